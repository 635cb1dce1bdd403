from __future__ import annotations

import pyoxigraph as ox

from spallm.analysis.answers import mentioned, stated
from spallm.vocabulary import CITO, SPALLM


def test_a_table_selects_the_entities_in_it(toy, toy_subgraph):
    table = toy.select(
        "SELECT ?m ?name { ?m spallm:hasSpecies species:mouse ; skos:prefLabel ?name }"
    )
    assert [node.id for node in mentioned(toy_subgraph, table).nodes.values()] == ["stofm"]


def test_constructed_triples_are_the_only_edges(toy, toy_subgraph):
    triples = toy.construct("CONSTRUCT { ?a cito:cites ?b } WHERE { ?a cito:cites ?b }")
    found = stated(toy_subgraph, triples)
    assert {edge.predicate for edge in found.edges} == {CITO.cites}
    assert len(found.nodes) == 3


def test_an_edge_that_a_query_makes_up_is_an_edge_without_evidence(toy_subgraph, iri):
    made = ox.Triple(
        ox.NamedNode(iri("model/scbert")),
        ox.NamedNode("urn:rivals"),
        ox.NamedNode(iri("model/scgpt")),
    )
    (edge,) = stated(toy_subgraph, [made]).edges
    assert (edge.predicate, edge.evidence) == ("urn:rivals", ())


def test_edges_of_the_graph_keep_their_evidence(toy, toy_subgraph, iri):
    triples = toy.construct(
        "CONSTRUCT WHERE { ?a spallm:continuallyPretrainedFrom ?b }",
        b=ox.NamedNode(iri("model/scgpt")),
    )
    (edge,) = stated(toy_subgraph, triples).edges
    assert edge.predicate == SPALLM.continuallyPretrainedFrom
    assert edge.evidence == (iri("evidence/github-bowang-lab-scgpt/readme.md"),)
