"""About the field: the words are those of the concept scheme, and every way on exists."""

from __future__ import annotations

import re
from html import unescape

import pyoxigraph as ox
import pytest

from spallm.store.saved import load_saved
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE, SKOS, SPALLM
from spallm.web.library import Library
from spallm.web.pages.about import about
from spallm.web.pages.address import Address, Language

SCHEME = f"{BASE}scheme/characteristic"


@pytest.fixture(scope="module")
def library(collection: Library) -> Library:
    return collection


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_characteristic_stands_in_the_words_of_the_graph(
    library: Library, language: Language
) -> None:
    html = unescape(about(library, Address("about", language)))
    concepts = [n.iri for n in library.by_kind["characteristic"]]
    assert len(concepts) == 6
    for iri in concepts:
        for predicate in (SKOS.definition, SKOS.scopeNote):
            (said,) = (v.value for v in library.curated.values(iri, predicate)
                       if v.language == language)  # fmt: skip
            assert said in html


def test_the_questions_are_saved_ones_with_their_titles(library: Library) -> None:
    html = unescape(about(library, Address("about")))
    titles = {query.name: query.title for query in load_saved()}
    asked = re.findall(r'href="\./ask\?query=([a-z-]+)[^"]*">([^<]+)</a>', html)
    assert len(asked) >= 5
    assert all(titles[name] == title for name, title in asked)


def test_evidence_is_counted_by_its_footing(library: Library) -> None:
    html = about(library, Address("about"))
    footings = (
        {value.value for value in library.curated.values(name, SPALLM.basis)}
        for name in library.evidence.values()
    )
    lists = [footing for footing in footings if f"{BASE}basis/list" in footing]
    assert f'>List</a><span class="count">{len(lists)}</span>' in html


def test_the_licence_and_the_version_to_cite_are_those_of_the_data(library: Library) -> None:
    html = about(library, Address("about"))
    assert library.snapshot
    assert 'href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0' in html
    assert f"version = {{{library.snapshot.version}}}" in html


def test_a_foreign_graph_is_introduced_without_our_field() -> None:
    graph = "<http://e.org/a> a <http://e.org/Gene> ."
    library = Library(subgraph(ox.parse(graph, ox.RdfFormat.TURTLE)))
    html = about(library, Address("about"))
    assert "<h1>About this graph</h1>" in html
    assert "@misc" not in html
    assert "single-cell" not in html
