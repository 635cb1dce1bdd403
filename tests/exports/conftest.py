"""A small real graph in the shape of the snapshot, and a foreign one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import PREFIXES

HERE = Path(__file__).parent


def read(trig: str) -> Subgraph:
    """Return the subgraph of TriG text in which our prefixes need not be declared."""
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return subgraph(ox.parse(header + trig, format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def graph() -> Subgraph:
    return read((HERE / "toy.trig").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def models(graph: Subgraph) -> Subgraph:
    return graph.of_kinds({"model"})


@pytest.fixture(scope="session")
def papers(graph: Subgraph) -> Subgraph:
    return graph.of_kinds({"paper"})


@pytest.fixture(scope="session")
def foreign() -> Subgraph:
    """People and a document of another vocabulary, blank nodes among them."""
    return read(
        """
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix ex: <http://example.org/people#> .
        ex:alice a foaf:Person ; foaf:name "Alice" ; foaf:age 42 ; foaf:knows ex:bob ;
            foaf:account [ foaf:accountName "alice" ], [ foaf:accountName "al" ] .
        ex:bob a foaf:Person ; rdfs:label "Bob"@en , "鲍勃"@zh ; foaf:knows ex:alice .
        <http://example.org/people#王小明> a foaf:Person ; foaf:knows ex:bob .
        ex:note a foaf:Document ; dcterms:title "A note | with <b>pipes</b>" .
        """
    )
