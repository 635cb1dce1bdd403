"""The home page: counts, questions, sections and news are what the data say."""

from __future__ import annotations

import re
from html import unescape

import pyoxigraph as ox
import pytest

from spallm.store.saved import saved_query
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE, DCTERMS, SKOS
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.home import home


@pytest.fixture(scope="module")
def library(collection: Library) -> Library:
    return collection


@pytest.fixture(scope="module")
def page(library: Library) -> str:
    return home(library, Address())


def test_each_kind_is_counted_and_leads_to_its_list(library: Library, page: str) -> None:
    for kind in ("model", "paper", "dataset", "task", "organisation"):
        count = len(library.by_kind[kind])
        assert re.search(rf'href="./browse/{kind}">.*?<b>{count:,}</b>', page)


@pytest.mark.parametrize("name", ["open-models-for-task", "possible-leakage", "negative-findings"])
def test_each_question_is_one_click_from_its_answer(library: Library, page: str, name: str) -> None:
    query = saved_query(name)
    link = re.search(rf'href="\./ask\?query={name}([^"]*)"><strong>([^<]+)', page)
    assert link
    assert unescape(link[2]) == query.title
    assert unescape(link[1]) == "".join(f"&{p.name}={p.default}" for p in query.parameters)
    assert (query.title_zh or "") in unescape(home(library, Address("", "zh")))


def test_a_section_counts_its_works_and_those_of_its_parts(library: Library, page: str) -> None:
    names = {iri for iri in library.whole.nodes if iri.startswith(f"{BASE}section/")}
    broader = {iri: {v.value for v in library.curated.values(iri, SKOS.broader)} for iri in names}
    within = {f"{BASE}section/multimodal-models"}
    while grown := {iri for iri in names - within if broader[iri] & within}:
        within |= grown
    works = {
        node.iri for node in library.by_kind["paper"]
        if {v.value for v in library.curated.values(node.iri, DCTERMS.subject)} & within
    }  # fmt: skip
    assert f'Multimodal models</a><span class="count">{len(works)}</span>' in page


def test_the_newest_come_first(library: Library, page: str) -> None:
    listed = re.findall(r'<time datetime="(\d{4}-[\d-]+)">', page.partition('id="newest"')[2])
    papers = sorted(library.days[n.iri] for n in library.by_kind["paper"] if n.iri in library.days)
    models = sorted(library.days[n.iri] for n in library.by_kind["model"] if n.iri in library.days)
    assert listed[:12] == [*models[:-7:-1], *papers[:-7:-1]]


def test_the_home_page_has_one_search_box(page: str) -> None:
    assert page.count('role="search"') == 1


def test_a_foreign_graph_has_a_home_page_of_its_own_kinds() -> None:
    graph = "@prefix e: <http://e.org/> . e:a a e:Gene . e:b a e:Gene . e:c a e:Cell ."
    library = Library(subgraph(ox.parse(graph, ox.RdfFormat.TURTLE)))
    html = home(library, Address())
    assert re.search(r'href="./browse/Gene">.*?<b>2</b> Gene', html)
    assert "ask?query" not in html
    assert "foundation models" not in html


def test_sections_stand_in_the_order_of_their_positions() -> None:
    sections = "".join(
        f'<{BASE}section/s{n}> a skos:Concept ; skos:prefLabel "Shelf {n}"@en ; '
        f"schema:position {n} ; skos:inScheme <{BASE}scheme/section> . "
        for n in (2, 10, 1)
    )
    prefixes = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
    graph = f"{prefixes}@prefix schema: <https://schema.org/> . {sections}"
    html = home(Library(subgraph(ox.parse(graph, ox.RdfFormat.TURTLE))), Address())
    assert re.findall(r"Shelf \d+", html) == ["Shelf 1", "Shelf 2", "Shelf 10"]
