"""The toy graph of the analyses with sections and statuses, and a foreign graph, to select from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from spallm.selecting.index import Index
from spallm.selecting.parsing import parse
from spallm.selecting.saved import expanded
from spallm.selecting.scope import GraphScope, Scope
from spallm.store.graph import Graph
from spallm.store.subgraph import subgraph

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
SECTIONS = """
@prefix section: <https://w3id.org/spallm/section/> .
@prefix status: <https://w3id.org/spallm/status/> .
section:models a skos:Concept ; dcterms:identifier "models" ; skos:prefLabel "Models"@en .
section:language a skos:Concept ; dcterms:identifier "language" ;
    skos:prefLabel "Language-like"@en , "类语言模型"@zh ; skos:broader section:models .
section:tests a skos:Concept ; dcterms:identifier "tests" ; skos:prefLabel "Tests"@en .
status:published a skos:Concept ; dcterms:identifier "published" .
status:retracted a skos:Concept ; dcterms:identifier "retracted" .
paper:scgpt-toward-building dcterms:subject section:language ;
    schema:creativeWorkStatus status:published .
paper:scbert-as-a-large-scale dcterms:subject section:models ;
    schema:creativeWorkStatus status:retracted .
paper:zero-shot-evaluation dcterms:subject section:tests .
"""
FOREIGN = """
@prefix ex: <http://example.org/> .
@prefix cito: <http://purl.org/spar/cito/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:a a ex:Network ; rdfs:label "Alpha" ; cito:cites ex:b ; ex:note [ rdfs:label "inner" ] .
ex:b a ex:Network ; rdfs:label "Beta & sons" .
ex:c a ex:Corpus ; rdfs:label "Gamma" .
ex:d rdfs:label "Delta" .
"""
Find = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    file = tmp_path_factory.mktemp("selecting") / "toy.trig"
    file.write_text(TOY.read_text("utf-8") + SECTIONS, "utf-8")
    with Graph.open(str(file)) as graph:
        yield graph


@pytest.fixture(scope="session")
def index(graph: Graph) -> Index:
    return Index(subgraph(graph.quads()))


@pytest.fixture
def scope(graph: Graph, index: Index, tmp_path: Path) -> Scope:
    return GraphScope(index, tmp_path, graph=graph)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scope]:
    file = tmp_path_factory.mktemp("foreign") / "foreign.ttl"
    file.write_text(FOREIGN, "utf-8")
    with Graph.open(str(file)) as graph:
        yield GraphScope(Index(subgraph(graph.quads())), graph=graph)


@pytest.fixture
def find(scope: Scope) -> Find:
    """Return the ids of what an expression finds, in the order of their letters."""

    def ids(expression: str) -> list[str]:
        found = scope.members(expanded(parse(expression), scope))
        return sorted(scope.whole.nodes[iri].id for iri in found.iris)

    return ids
