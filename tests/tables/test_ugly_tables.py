"""Comparisons and matrices of text that breaks what pastes text."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports.format import Selection
from spallm.exports.tables import TABLE_FORMATS, write
from spallm.store.subgraph import subgraph
from spallm.tables.comparison import comparison
from spallm.tables.matrices import data_matrix, evaluation_list, task_matrix
from spallm.views.wording import legible
from spallm.vocabulary import BASE, DCTERMS, FAIR4ML, RDF, RDFS, SCHEMA, SKOS, SPALLM

_MODEL, _TASK, _WORK = (ox.NamedNode(BASE + path) for path in ("model/m", "task/t", "paper/p"))
_TEST = ox.NamedNode(f"{BASE}evaluation/1")
NASTY = (
    'say "hi" & <b>bold</b>', "a|b\nc|d", "=HYPERLINK(1)", "100% of R&D_x #1 $5 {x} ~a ^b \\c `d`",
    "王小明；（甲）", "\u202eevil", "[x](javascript:alert(1))", "x; y", "---", "",
)  # fmt: skip


def world(text: str) -> Selection:
    """Return a model, a work and a test of it, with a text wherever text can stand."""
    facts: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (_MODEL, RDF.type, ox.NamedNode(FAIR4ML.MLModel)),
        (_MODEL, SKOS.prefLabel, ox.Literal(text, language="en")),
        (_MODEL, SKOS.altLabel, ox.Literal(text)),
        (_MODEL, SPALLM.year, ox.Literal(text)),
        (_MODEL, SPALLM.parameterCount, ox.Literal(text)),
        (_TASK, RDF.type, ox.NamedNode(SKOS.Concept)),
        (_TASK, SKOS.prefLabel, ox.Literal(text)),
        (_WORK, RDF.type, ox.NamedNode(SCHEMA.ScholarlyArticle)),
        (_WORK, SKOS.prefLabel, ox.Literal(text)),
        (_TEST, FAIR4ML.evaluatedMLModel, _MODEL),
        (_TEST, DCTERMS.source, _WORK),
        (_TEST, FAIR4ML.mlTask, _TASK),
        (_TEST, RDFS.comment, ox.Literal(text)),
        (_TEST, FAIR4ML.evaluationMetrics, ox.Literal(text)),
    ]
    whole = subgraph(ox.Quad(s, ox.NamedNode(p), o) for s, p, o in facts)
    return Selection(whole, whole)


@pytest.mark.parametrize("text", NASTY, ids=repr)
def test_every_format_takes_any_text(text: str) -> None:
    selection = world(text)
    for table in (
        comparison(selection, columns=["all"]), task_matrix(selection),
        evaluation_list(selection, language="zh"),
    ):  # fmt: skip
        assert all(write(table, form) for form in TABLE_FORMATS)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_names_come_back_as_they_are_legible(text: str) -> None:
    table = comparison(world(text), columns=["id"])
    read = json.loads(write(table, "json"))["rows"][0]["cells"]["name"]["values"][0]["value"]
    assert read == (legible(text) or "m")
    body = write(table, "csv").decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(body)))) == 2


def test_data_that_are_no_entity_of_a_foreign_graph_are_no_column() -> None:
    """A blank node that a test used and a model was trained on, for one."""
    data = ox.BlankNode("data")
    whole = world("x").whole
    more = [
        ox.Quad(_TEST, ox.NamedNode(FAIR4ML.evaluationDataset), data),
        ox.Quad(_MODEL, ox.NamedNode(SPALLM.pretrainedOn), data),
    ]
    foreign = subgraph([*whole.quads, *more])
    table = data_matrix(Selection(foreign, foreign), every=True)
    assert [heading.name for heading in table.headings] == ["model"]
