"""Graphs that nobody tidied up for us, and pages that were saved, mailed and opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import Features, render

Open = Callable[..., Any]
Read = Callable[[str], Any]
GraphOf = Callable[[str], Subgraph]
FOREIGN = """
@prefix ex: <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dbr: <http://dbpedia.org/resource/> .
"""


@pytest.fixture
def told(graph_of: GraphOf, read: Read) -> Callable[[str], Any]:
    """Return what the page of a foreign graph says."""
    return lambda text: read(
        render(graph_of(FOREIGN + text), title="Any graph", features=Features(sparql=False))
    )


def names(page: Any) -> list[Any]:
    return [card["t"] for card in page["cards"]]


def kinds(page: Any) -> list[str]:
    return [page["kinds"][card["k"]]["key"] for card in page["cards"]]


@pytest.mark.parametrize("anything", ["owl:Thing", "owl:NamedIndividual"])
def test_an_individual_is_drawn_by_the_class_that_says_something(
    told: Callable[[str], Any], anything: str
) -> None:
    page = told(f"ex:berlin a {anything}, ex:City . ex:something a {anything} .")
    assert kinds(page) == ["City", anything.removeprefix("owl:")]


def test_classes_of_an_ontology_are_not_drawn_beside_its_individuals(
    told: Callable[[str], Any],
) -> None:
    page = told("ex:City a owl:Class . ex:berlin a ex:City .")
    assert names(page) == ["berlin"]


def test_an_ontology_without_individuals_is_drawn_itself(told: Callable[[str], Any]) -> None:
    page = told("ex:City a owl:Class . ex:within a owl:ObjectProperty .")
    assert kinds(page) == ["Class", "ObjectProperty"]


def test_a_graph_without_classes_is_drawn(told: Callable[[str], Any]) -> None:
    page = told("ex:a ex:knows ex:b . ex:b ex:knows ex:a .")
    assert kinds(page) == ["Thing", "Thing"]
    assert page["edges"]["from"] == [0, 1]


@pytest.mark.parametrize(
    "name",
    ["foaf:name", "<http://schema.org/name>", "<http://purl.org/dc/elements/1.1/title>"],
)
def test_things_are_called_by_the_names_of_other_vocabularies(
    told: Callable[[str], Any], name: str
) -> None:
    assert names(told(f'ex:a a ex:T ; {name} "Ann" .')) == ["Ann"]


def test_what_has_no_name_is_called_by_the_end_of_its_address(
    told: Callable[[str], Any],
) -> None:
    page = told("dbr:S%C3%A3o_Paulo a ex:City . <http://a.org/#me> a ex:City .")
    assert names(page) == ["me", "São_Paulo"]
    assert page["cards"][0]["iri"] == "http://a.org/#me"


def test_a_regional_form_of_a_language_is_that_language(told: Callable[[str], Any]) -> None:
    page = told('ex:a a ex:T ; rdfs:label "colour"@en-GB, "Farbe"@de, "顏色"@zh-Hant .')
    assert names(page) == [["colour", "顏色"]]


def test_simplified_chinese_comes_before_traditional(told: Callable[[str], Any]) -> None:
    page = told('ex:a a ex:T ; rdfs:label "colour"@en, "顏色"@zh-Hant, "颜色"@zh-Hans .')
    assert names(page) == [["colour", "颜色"]]


def test_a_name_is_one_line_without_what_turns_the_text_around(
    told: Callable[[str], Any],
) -> None:
    assert names(told(r'ex:a a ex:T ; rdfs:label "a\r\n b\u202Ec\u0000" .')) == ["a bc"]


@pytest.mark.parametrize("name", ["", "   ", r"\u200B\uFEFF"])
def test_a_name_of_which_nothing_is_seen_is_none(told: Callable[[str], Any], name: str) -> None:
    assert names(told(f'ex:a a ex:T ; rdfs:label "{name}" .')) == ["a"]


def test_a_name_as_long_as_a_page_is_cut(told: Callable[[str], Any]) -> None:
    (name,) = names(told(f'ex:a a ex:T ; rdfs:label "{"word " * 2000}" .'))
    assert len(name) <= 300
    assert name.endswith("word…")


@pytest.mark.parametrize("year", ["99999999999999999999", '"２０２４"', "-44", '"circa 1999"'])
def test_what_is_no_year_is_unknown(told: Callable[[str], Any], year: str) -> None:
    assert told(f"ex:a a ex:T ; dcterms:issued {year} .")["nodes"]["year"] == [None]


@pytest.mark.parametrize("view", ["map", "data", "ask"])
def test_a_page_that_was_saved_as_it_stood_opens_again(
    open_page: Open, opened: Any, view: str
) -> None:
    opened.show(view)
    opened.page.locator("#about").click()
    again = open_page(opened.page.content(), at=f"#view={view}&at=scgpt", reduced_motion="reduce")
    assert again.heading() == "scGPT"
    expect(again.page.locator(f"#view-{view}")).to_be_visible()
    expect(again.page.locator("header.bar")).to_have_count(1)
    expect(again.page.locator("dialog")).to_have_count(0)


def test_an_address_is_read_whatever_a_chat_made_of_its_signs(open_page: Open, html: str) -> None:
    opened = open_page(html, at="#view%3Dtable%26at%3Dscgpt")
    assert opened.heading() == "scGPT"
    expect(opened.page.locator("#view-table")).to_be_visible()


@pytest.mark.parametrize(("written", "read"), [("2024-2020", "2020–2024"), ("44-2023", "44–2023")])
def test_years_in_an_address_are_a_range_however_they_stand(
    open_page: Open, html: str, written: str, read: str
) -> None:
    opened = open_page(html, at=f"#years={written}")
    assert opened.page.locator("section.years .count").first.inner_text() == read
