"""The page as text: its data, its policy, and what it makes of a graph."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import render
from spallm.views.assets import assets

Read = Callable[[str, str], Any]
GraphOf = Callable[[str], Subgraph]


def test_the_same_graph_gives_the_same_bytes(quads: tuple[ox.Quad, ...], html: str) -> None:
    shuffled = subgraph(tuple(reversed(quads)))
    assert render(shuffled, title="A small map", subtitle="for tests") == html


def test_the_policy_names_exactly_the_scripts_and_styles_of_the_page(html: str) -> None:
    policy = html.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in inline]
    named = re.findall(r"sha256-([A-Za-z0-9+/=]+)", policy.replace("&#39;", "'"))
    assert len(inline) == 3
    assert sorted(named) == sorted(digests)
    assert "default-src &#39;none&#39;" in policy
    assert "unsafe" not in policy


def test_nothing_of_the_page_points_to_another_host(html: str) -> None:
    assert not re.search(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=\"(?!data:,)", html)
    assert "sourceMappingURL" not in html
    assert "@import" not in assets().style.text
    assert "url(" not in assets().style.text


def test_a_label_that_closes_the_script_stays_text(graph_of: GraphOf, read: Read) -> None:
    hostile = "</script><script>alert(1)</script><!--"
    graph = graph_of(f'model:x a fair4ml:MLModel ; skos:prefLabel "{hostile}"@en .')
    html = render(graph, title=hostile, subtitle=hostile)
    assert hostile not in html
    assert html.count("</script>") == 6
    assert read(html, "page")["cards"][0]["t"] == hostile


def test_titles_lose_characters_that_no_file_may_hold(graph: Subgraph) -> None:
    html = render(graph, title="a\x00b\ud800c")
    assert "<title>a\ufffdb\ufffdc</title>" in html
    html.encode()


def test_only_the_kinds_of_the_map_become_nodes(html: str, read: Read) -> None:
    page = read(html, "page")
    counts = {kind["key"]: kind["count"] for kind in page["kinds"]}
    assert counts == {"model": 3, "dataset": 2, "task": 2, "organisation": 1, "paper": 2}


def test_what_a_sub_property_says_is_not_said_again(html: str, read: Read) -> None:
    names = [relation["t"] for relation in read(html, "page")["relations"]]
    assert ["continually pretrained from", "继续预训练自"] in names
    assert "was derived from" not in names
    assert "trained on" not in names


def test_parallel_edges_are_kept(html: str, read: Read) -> None:
    cards = read(html, "page")["cards"]
    ends = [(cards[e["from"]]["id"], cards[e["to"]]["id"]) for e in read(html, "edges")]
    assert ends.count(("scgpt", "census")) == 2


def test_edges_name_their_evidence(html: str, read: Read) -> None:
    page, edges = read(html, "page"), read(html, "edges")
    lineage = next(e for e in edges if "continually" in page["relations"][e["r"]]["t"][0])
    assert [page["evidence"][n]["t"] for n in lineage["e"]] == ["scGPT, 2024"]


def test_physics_is_off_and_every_node_has_a_place(html: str, read: Read) -> None:
    assert read(html, "options")["physics"] == {"enabled": False}
    places = [(node["x"], node["y"]) for node in read(html, "nodes")]
    assert len(set(places)) == len(places) == 10


def test_a_foreign_graph_shows_its_own_classes(read: Read) -> None:
    text = """
    @prefix x: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    x:p53 a x:Gene ; rdfs:label "p53" ; x:interactsWith x:mdm2 . x:mdm2 a x:Protein .
    """
    html = render(subgraph(ox.parse(text, format=ox.RdfFormat.TURTLE)), title="Foreign")
    page = read(html, "page")
    assert [(kind["t"], kind["shape"]) for kind in page["kinds"]] == [
        ("Gene", "dot"),
        ("Protein", "square"),
    ]
    assert [(r["t"], r["shown"]) for r in page["relations"]] == [("interacts with", True)]


def test_a_large_map_keeps_quiet_what_a_small_one_shows(read: Read, graph_of: GraphOf) -> None:
    def shown(tasks: int) -> bool:
        text = "model:m a fair4ml:MLModel . " + " ".join(
            f"task:t{n} a skos:Concept . model:m fair4ml:mlTask task:t{n} ." for n in range(tasks)
        )
        (relation,) = read(render(graph_of(text), title="Tasks"), "page")["relations"]
        return bool(relation["shown"])

    assert (shown(3), shown(121)) == (True, False)


def test_an_empty_selection_is_still_a_page(read: Read) -> None:
    html = render(subgraph(()), title="Nothing")
    assert read(html, "nodes") == []


def test_context_lends_names_to_a_selection(
    graph: Subgraph, quads: tuple[ox.Quad, ...], read: Read
) -> None:
    chosen = graph.restricted(["https://w3id.org/spallm/model/scgpt"])
    page = read(render(chosen, title="One", context=quads), "page")
    assert len(page["cards"]) == 1
    assert ["year", "年份"] in page["terms"]
