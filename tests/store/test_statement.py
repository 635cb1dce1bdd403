"""Statements: what quads say, in plain text."""

from __future__ import annotations

import pyoxigraph as ox

from spallm.store.statement import Said, asserted, said
from spallm.store.subgraph import subgraph

QUADS = tuple(
    ox.parse(
        b'<urn:a> <urn:p> "x"@en . GRAPH <urn:g> { <urn:a> <urn:p> <urn:b> } _:n <urn:p> <urn:a> .',
        format=ox.RdfFormat.TRIG,
    )
)


def test_a_quad_says_its_parts_in_plain_text() -> None:
    in_default, in_graph, of_blank = said(QUADS)
    assert in_default == Said("urn:a", "urn:p", ox.Literal("x", language="en"), None, '"x"@en')
    assert in_graph == Said("urn:a", "urn:p", ox.NamedNode("urn:b"), "urn:g", "<urn:b>")
    assert of_blank.subject.startswith("_:")


def test_a_subgraph_finds_what_is_said_by_subject() -> None:
    graph = subgraph(QUADS)
    assert list(graph.said_of["urn:a"]) == list(graph.said[:2])


def test_graphs_assert_something_only_where_the_default_graph_is_empty() -> None:
    statements = subgraph(QUADS).said
    assert [each.graph for each in asserted(statements)] == [None, None]
    assert asserted(statements[1:2]) == [statements[1]]
