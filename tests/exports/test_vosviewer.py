"""VOSviewer JSON: what VOSviewer asks of items and links, and the facts in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import export
from spallm.exports.characters import Cleaner
from spallm.exports.relation import specific

text = st.text(st.characters(exclude_categories=["Cs"]))


def network(graph):
    return json.loads(export(graph, "vosviewer").body)["network"]


def test_every_entity_is_an_item(graph):
    items = network(graph)["items"]
    assert {item["url"] for item in items} == set(graph.nodes)
    assert [item["id"] for item in items] == list(range(1, len(items) + 1))
    assert all(isinstance(item["label"], str) and item["label"] for item in items)


def test_an_item_has_its_year_as_a_score(graph):
    (scgpt,) = [item for item in network(graph)["items"] if item["label"] == "scGPT"]
    assert scgpt["scores"] == {"Year": 2024}


def test_clusters_are_the_kinds(graph):
    found = network(graph)
    names = {cluster["cluster"]: cluster["label"] for cluster in found["clusters"]}
    assert all(names[i["cluster"]] == graph.nodes[i["url"]].kind for i in found["items"])


def test_links_are_the_pairs_that_edges_tie(graph):
    found = network(graph)
    place = {item["id"]: item["url"] for item in found["items"]}
    pairs = {frozenset((place[x["source_id"]], place[x["target_id"]])) for x in found["links"]}
    assert pairs == {frozenset((e.source, e.target)) for e in graph.edges}
    assert len(pairs) == len(found["links"])
    assert sum(x["strength"] for x in found["links"]) == len(specific(graph.edges))


def test_a_link_says_what_ties(graph):
    found = network(graph)
    place = {item["label"]: item["id"] for item in found["items"]}
    ends = sorted((place["scGPT"], place["scGPT-spatial"]))
    (link,) = [x for x in found["links"] if [x["source_id"], x["target_id"]] == ends]
    assert "continuallyPretrainedFrom" in link["description"]


def test_weights_sum_up_the_links(graph):
    found = network(graph)
    for item in found["items"]:
        ties = [x for x in found["links"] if item["id"] in (x["source_id"], x["target_id"])]
        strength = sum(x["strength"] for x in ties)
        assert item["weights"] == {"Links": len(ties), "Total link strength": strength}


def test_nothing_is_linked_with_itself(reading):
    graph = reading("model:a a fair4ml:MLModel ; prov:wasDerivedFrom model:a .")
    assert network(graph)["links"] == []


def test_too_few_items_are_remarked(models, with_text):
    (note,) = export(with_text("x"), "vosviewer").notes
    assert "fewer than three" in note
    assert export(models, "vosviewer").notes == ()


def test_descriptions_are_escaped_since_vosviewer_shows_html(reading):
    graph = reading('model:a a fair4ml:MLModel ; schema:description "<b>x</b> & y"@en .')
    assert network(graph)["items"][0]["description"] == "&lt;b&gt;x&lt;/b&gt; &amp; y"


@pytest.mark.parametrize("said", ["<img src=x>", '"', "王小明", "\\"])
def test_labels_are_plain_text(said, with_text):
    assert said in [item["label"] for item in network(with_text(said))["items"]]


@settings(deadline=None, max_examples=40)
@given(text)
def test_any_label_comes_back_on_one_line(with_text, said):
    labels = [item["label"] for item in network(with_text(said))["items"]]
    assert (Cleaner().line(said) or "m") in labels
