"""RDF formats, read back by rdflib and compared with what pyoxigraph holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from xml.sax import SAXParseException

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from rdflib.exceptions import ParserError

from spallm.errors import GraphError
from spallm.exports import Options, export
from spallm.exports.characters import Cleaner
from spallm.exports.xml_names import nameable
from spallm.store.subgraph import subgraph
from spallm.vocabulary import RDF

TRIPLES = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
QUADS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
DEFAULT = str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
text = st.text(st.characters(exclude_categories=["Cs"]))


def term(node):
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    datatype = None if node.language else node.datatype.value
    if datatype == "http://www.w3.org/2001/XMLSchema#string":
        datatype = None
    return rdflib.Literal(node.value, lang=node.language, datatype=datatype)


def expected(quads):
    graphs = defaultdict(rdflib.Graph)
    for quad in quads:
        name = DEFAULT if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        graphs[name].add(tuple(map(term, (quad.subject, quad.predicate, quad.object))))
    return graphs


def found(body, syntax):
    dataset = rdflib.Dataset()
    dataset.parse(data=body, format=syntax)
    graphs = defaultdict(rdflib.Graph)
    for s, p, o, name in dataset.quads():
        graphs[DEFAULT if name is None else str(name)].add((s, p, o))
    return graphs


def alike(one, other):
    return one.keys() == other.keys() and all(isomorphic(one[n], other[n]) for n in one)


@pytest.mark.parametrize("name", TRIPLES)
def test_triples_read_back_as_the_default_graph(name, graph):
    read = rdflib.Graph().parse(data=export(graph, name).body, format=TRIPLES[name])
    assert isomorphic(read, expected(graph.quads)[DEFAULT])


@pytest.mark.parametrize("name", QUADS)
def test_quads_read_back_with_their_evidence_graphs(name, graph):
    assert alike(found(export(graph, name).body, QUADS[name]), expected(graph.quads))


@pytest.mark.parametrize("name", TRIPLES)
def test_triples_of_a_foreign_graph_keep_its_blank_nodes(name, foreign):
    read = rdflib.Graph().parse(data=export(foreign, name).body, format=TRIPLES[name])
    assert isomorphic(read, expected(foreign.quads)[DEFAULT])


@pytest.mark.parametrize("name", TRIPLES | QUADS)
def test_a_graph_read_twice_exports_alike_whatever_its_blank_nodes_were_called(name, reading):
    trig = "model:x a fair4ml:MLModel ; rdfs:seeAlso [ rdfs:label 'a' ] , [ rdfs:label 'b' ] ."
    assert export(reading(trig), name) == export(reading(trig), name)


def test_triple_formats_say_how_much_evidence_they_leave_out(graph):
    assert export(graph, "turtle").notes == (
        "2 quads of evidence in 1 named graphs are left out; trig, nquads and jsonld keep them.",
    )


def test_formats_with_graphs_leave_nothing_out(graph):
    assert not any(export(graph, name).notes for name in QUADS)


@pytest.mark.parametrize("name", TRIPLES)
def test_a_graph_that_stands_in_named_graphs_only_is_merged_and_says_so(name, reading):
    graph = reading("GRAPH <http://example.org/g> { model:x a fair4ml:MLModel }")
    exported = export(graph, name)
    assert len(rdflib.Graph().parse(data=exported.body, format=TRIPLES[name])) == 1
    assert "names of the 1 graphs" in exported.notes[0]


@pytest.mark.parametrize("name", TRIPLES)
def test_nasty_text_survives_triples(name, nasty, with_text):
    graph = with_text(nasty)
    read = rdflib.Graph().parse(data=export(graph, name).body, format=TRIPLES[name])
    shown = Cleaner().clean(nasty) if name == "rdfxml" else nasty
    assert isomorphic(read, expected(with_text(shown).quads)[DEFAULT])


@pytest.mark.parametrize("name", QUADS)
def test_nasty_text_survives_quads(name, nasty, with_text):
    graph = with_text(nasty)
    assert alike(found(export(graph, name).body, QUADS[name]), expected(graph.quads))


@settings(deadline=None)
@given(text)
def test_any_text_survives_rdfxml_but_for_what_xml_forbids(with_text, label):
    graph, cleaner = with_text(label), Cleaner()
    read = rdflib.Graph().parse(data=export(graph, "rdfxml").body, format="xml")
    shown = cleaner.clean(label)
    assert isomorphic(read, expected(with_text(shown).quads)[DEFAULT])
    assert bool(export(graph, "rdfxml").notes) == bool(cleaner.replaced)


@settings(deadline=None)
@given(st.from_regex(r"http://e/[a-z0-9/.\-_:é·]{1,8}(#[a-z0-9/.\-_:é·]{0,4})?", fullmatch=True))
def test_a_property_is_refused_exactly_where_rdfxml_would_be_wrong(iri):
    quad = ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode(iri), ox.Literal("x"))
    body = ox.serialize([quad], format=ox.RdfFormat.RDF_XML)
    try:
        read = {str(p) for _, p, _ in rdflib.Graph().parse(data=body, format="xml")}
    except (SAXParseException, ParserError):
        read = set()
    assert nameable(iri) == (read == {iri})


def test_words_of_the_rdfxml_syntax_are_no_properties():
    assert not nameable(f"{RDF.iri}Description")
    assert nameable(RDF.type)


def test_equal_quads_are_written_once(reading):
    graph = reading("model:x a fair4ml:MLModel .")
    assert export(subgraph(graph.quads * 2), "ntriples") == export(graph, "ntriples")


@pytest.mark.parametrize("name", QUADS)
def test_without_evidence_quads_are_the_default_graph_alone(name, graph):
    exported = export(graph, name, options=Options(evidence=False))
    assert alike(found(exported.body, QUADS[name]), {DEFAULT: expected(graph.quads)[DEFAULT]})
    assert exported.notes == ()


@pytest.mark.parametrize("name", TRIPLES)
def test_who_wants_no_evidence_is_not_told_that_it_is_left_out(name, graph):
    exported = export(graph, name, options=Options(evidence=False))
    assert export(graph, name).notes
    assert exported == replace(export(graph, name), notes=())


def test_a_class_that_is_no_xml_name_is_written_as_a_property(reading):
    graph = reading("model:m a <http://e/2024> ; <http://z.e/last> 1 .")
    read = rdflib.Graph().parse(data=export(graph, "rdfxml").body, format="xml")
    assert isomorphic(read, expected(graph.quads)[DEFAULT])


def test_a_class_alone_that_is_no_xml_name_is_refused(reading):
    with pytest.raises(GraphError, match="<http://e/2024>"):
        export(reading("model:m a <http://e/2024> ."), "rdfxml")
