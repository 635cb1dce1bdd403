from __future__ import annotations

from spallm.analysis.neighbourhood import around
from spallm.vocabulary import PROV, SPALLM


def ids(found):
    return {node.id for node in found.nodes.values()}


def test_no_hops_leave_the_entity_alone(toy_subgraph, iri):
    assert ids(around(toy_subgraph, iri("model/scgpt"), 0)) == {"scgpt"}


def test_one_hop_reaches_both_ways(toy_subgraph, iri):
    found = ids(around(toy_subgraph, iri("model/scgpt"), 1))
    assert {"scgpt-spatial", "cellxgene-census", "zero-shot-evaluation"} <= found


def test_a_walk_ends_at_topics(toy_subgraph, iri):
    found = ids(around(toy_subgraph, iri("model/scgpt-spatial"), 2))
    assert "human" in found
    assert "stofm" not in found


def test_a_walk_may_start_at_a_topic(toy_subgraph, iri):
    assert "stofm" in ids(around(toy_subgraph, iri("species/human"), 1))


def test_chosen_relations_are_the_only_edges_left(toy_subgraph, iri):
    found = around(toy_subgraph, iri("model/scgpt"), 1, ["lineage"])
    assert ids(found) == {"scgpt", "scgpt-brain", "scgpt-spatial"}
    assert {edge.predicate for edge in found.edges} <= {
        PROV.wasDerivedFrom, SPALLM.continuallyPretrainedFrom, "http://purl.org/dc/terms/isVersionOf",
    }  # fmt: skip


def test_edges_that_were_not_chosen_leave_the_quads_too(toy_subgraph, iri):
    found = around(toy_subgraph, iri("model/scgpt"), 1, ["evaluates"])
    ends = {iri("paper/zero-shot-evaluation"), iri("model/scgpt")}
    between = {
        quad.predicate.value
        for quad in found.quads
        if {getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")} == ends
    }
    assert between == {SPALLM.evaluates}
