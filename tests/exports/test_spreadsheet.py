"""CSV, read back by the csv module, and safe in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import export
from spallm.exports.characters import Cleaner
from spallm.exports.column import COLUMNS
from spallm.exports.spreadsheet import SEPARATOR, guarded, unguarded
from spallm.store.subgraph import subgraph
from spallm.vocabulary import SCHEMA, SKOS

text = st.text(st.characters(exclude_categories=["Cs"]))


def rows(exported):
    return {row["id"]: row for row in csv.DictReader(StringIO(exported.text, newline=""))}


def test_every_entity_has_a_row_of_all_columns(graph):
    found = rows(export(graph, "csv"))
    assert set(found) == {node.id for node in graph.nodes.values()}
    assert all(list(row) == [column.name for column in COLUMNS] for row in found.values())


def test_column_names_are_unique():
    names = [column.name for column in COLUMNS]
    assert len(names) == len(set(names))


def test_a_model_has_its_facts(graph):
    row = rows(export(graph, "csv"))["scgpt"]
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "scgpt",
        "kind": "model",
        "name": "scGPT",
        "aliases": "scGPT whole-human",
        "type": "family",
        "year": "2024",
        "code": "https://github.com/bowang-lab/scGPT",
        "license": "MIT License",
        "weights": "https://drive.google.com/drive/folders/1oWh_-ZRdhtoGQ2Fw24HP41FgLoomVo-y",
        "parameters": "53000000",
        "pretraining_size": "33000000",
        "pretraining_unit": "cells",
        "pretraining_qualifier": "over",
        "tasks": "cell type annotation; perturbation prediction",
        "architectures": "transformer",
        "creators": "Vector Institute",
        "introduced_in": "scgpt-toward-building",
        "pretrained_on": "cellxgene-census",
        "iri": "https://w3id.org/spallm/model/scgpt",
    }


def test_a_paper_names_its_authors_in_order(graph):
    row = rows(export(graph, "csv"))["scgpt-toward-building"]
    assert row["authors"] == "Haotian Cui; Chloe Wang; Bo Wang"


def test_a_selection_says_the_same_of_an_entity_as_the_whole(graph, models):
    assert rows(export(models, "csv"))["scgpt"] == rows(export(graph, "csv"))["scgpt"]


def test_lineage_is_told_apart(graph):
    row = rows(export(graph, "csv"))["scgpt-spatial"]
    assert row["continually_pretrained_from"] == row["derived_from"] == "scgpt"
    assert row["fine_tuned_from"] == ""
    assert row["name_zh"] == "空间 scGPT"


def test_our_own_facts_all_have_a_column(models):
    assert export(models, "csv").notes == ()


def test_what_has_no_column_is_named(foreign):
    (note,) = export(foreign, "csv").notes
    assert "http://xmlns.com/foaf/0.1/knows" in note


def test_the_file_opens_in_excel_as_utf8_with_lines_as_in_rfc_4180(graph):
    body = export(graph, "csv").body
    assert body.startswith(b"\xef\xbb\xbfid,kind,")
    assert body.count(b"\n") == body.count(b"\r\n") == len(graph.nodes) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "'=", "''@"])
def test_a_formula_is_guarded(start):
    assert guarded(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("harmless", ["scGPT", "'t Hoen", "", "1-2", "a=b"])
def test_other_text_is_left_alone(harmless):
    assert guarded(harmless) == harmless


@settings(deadline=None)
@given(text)
def test_guarding_is_undone_exactly(label):
    assert unguarded(guarded(label)) == label


@settings(deadline=None)
@given(text)
def test_no_cell_begins_like_a_formula(label):
    assert not guarded(label).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def compare(graph, label):
    exported = export(graph, "csv")
    row = rows(exported)["p"]
    meant = Cleaner().clean(label)
    assert unguarded(row["name"]) == unguarded(row["title"]) == unguarded(row["venue"]) == meant
    inside = {meant.replace(SEPARATOR, ", "), f"{meant}; {meant}".replace(SEPARATOR, ", ")}
    aliases = rows(exported)["m"]["aliases"]
    assert len(aliases.split(SEPARATOR)) == 2
    assert {unguarded(alias) for alias in aliases.split(SEPARATOR)} == inside
    assert bool(exported.notes) == (meant != label)


def test_nasty_text_comes_back(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None)
@given(text)
def test_any_text_comes_back(with_text, label):
    compare(with_text(label), label)


def test_what_an_entity_is_in_short_has_a_column_for_each_language():
    about = ox.NamedNode("https://w3id.org/spallm/model/a-model")
    texts = {"en": "A model, of 2024.", "zh": "2024 年的模型。"}
    said = [
        ox.Quad(about, ox.NamedNode(SCHEMA.description), ox.Literal(text, language=language))
        for language, text in texts.items()
    ]
    name = ox.Quad(about, ox.NamedNode(SKOS.prefLabel), ox.Literal("A model"))
    exported = export(subgraph([name, *said]), "csv")
    row = rows(exported)["a-model"]
    assert (row["description"], row["description_zh"]) == tuple(texts.values())
    assert exported.notes == ()
