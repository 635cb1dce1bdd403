"""GraphML and GEXF, read back by networkx."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import Selection, export
from spallm.exports.characters import Cleaner
from spallm.exports.network import network

READERS = {
    "graphml": lambda body: nx.read_graphml(BytesIO(body), force_multigraph=True),
    "gexf": lambda body: nx.MultiDiGraph(nx.read_gexf(BytesIO(body))),
}
text = st.text(st.characters(exclude_categories=["Cs"]))


def read(graph, name):
    return READERS[name](export(graph, name).body)


@pytest.mark.parametrize("name", READERS)
def test_nodes_and_their_attributes_come_back(name, graph):
    meant = network(Selection(graph, graph))
    found = {
        n: {k: v for k, v in d.items() if k != "id"} for n, d in read(graph, name).nodes(data=True)
    }
    assert found == dict(meant.nodes(data=True))


@pytest.mark.parametrize("name", READERS)
def test_edges_and_their_attributes_come_back(name, graph):
    def edges(network):
        return sorted(
            (s, t, d["relation"], d["predicate"], d["evidence"])
            for s, t, d in network.edges(data=True)
        )

    meant = network(Selection(graph, graph))
    assert edges(read(graph, name)) == edges(meant)
    assert meant.number_of_edges() == len(graph.edges)


@pytest.mark.parametrize("name", READERS)
def test_a_node_bears_its_names_and_numbers(name, graph):
    scgpt = read(graph, name).nodes["scgpt"]
    assert scgpt["label"] == "scGPT"
    assert scgpt["kind"] == "model"
    assert scgpt["year"] == 2024
    assert scgpt["parameters"] == 53_000_000
    assert scgpt["pretraining_size"] == 33_000_000
    assert scgpt["tasks"] == "cell type annotation; perturbation prediction"
    assert scgpt["iri"] == "https://w3id.org/spallm/model/scgpt"
    assert read(graph, name).nodes["scgpt-spatial"]["label_zh"] == "空间 scGPT"


@pytest.mark.parametrize("name", READERS)
def test_an_edge_bears_its_relation_and_evidence(name, graph):
    edges = read(graph, name).get_edge_data("scgpt-spatial", "scgpt").values()
    (lineage,) = [e for e in edges if e["relation"] == "continuallyPretrainedFrom"]
    assert lineage["predicate"] == "https://w3id.org/spallm/ontology#continuallyPretrainedFrom"
    assert lineage["evidence"] == "https://w3id.org/spallm/evidence/github-scgpt-spatial/readme.md"


@pytest.mark.parametrize("name", READERS)
def test_a_selection_of_models_names_the_concepts_outside_it(name, models):
    assert read(models, name).nodes["scgpt"]["architectures"] == "transformer"


@pytest.mark.parametrize("name", READERS)
def test_a_foreign_graph_keeps_its_nodes_apart(name, foreign):
    found = read(foreign, name)
    assert found.number_of_nodes() == 4
    assert found.number_of_edges() == 3
    assert any(re.fullmatch("people-[0-9a-f]{8}", node) for node in found)


@pytest.mark.parametrize("name", READERS)
def test_ids_are_name_tokens_and_unique(name, foreign):
    ids = [
        e.get("id")
        for e in ElementTree.fromstring(export(foreign, name).body).iter()
        if e.get("id")
    ]
    nodes = [i for i in ids if not i.isdecimal() and not re.fullmatch(r"d\d+", i)]
    assert len(nodes) == len(set(nodes))
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", i) for i in ids)


@pytest.mark.parametrize("name", READERS)
def test_a_column_that_is_not_all_numbers_is_text_throughout(name, reading):
    graph = reading(
        "model:a a fair4ml:MLModel ; spallm:year 2024 . "
        "model:b a fair4ml:MLModel ; spallm:year 2023, 2024 ."
    )
    nodes = read(graph, name).nodes
    assert (nodes["a"]["year"], nodes["b"]["year"]) == ("2024", "2023; 2024")


def test_gexf_bears_neither_date_nor_library_version(graph):
    head = export(graph, "gexf").text.partition("<graph")[0]
    assert "lastmodifieddate" not in head
    assert "NetworkX" not in head


@pytest.mark.parametrize("name", READERS)
@settings(deadline=None)
@given(label=text)
def test_any_label_comes_back_on_one_line(name, with_text, label):
    cleaner = Cleaner()
    meant = cleaner.line(label)
    exported = export(with_text(label), name)
    found = READERS[name](exported.body).nodes["m"]
    assert found.get("label") == (meant or found.get("label"))
    assert bool(exported.notes) == bool(cleaner.replaced)


@pytest.mark.parametrize("name", READERS)
def test_nasty_labels_come_back(name, nasty, with_text):
    found = read(with_text(nasty), name).nodes["p"]
    assert found.get("venue", "") == Cleaner().line(nasty)
