"""The queries are plain SPARQL 1.1: an engine that shares no code with ours agrees with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pyoxigraph as ox
import pytest
import rdflib

from spallm.analysis.card import card
from spallm.analysis.entities import Filters, list_entities
from spallm.analysis.lineage import lineage
from spallm.analysis.resolve import resolve
from spallm.analysis.search import search
from spallm.analysis.statistics import stats
from spallm.store.engine import Limits
from spallm.store.home import OURS
from spallm.store.prepared import prepare
from spallm.store.results import parse_table

from .conftest import TOY

if TYPE_CHECKING:
    from spallm.store.results import Table, Term


class Second:
    """As much of a graph as analyses use, answered by rdflib."""

    limits = Limits()
    default_graphs: frozenset[ox.NamedNode] = frozenset()
    home = OURS

    def __init__(self) -> None:
        self.dataset = rdflib.Dataset(default_union=False)
        self.dataset.parse(TOY, format="trig")

    def within(self, _: Limits) -> Self:
        return self

    def select(self, text: str, /, **parameters: Term) -> Table:
        answer = self.dataset.query(prepare(text, parameters).text)
        return parse_table(answer.serialize(format="json"))


@pytest.fixture(scope="module")
def second():
    return Second()


@pytest.mark.parametrize(
    "question",
    [
        lambda graph, iri: card(graph, iri("model/scgpt")),
        lambda graph, iri: card(graph, iri("model/geneformer")),
        lambda graph, iri: lineage(graph, iri("model/geneformer"), components=True),
        lambda graph, _: list_entities(graph, "model", Filters(license="permissive-license")),
        lambda graph, _: list_entities(graph, "model", Filters(since=2023, text="gpt")),
        lambda graph, _: resolve(graph, "10.1038/S41592-024-02201-0"),
        lambda graph, _: search(graph, "scgtp"),
        lambda graph, _: stats(graph),
    ],
    ids=["card", "disputed", "lineage", "licence", "years", "doi", "search", "stats"],
)
def test_a_second_engine_gives_the_same_answer(toy, second, iri, question):
    assert question(second, iri) == question(toy, iri)
