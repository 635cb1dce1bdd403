"""Pages of graphs that are not ours, and of those that mean harm."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.entity import entity
from spallm.web.pages.evidence import evidence
from tests.web.reading import Links, text

FOREIGN = """
@prefix ex: <http://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
ex:alice a foaf:Person ; foaf:name "Alice" ; foaf:knows ex:bob , [ foaf:name "Nobody" ] .
ex:bob a foaf:Person ; foaf:name "Bob" ; ex:homepage <javascript:alert(1)> ; ex:tag "a", "b"@fr .
ex:graph { ex:bob ex:tag "c" . }
"""


def test_a_foreign_graph_has_pages_too() -> None:
    library = Library(subgraph(ox.parse(FOREIGN, ox.RdfFormat.TRIG)))
    for path, node in library.by_path.items():
        links = Links(entity(library, Address(path), node.iri)).links
        assert not any(link.startswith("javascript") for link in links)
    ((path, name),) = library.evidence.items()
    assert "Bob" in evidence(library, Address(path), name)


HOSTILE = (
    "</script><script>window.hit=1</script>", "<img src=x onerror=window.hit=1>",
    "\\\" onmouseover=window.hit=1 x=\\\"", "{{ 7*7 }}", "javascript:window.hit=1",
)  # fmt: skip
EVERYWHERE = """
@prefix b: <https://w3id.org/spallm/> . @prefix schema: <https://schema.org/> .
@prefix fair4ml: <https://w3id.org/fair4ml#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix spallm: <https://w3id.org/spallm/ontology#> . @prefix cito: <http://purl.org/spar/cito/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix codemeta: <https://codemeta.github.io/terms/> .
b:model\\/m a fair4ml:MLModel ; dcterms:identifier "{0}" ; skos:prefLabel "{0}"@en, "{0}"@zh ;
    skos:altLabel "{0}" ; schema:description "{0}" ; spallm:parameterCount "{0}" ;
    schema:codeRepository <javascript:window.hit=1> ; prov:wasDerivedFrom b:model\\/n ;
    codemeta:referencePublication b:paper\\/p ; fair4ml:hasEvaluation b:evaluation\\/e .
b:model\\/n a fair4ml:MLModel ; skos:prefLabel "{0}" .
b:paper\\/p a schema:ScholarlyArticle ; dcterms:title "{0}" ;
    schema:author b:paper\\/p\\/author\\/1 .
b:paper\\/p\\/author\\/1 schema:name "{0}" .
b:evaluation\\/e a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel b:model\\/m ;
    dcterms:source b:paper\\/p ; fair4ml:evaluationResults "{0}" ; rdfs:comment "{0}" .
b:evidence\\/x\\/y skos:prefLabel "{0}" ; schema:url <javascript:window.hit=1> ;
    spallm:locator "{0}" .
[] a rdf:Statement ; rdf:subject b:model\\/m ; rdf:predicate spallm:year ; rdf:object 2024 ;
    rdfs:comment "{0}" .
b:evidence\\/x\\/y {{ b:model\\/m spallm:year 2024 ; schema:description "{0}" . }}
spallm:year rdfs:label "{0}" .
"""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_never_becomes_markup(hostile: str) -> None:
    library = Library(subgraph(ox.parse(EVERYWHERE.format(hostile), ox.RdfFormat.TRIG)))
    pages = [entity(library, Address(path), node.iri) for path, node in library.by_path.items()]
    pages += [evidence(library, Address(path), name) for path, name in library.evidence.items()]
    for html in pages:
        found = Links(html)
        assert found.tags.count("script") == 1
        assert "img" not in found.tags
        assert not any(name.startswith("on") or name == "style" for name in found.attributes)
        assert not any(link.startswith("javascript") for link in found.links)
        assert "49" not in text(html)
