"""The page as text: its data, its policy, and what it makes of a graph."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from spallm.errors import UsageError
from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import Features, render
from spallm.views.blocks import unpacked
from spallm.views.scripts import scripts
from spallm.vocabulary import SPALLM

Read = Callable[[str], Any]
GraphOf = Callable[[str], Subgraph]


def test_the_same_graph_gives_the_same_bytes(quads: tuple[ox.Quad, ...], html: str) -> None:
    shuffled = subgraph(tuple(reversed(quads)))
    assert render(shuffled, title="A small map", subtitle="for tests") == html


def _policy(html: str) -> str:
    policy = html.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    return policy.replace("&#39;", "'")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("engine", ["canvas", "pyvis"])
def test_the_policy_names_exactly_what_runs_in_the_page(graph: Subgraph, engine: str) -> None:
    html = render(graph, title="A", features=Features(engine))
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    blocks = dict(re.findall(r'id="block-(main|editor)">(.*?)</script>', html))
    runs = [*inline, *(unpacked(block).decode() for block in blocks.values())]
    named = re.findall(r"sha256-([A-Za-z0-9+/=]+)", _policy(html))
    assert len(inline) == (3 if engine == "pyvis" else 2)
    assert sorted(named) == sorted(_digest(text) for text in runs)


def test_the_policy_admits_nothing_from_anywhere(html: str) -> None:
    policy = _policy(html)
    assert policy.startswith("default-src 'none'; ")
    assert set(re.findall(r"'[a-z-]+'", policy)) == {"'none'", "'wasm-unsafe-eval'"}
    assert not re.search(r"https?:|\*|unsafe-inline", policy)


def test_a_page_that_cannot_be_asked_carries_no_engine(graph: Subgraph, read: Read) -> None:
    html = render(graph, title="A", features=Features(sparql=False))
    assert "wasm" not in _policy(html)
    assert "worker-src 'none'" in _policy(html)
    assert not re.search(r"block-(oxigraph|editor|worker)", html)
    page = read(html)
    assert (page["about"]["asks"], page["queries"]) == (False, [])
    assert len(html) < 700_000


def test_an_engine_that_nobody_knows_is_refused(graph: Subgraph) -> None:
    with pytest.raises(UsageError, match="no engine is called vis"):
        render(graph, title="A", features=Features("vis"))


def test_nothing_of_the_page_points_to_another_host(html: str) -> None:
    assert not re.search(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=\"(?!data:,)", html)
    assert "sourceMappingURL" not in html
    style = scripts("canvas", sparql=True).style.text
    assert "@import" not in style
    assert "url(" not in style


def test_a_label_that_closes_the_script_stays_text(graph_of: GraphOf, read: Read) -> None:
    hostile = "</script><script>alert(1)</script><!--"
    graph = graph_of(f'model:x a fair4ml:MLModel ; skos:prefLabel "{hostile}"@en .')
    html = render(graph, title=hostile, subtitle=hostile)
    assert hostile not in html
    assert html.count("</script>") == html.count("<script")
    assert read(html)["cards"][0]["t"] == hostile


def test_titles_lose_characters_that_no_file_may_hold(graph: Subgraph) -> None:
    html = render(graph, title="a\x00b\ud800c")
    assert "<title>a\ufffdb\ufffdc</title>" in html
    html.encode()


def test_only_the_kinds_of_the_map_become_nodes(html: str, read: Read) -> None:
    page = read(html)
    counts = {kind["key"]: kind["count"] for kind in page["kinds"]}
    assert counts == {"model": 3, "dataset": 2, "task": 2, "organisation": 1, "paper": 2}


def test_what_a_sub_property_says_is_not_said_again(html: str, read: Read) -> None:
    names = [relation["t"] for relation in read(html)["relations"]]
    assert ["continually pretrained from", "继续预训练自"] in names
    assert "was derived from" not in names
    assert "trained on" not in names


def test_parallel_edges_are_kept(html: str, read: Read) -> None:
    page = read(html)
    ids = [card["id"] for card in page["cards"]]
    edges = zip(page["edges"]["from"], page["edges"]["to"], strict=True)
    assert [(ids[a], ids[b]) for a, b in edges].count(("scgpt", "census")) == 2


def test_edges_name_their_evidence(html: str, read: Read) -> None:
    page = read(html)
    relations = [page["relations"][r]["iri"] for r in page["edges"]["r"]]
    lineage = page["edges"]["e"][relations.index(SPALLM.continuallyPretrainedFrom)]
    assert [page["evidence"][n]["t"] for n in lineage] == ["scGPT, 2024"]


def test_every_node_has_a_place_of_its_own(html: str, read: Read) -> None:
    nodes = read(html)["nodes"]
    places = set(zip(nodes["x"], nodes["y"], strict=True))
    assert len(places) == len(nodes["x"]) == 10


def test_pyvis_is_given_the_same_places_and_no_physics(graph: Subgraph, read: Read) -> None:
    html = render(graph, title="A", features=Features("pyvis"))
    given = {
        name: json.loads(re.search(rf'id="vis-{name}">(.*?)</script>', html)[1])  # type: ignore[index]
        for name in ("nodes", "edges", "options")
    }
    nodes, edges = read(html)["nodes"], read(html)["edges"]
    assert given["options"]["physics"] == {"enabled": False}
    assert [(n["x"], n["y"]) for n in given["nodes"]] == list(
        zip(nodes["x"], nodes["y"], strict=True)
    )
    assert [(e["from"], e["to"]) for e in given["edges"]] == list(
        zip(edges["from"], edges["to"], strict=True)
    )


def test_the_page_carries_the_statements_that_it_shows(
    html: str, quads: tuple[ox.Quad, ...], block: Callable[[str, str], bytes]
) -> None:
    told = json.loads(block(html, "rdf"))
    terms, subject, found = told["terms"], 0, set()
    for step, p, o, graphs in zip(told["s"], told["p"], told["o"], told["g"], strict=True):
        subject += step
        triple = f"{terms[subject]} {terms[p]} {terms[o]}"
        found |= {triple if g < 0 else f"{triple} {terms[g]}" for g in graphs}
    assert found == {str(quad) for quad in quads}


def test_a_foreign_graph_shows_its_own_classes(read: Read) -> None:
    text = """
    @prefix x: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    x:p53 a x:Gene ; rdfs:label "p53" ; x:interactsWith x:mdm2 . x:mdm2 a x:Protein .
    """
    html = render(subgraph(ox.parse(text, format=ox.RdfFormat.TURTLE)), title="Foreign")
    page = read(html)
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
        (relation,) = read(render(graph_of(text), title="Tasks"))["relations"]
        return bool(relation["shown"])

    assert (shown(3), shown(121)) == (True, False)


def test_an_empty_selection_is_still_a_page(read: Read) -> None:
    html = render(subgraph(()), title="Nothing")
    assert read(html)["cards"] == []


def test_context_lends_names_to_a_selection(graph: Subgraph, read: Read) -> None:
    chosen = graph.restricted(["https://w3id.org/spallm/model/scgpt"])
    page = read(render(chosen, title="One", context=graph))
    assert len(page["cards"]) == 1
    assert ["year", "年份"] in [term["t"] for term in page["terms"]]
