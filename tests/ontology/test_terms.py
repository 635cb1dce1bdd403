from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

from spallm import vocabulary
from spallm.vocabulary import FAIR4ML, PROV, SCHEMA, SPALLM

FILES = sorted((Path(__file__).parents[2] / "ontology").rglob("*.ttl"))
#: Namespaces that only RDF itself and its tools see, so their terms need no name for readers.
PLUMBING = frozenset({"rdf", "rdfs", "owl", "xsd", "sh", "spallm"})
CHINESE = re.compile("[一-鿿]")
LINEAGE = (
    "adaptedFrom", "continuallyPretrainedFrom", "distilledFrom", "initializedFrom", "mergedFrom",
    "quantizedFrom",
)  # fmt: skip


def texts(graph: Graph, subject: URIRef, predicate: URIRef) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"en": [], "zh": []}
    for text in graph.objects(subject, predicate):
        assert isinstance(text, Literal)
        found[str(text.language)].append(str(text))
    return found


def minted(terms: Graph) -> set[URIRef]:
    nodes = map(str, terms.subjects(RDF.type))
    return {URIRef(node) for node in nodes if node.startswith(SPALLM.iri)}


def shown_terms() -> list[str]:
    """Return the terms of other vocabularies that readers can meet."""
    spaces = (space for space in vocabulary.NAMESPACES if space.prefix not in PLUMBING)
    return sorted(space.iri + term for space in spaces for term in space.terms)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_turtle_for_both_parsers(path: Path) -> None:
    assert len(list(ox.parse(path=path))) == len(Graph().parse(path))


def test_the_minted_terms_are_those_that_the_vocabulary_module_lists(terms: Graph) -> None:
    assert {str(term).removeprefix(SPALLM.iri) for term in minted(terms)} == SPALLM.terms


def test_each_minted_term_has_one_label_and_one_comment_in_both_languages(terms: Graph) -> None:
    for term in minted(terms):
        for predicate in (RDFS.label, RDFS.comment):
            found = texts(terms, term, predicate)
            assert {language: len(each) for language, each in found.items()} == {"en": 1, "zh": 1}
            assert CHINESE.search(found["zh"][0]), term


def test_each_minted_term_has_a_kind_and_says_where_it_is_defined(terms: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for term in minted(terms):
        assert len(set(terms.objects(term, RDF.type)) & kinds) == 1, term
        assert terms.value(term, RDFS.isDefinedBy) == URIRef(vocabulary.ONTOLOGY_GRAPH), term


def test_each_term_that_readers_meet_has_one_name_in_both_languages(terms: Graph) -> None:
    counts = {
        term: {k: len(v) for k, v in texts(terms, URIRef(term), RDFS.label).items()}
        for term in shown_terms()
    }
    assert {term: n for term, n in counts.items() if n != {"en": 1, "zh": 1}} == {}


def test_no_term_is_named_that_the_vocabulary_module_does_not_list(terms: Graph) -> None:
    known = {space.iri + term for space in vocabulary.NAMESPACES for term in space.terms}
    known.add(vocabulary.ONTOLOGY_GRAPH)
    assert {str(term) for term in terms.subjects(RDFS.label)} - known == set()


def test_chinese_names_are_chinese(terms: Graph) -> None:
    inverse = URIRef(SPALLM.inverseLabel)
    named = [*terms.objects(None, RDFS.label), *terms.objects(None, inverse)]
    zh = [str(name) for name in named if isinstance(name, Literal) and name.language == "zh"]
    assert [name for name in zh if not CHINESE.search(name)] == []


def test_inverse_names_come_in_both_languages(terms: Graph) -> None:
    inverse = URIRef(SPALLM.inverseLabel)
    for term in set(terms.subjects(inverse)):
        found = texts(terms, URIRef(str(term)), inverse)
        assert {language: len(each) for language, each in found.items()} == {"en": 1, "zh": 1}


@pytest.mark.parametrize("iri", [FAIR4ML.fineTunedFrom, *(SPALLM[name] for name in LINEAGE)])
def test_lineage_of_weights_is_derivation(terms: Graph, iri: str) -> None:
    assert terms.value(URIRef(iri), RDFS.subPropertyOf) == URIRef(PROV.wasDerivedFrom)


@pytest.mark.parametrize("name", ["usesComponent", "extendsArchitectureOf"])
def test_use_without_descent_is_not_derivation(terms: Graph, name: str) -> None:
    parents = set(terms.objects(URIRef(SPALLM[name]), RDFS.subPropertyOf))
    assert parents == {URIRef(SCHEMA.isBasedOn)}


@pytest.mark.parametrize("iri", [PROV.wasRevisionOf, PROV.wasInfluencedBy])
def test_succession_and_inspiration_are_not_lineage_of_weights(terms: Graph, iri: str) -> None:
    assert list(terms.objects(URIRef(iri), RDFS.subPropertyOf)) == []
