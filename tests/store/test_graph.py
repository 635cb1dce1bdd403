from __future__ import annotations

from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.results import DEFAULT_GRAPH, Literal, NamedNode

SPATIAL = NamedNode("https://w3id.org/spallm/model/scgpt-spatial")


def test_yes_and_no(graph):
    assert graph.ask("ASK { ?m skos:prefLabel ?name }", name=Literal("scGPT", language="en"))
    assert not graph.ask("ASK { ?m skos:prefLabel ?name }", name=Literal("scGPT"))


def test_a_table_says_that_it_was_cut(engine):
    table = Graph(engine, Limits(rows=1)).select("SELECT ?m { ?m a fair4ml:MLModel }")
    assert (len(table), table.truncated) == (1, True)


def test_triples_are_constructed(graph):
    triples = graph.construct("CONSTRUCT WHERE { ?m prov:wasDerivedFrom ?base }", m=SPATIAL)
    assert [triple.subject for triple in triples] == [SPATIAL]


def test_all_quads_are_read_whatever_the_limit_of_rows(engine):
    quads = Graph(engine, Limits(rows=1)).quads()
    assert len(quads) == 12
    assert sum(quad.graph_name != DEFAULT_GRAPH for quad in quads) == 1


def test_quads_of_some_subjects_come_from_every_graph(graph):
    quads = graph.quads([SPATIAL])
    assert {quad.subject for quad in quads} == {SPATIAL}
    assert len(quads) == 6
    assert graph.quads([]) == []


def test_many_subjects_are_asked_for_in_several_queries(graph):
    others = [NamedNode(f"https://w3id.org/spallm/model/other-{n}") for n in range(5000)]
    assert len(graph.quads([*others, SPATIAL])) == 6


def test_n_quads_are_the_same_bytes_each_time(graph):
    lines = graph.nquads().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 12
