"""Cytoscape JSON, read back by networkx."""

from __future__ import annotations

import json

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import Selection, export
from spallm.exports.characters import Cleaner
from spallm.exports.network import network

text = st.text(st.characters(exclude_categories=["Cs"]))


def written(graph):
    return json.loads(export(graph, "cytoscape").body)


def read(graph):
    return nx.cytoscape_graph(written(graph))


def test_nodes_and_their_attributes_come_back(graph):
    meant = network(Selection(graph, graph))
    found = read(graph)
    assert set(found) == set(meant)
    assert all(meant.nodes[n].items() <= found.nodes[n].items() for n in meant)


def test_edges_and_their_attributes_come_back(graph):
    meant, found = network(Selection(graph, graph)), read(graph)
    assert sorted(found.edges(keys=True)) == sorted(meant.edges(keys=True))
    assert all(meant.edges[e].items() <= found.edges[e].items() for e in meant.edges(keys=True))


def test_ids_are_strings_that_no_two_elements_share(graph):
    elements = written(graph)["elements"]
    ids = [each["data"]["id"] for group in elements.values() for each in group]
    assert len(ids) == len(set(ids))
    assert all(isinstance(each, str) for each in ids)


def test_cytoscape_finds_the_columns_that_it_shows(graph):
    elements = written(graph)["elements"]
    (scgpt,) = [n["data"] for n in elements["nodes"] if n["data"]["id"] == "scgpt"]
    assert (scgpt["name"], scgpt["year"]) == ("scGPT", 2024)
    assert {e["data"]["interaction"] for e in elements["edges"]} >= {"continuallyPretrainedFrom"}


def test_the_version_of_the_format_stands_at_the_head(graph):
    head = export(graph, "cytoscape").text.partition('"elements"')[0]
    assert '"format_version": "1.0"' in head


@pytest.mark.parametrize("which", ["foreign", "models"])
def test_other_graphs_come_back(which, request):
    graph = request.getfixturevalue(which)
    assert read(graph).number_of_edges() == len(graph.edges)


@settings(deadline=None, max_examples=40)
@given(text)
def test_any_label_comes_back_on_one_line(with_text, said):
    assert read(with_text(said)).nodes["m"]["name"] == (Cleaner().line(said) or "m")
