from __future__ import annotations

import tomllib
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from spallm.vocabulary import NAMESPACES, PREFIXES

EXAMPLE = Path(__file__).parent / "conforming.ttl"
PROLOGUE = "BASE <https://w3id.org/spallm/>\n" + "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()
)

with (EXAMPLE.parent / "faults.toml").open("rb") as file:
    FAULTS = tomllib.load(file)["fault"]


@pytest.fixture(scope="module")
def example(schemes: Graph) -> Graph:
    """Return the conforming example with the concepts that it names, without broader ones."""
    graph = Graph().parse(EXAMPLE)
    for concept in set(graph.objects()) & set(schemes.subjects(RDF.type, SKOS.Concept)):
        for predicate, value in schemes.predicate_objects(concept):
            if predicate != SKOS.broader:
                graph.add((concept, predicate, value))
    for scheme in set(graph.objects(None, SKOS.inScheme)):
        graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    return graph


def broken(example: Graph, update: str) -> Graph:
    graph = Graph()
    for triple in example:
        graph.add(triple)
    graph.update(PROLOGUE + update)
    return graph


def report(data: Graph, shapes: Graph) -> Graph:
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(found, Graph)
    return found


def messages(found: Graph, language: str) -> list[str]:
    texts = (
        text
        for result in found.objects(None, SH.result)
        for text in found.objects(result, SH.resultMessage)
    )
    return [str(text) for text in texts if isinstance(text, Literal) and text.language == language]


def test_the_shapes_are_themselves_valid_shacl(shapes: Graph) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_the_example_conforms(example: Graph, shapes: Graph) -> None:
    assert list(report(example, shapes).objects(None, SH.result)) == []


def test_every_concept_conforms(schemes: Graph, shapes: Graph) -> None:
    assert list(report(schemes, shapes).objects(None, SH.result)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_fault_is_reported_in_the_curators_words(
    example: Graph, shapes: Graph, fault: dict[str, str]
) -> None:
    found = report(broken(example, fault["update"]), shapes)
    assert any(fault["message"] in message for message in messages(found, "en"))
    assert len(messages(found, "zh")) == len(messages(found, "en"))


def test_a_fault_is_reported_once(example: Graph, shapes: Graph) -> None:
    update = "INSERT DATA { model:toy spallm:hasArchitecture <architecture/cathedral> ;"
    update += " fair4ml:modelCategory <architecture/cathedral> }"
    assert len(messages(report(broken(example, update), shapes), "en")) == 1


def test_every_shape_that_can_fail_speaks_both_languages(shapes: Graph) -> None:
    speakers = {
        node
        for node in shapes.subjects(RDF.type)
        if isinstance(node, URIRef)
        and ((node, SH.path, None) in shapes or (node, SH.closed, None) in shapes)
    }
    assert speakers
    for node in speakers:
        said = {m.language for m in shapes.objects(node, SH.message) if isinstance(m, Literal)}
        assert said == {"en", "zh"}, node


def test_shapes_speak_only_of_terms_that_the_vocabulary_module_lists(shapes: Graph) -> None:
    known = {space.iri + term for space in NAMESPACES for term in space.terms}
    named: set[Node] = set()
    for predicate in (SH.path, SH["class"], SH.targetClass, SH.targetObjectsOf):
        named |= {node for node in shapes.objects(None, predicate) if isinstance(node, URIRef)}
    assert {str(node) for node in named} - known == set()


def test_every_closed_shape_is_met_by_the_example(example: Graph, shapes: Graph) -> None:
    classes = {shapes.value(node, SH.targetClass) for node in shapes.subjects(SH.closed)}
    unmet = [cls for cls in classes - {None} if (None, RDF.type, cls) not in example]
    assert unmet == []


def test_no_shape_of_a_property_is_left_unused(shapes: Graph) -> None:
    declared = set(shapes.subjects(RDF.type, SH.PropertyShape))
    assert declared - set(shapes.objects(None, SH.property)) == set()
    assert (None, RDFS.label, None) not in shapes
