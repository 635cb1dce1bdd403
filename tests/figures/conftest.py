"""What tests of figures share: a small field made for them, and ways to select from a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest

from spallm.analysis.data_version import DataVersion
from spallm.exports.format import Selection
from spallm.figures import Statement
from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import PREFIXES

FIELD = """
graph_of:snapshot dcterms:title "A small field"@en ; dcat:version "7" ;
    dcterms:modified "2025-06-30" .
model:base a fair4ml:MLModel ; dcterms:identifier "base" ; skos:prefLabel "Base"@en, "基座"@zh ;
    spallm:year 2023 ; codemeta:referencePublication paper:first ;
    schema:distribution <https://w3id.org/spallm/model/base/weights/1> .
<https://w3id.org/spallm/model/base/weights/1> schema:contentUrl <https://example.org/w> .
model:base-large a fair4ml:MLModel ; dcterms:identifier "base-large" ;
    skos:prefLabel "Base large"@en ; dcterms:isVersionOf model:base .
model:tuned a fair4ml:MLModel ; dcterms:identifier "tuned" ; skos:prefLabel "Tuned"@en ;
    spallm:year 2024 ; fair4ml:fineTunedFrom model:base-large ;
    prov:wasDerivedFrom model:base-large .
model:parts a fair4ml:MLModel ; dcterms:identifier "parts" ; skos:prefLabel "Parts"@en ;
    spallm:year 2025 ; spallm:usesComponent model:tuned ; schema:isBasedOn model:tuned .
model:lost a fair4ml:MLModel ; dcterms:identifier "lost" ; skos:prefLabel "Lost"@en .
paper:first a schema:ScholarlyArticle ; dcterms:identifier "first" ;
    skos:prefLabel "First"@en ; spallm:year 2023 ; cito:cites paper:old ;
    schema:creativeWorkStatus <https://w3id.org/spallm/status/published> .
paper:second a schema:ScholarlyArticle ; dcterms:identifier "second" ;
    skos:prefLabel "Second"@en ; spallm:year 2025 ; cito:cites paper:first, paper:old ;
    schema:creativeWorkStatus <https://w3id.org/spallm/status/preprint-only> .
paper:old a schema:ScholarlyArticle ; dcterms:identifier "old" ; skos:prefLabel "Old"@en ;
    spallm:year 2019 ; schema:creativeWorkStatus <https://w3id.org/spallm/status/retracted> .
paper:dateless a schema:ScholarlyArticle ; dcterms:identifier "dateless" ;
    skos:prefLabel "Dateless"@en .
spallm:usesComponent rdfs:subPropertyOf schema:isBasedOn .
fair4ml:fineTunedFrom rdfs:subPropertyOf prov:wasDerivedFrom ; rdfs:label "fine-tuned from"@en .
"""


def read(text: str) -> Subgraph:
    """Return the graph of Turtle in which our prefixes need not be declared."""
    prefixes = {**PREFIXES, "graph_of": "https://w3id.org/spallm/"}
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes.items())
    return subgraph(ox.parse(header + text, format=ox.RdfFormat.TRIG))


#: What the bundled graph says of itself, so that not every test adds up its digest.
ABOUT = Statement("everything", DataVersion("0" * 64, "SpaLLM", "2026.11", "2026-11-23"))
Choosing = Callable[[Subgraph, Iterable[str]], Selection]


@pytest.fixture(scope="session")
def reading() -> Callable[[str], Subgraph]:
    return read


@pytest.fixture(scope="session")
def choosing() -> Choosing:
    """Select entities of a graph by their ids."""

    def chosen(graph: Subgraph, ids: Iterable[str]) -> Selection:
        wanted = set(ids)
        return Selection(graph.restricted(i for i, n in graph.nodes.items() if n.id in wanted),
                         graph)  # fmt: skip

    return chosen


@pytest.fixture(scope="session")
def field() -> Selection:
    graph = read(FIELD)
    return Selection(graph, graph)
