"""Blank nodes are named by their surroundings, whatever they were called."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from spallm.exports.blank_nodes import relabelled

LINK = ox.NamedNode("http://example.org/p")


def tree(labels):
    """Return a chain of blank nodes that ends in a literal, so that no two are alike."""
    nodes = [ox.BlankNode(label) for label in labels]
    links = [ox.Quad(a, LINK, b) for a, b in pairwise(nodes)]
    return [*links, ox.Quad(nodes[-1], LINK, ox.Literal("end"))]


@given(st.permutations("abcdef"))
def test_labels_do_not_decide_the_names(labels):
    assert set(relabelled(tree(labels))) == set(relabelled(tree("abcdef")))


def test_quads_without_blank_nodes_stay_as_they_are():
    quads = [ox.Quad(LINK, LINK, LINK)]
    assert relabelled(quads) == quads


def test_nodes_that_cannot_be_told_apart_stay_apart():
    quads = [ox.Quad(LINK, LINK, ox.BlankNode()), ox.Quad(LINK, LINK, ox.BlankNode())]
    assert len(set(relabelled(quads))) == 2


def test_a_graph_made_to_be_slow_is_not():
    nodes = [ox.BlankNode() for _ in range(30)]
    clique = [ox.Quad(a, LINK, b) for a in nodes for b in nodes if a != b]
    assert len(set(relabelled(clique))) == len(clique)


def test_a_blank_graph_name_is_renamed_with_the_others():
    graph = ox.BlankNode("g")
    (quad,) = relabelled([ox.Quad(graph, LINK, LINK, graph)])
    assert quad.subject == quad.graph_name == ox.BlankNode("b0")
