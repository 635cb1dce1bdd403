"""Hostile texts in every field stay texts, and the page's policy refuses what is not its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import Features, render

Open = Callable[..., Any]
HOSTILE = (
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '\\"\' onmouseover=window.hit=1 x=\\"',
    "{{ 7*7 }} ${window.hit=1}",
    "\\u202Egnp.exe \\u0000 \\u2028",
    "javascript:window.hit=1",
    "__proto__",
)
TITLE = "</title></script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
PREFIXES = """
@prefix b: <https://w3id.org/spallm/> . @prefix schema: <https://schema.org/> .
@prefix fair4ml: <https://w3id.org/fair4ml#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix cito: <http://purl.org/spar/cito/> .
@prefix spallm: <https://w3id.org/spallm/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix codemeta: <https://codemeta.github.io/terms/> .
@prefix prism: <http://prismstandard.org/namespaces/basic/2.0/> .
"""
#: Everything that the page shows, filled with one hostile text.
TEMPLATE = """
b:model\\/m{n} a fair4ml:MLModel ; dcterms:identifier "{text}" ;
    skos:prefLabel "{text}"@en, "{text}"@zh ; skos:altLabel "{text}" ; spallm:year 202{n} ;
    schema:description "{text}" ; spallm:parameterCount "{text}" ;
    schema:codeRepository <javascript:window.hit=1>, <data:text/html,x> ;
    prov:wasDerivedFrom b:model\\/m{other} ; codemeta:referencePublication b:paper\\/p{n} ;
    spallm:hasModality b:modality\\/x{n} ; fair4ml:mlTask b:task\\/t{n} ;
    spallm:pretrainedOn b:dataset\\/d{n} ; fair4ml:hasEvaluation b:evaluation\\/{n} .
b:paper\\/p{n} a schema:ScholarlyArticle ; dcterms:title "{text}" ; skos:prefLabel "{text}" ;
    dcterms:identifier "{text}" ; prism:doi "{text}" ; prism:publicationName "{text}" ;
    spallm:year 202{n} ; dcterms:subject b:section\\/s{n} ; cito:cites b:paper\\/p{other} ;
    schema:author b:paper\\/p{n}\\/author\\/1 .
b:paper\\/p{n}\\/author\\/1 a schema:Person ; schema:name "{text}" .
b:task\\/t{n} a skos:Concept ; skos:prefLabel "{text}"@en .
b:dataset\\/d{n} a schema:Dataset ; skos:prefLabel "{text}"@en ; dcterms:identifier "{text}" .
b:modality\\/x{n} a skos:Concept ; skos:prefLabel "{text}"@en .
b:section\\/s{n} a skos:Concept ; skos:prefLabel "{text}"@en .
b:outcome\\/o{n} a skos:Concept ; skos:prefLabel "{text}"@en .
b:evaluation\\/{n} a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel b:model\\/m{n} ;
    dcterms:source b:paper\\/p{n} ; fair4ml:mlTask b:task\\/t{n} ;
    fair4ml:evaluationDataset b:dataset\\/d{n} ; fair4ml:evaluationMetrics "{text}" ;
    fair4ml:evaluationResults "{text}" ; spallm:outcome b:outcome\\/o{n} ; rdfs:comment "{text}" .
b:evidence\\/e{n} schema:url <javascript:window.hit=1> ; skos:prefLabel "{text}"@en .
b:evidence\\/e{n} {{ b:model\\/m{n} schema:description "{text}" . }}
"""


@pytest.fixture(scope="module")
def hostile_graph() -> Subgraph:
    parts = [
        TEMPLATE.format(n=n, text=text, other=(n + 1) % len(HOSTILE))
        for n, text in enumerate(HOSTILE)
    ]
    return subgraph(ox.parse(PREFIXES + "".join(parts), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def hostile(hostile_graph: Subgraph) -> str:
    return render(hostile_graph, title=TITLE, subtitle=TITLE)


@pytest.fixture
def watched(open_page: Open, hostile: str) -> Iterator[Any]:
    """Open the hostile page; whatever the test does, no script may have run."""
    opened = open_page(hostile, reduced_motion="reduce")
    yield opened
    assert opened.page.evaluate("window.hit") is None
    assert opened.page.locator("#app img").count() == 0
    hrefs = opened.page.locator("#app a[href]:not(#skip)").evaluate_all(
        "all => all.map((a) => a.href)"
    )
    assert all(href.startswith(("http://", "https://", "blob:")) for href in hrefs)
    assert opened.complaints == []


def test_a_hostile_title_is_the_title(watched: Any) -> None:
    assert watched.page.title() == TITLE
    assert watched.page.locator("h1").inner_text() == TITLE


@pytest.mark.parametrize(
    "view", ["map", "lineage", "timeline", "tasks", "data", "table", "compare", "ask"]
)
def test_hovering_and_clicking_through_a_view_runs_nothing(watched: Any, view: str) -> None:
    watched.show(view)
    box = watched.page.locator("#stage").bounding_box()
    for x in range(1, 8):
        for y in range(1, 6):
            at = (box["x"] + box["width"] * x / 8, box["y"] + box["height"] * y / 6)
            watched.page.mouse.move(*at)
            watched.page.mouse.click(*at)
    expect(watched.page.locator(f"#view-{view}")).to_be_attached()


@pytest.mark.parametrize("view", ["map", "lineage", "timeline"])
def test_every_entity_of_a_view_opens_as_text(watched: Any, view: str) -> None:
    watched.show(view)
    watched.page.locator("#as-text").click()
    ways = watched.page.locator("#text .way")
    assert ways.count() >= len(HOSTILE)
    for n in range(min(ways.count(), 14)):
        ways.nth(n).click()
        for mark in watched.page.locator("#details .mark").all()[:3]:
            mark.click()


def test_hostile_values_of_facets_can_be_chosen_and_shared(watched: Any) -> None:
    watched.page.locator("#side details").evaluate_all("all => all.forEach((d) => d.open = true)")
    watched.page.get_by_role("checkbox", name=HOSTILE[0]).first.check()
    watched.page.get_by_role("checkbox", name=HOSTILE[1]).first.check()
    watched.page.reload()
    watched.page.locator("html[data-ready=true]").wait_for()
    assert watched.page.locator("#side details input:checked").count() == 2


def test_hostile_names_are_found_and_picked(watched: Any) -> None:
    watched.select("window")
    watched.page.get_by_role("button", name="Pick").click()
    expect(watched.page.locator("#tray .chip")).to_have_count(1)


def test_hostile_texts_are_asked_for_and_answered(watched: Any) -> None:
    watched.page.goto(
        watched.page.url.partition("#")[0]
        + "#view=ask&q=SELECT%20%3Fm%20%3Ft%20%7B%20%3Fm%20skos%3AprefLabel%20%3Ft%20%7D"
    )
    watched.page.reload()
    watched.page.locator("html[data-ready=true]").wait_for()
    cells = watched.page.locator("#view-ask table td")
    expect(cells.filter(has_text="<img src=x onerror=window.hit=1>").first).to_be_visible()


def test_the_pyvis_engine_draws_hostile_texts_as_texts(
    open_page: Open, hostile_graph: Subgraph
) -> None:
    opened = open_page(render(hostile_graph, title=TITLE, features=Features("pyvis")))
    box = opened.page.locator("#stage").bounding_box()
    for x in range(1, 10):
        for y in range(1, 8):
            opened.page.mouse.move(
                box["x"] + box["width"] * x / 10, box["y"] + box["height"] * y / 8
            )
    assert opened.page.evaluate("window.hit") is None
    assert opened.complaints == []


def test_inserted_script_is_refused_by_the_policy(opened: Any) -> None:
    opened.page.evaluate(
        """() => {
        const script = document.createElement("script");
        script.textContent = "window.hit = 1";
        document.body.append(script);
    }"""
    )
    assert opened.page.evaluate("window.hit") is None
    assert any("Content Security Policy" in text for text in opened.complaints)


def test_a_request_to_another_host_is_refused_by_the_policy(opened: Any) -> None:
    refused = opened.page.evaluate("fetch('https://example.org/').then(() => false, () => true)")
    assert refused
    assert any("Content Security Policy" in text for text in opened.complaints)
