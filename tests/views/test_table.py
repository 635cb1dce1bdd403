"""The table in a real browser: rows, columns, order, filters and picks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import render

Open = Callable[..., Any]

SIZES = {
    "many": (2_000_000, "cells"),
    "few": (90_000, "cells"),
    "some": (500_000, "cells"),
    "slides": (1_000_000, "images"),
}


def _model(name: str, more: str = "") -> str:
    said = f'dcterms:identifier "{name}" ; skos:prefLabel "{name}"@en {more}'
    return f"model:{name} a fair4ml:MLModel ; {said} .\n"


def _sized(name: str, value: int, unit: str) -> str:
    quantity = f"b:quantity\\/{name}"
    return (
        _model(name, f"; spallm:pretrainingSize {quantity}")
        + f"{quantity} a schema:QuantitativeValue ; schema:value {value} ; "
        f'schema:unitText "{unit}" .\n'
    )


TEXT = (
    "".join(_sized(name, *size) for name, size in SIZES.items())
    + _model("unknown")
    + _model("doubted", "; spallm:year 2023")
    + """
b:statement\\/1 a rdf:Statement ; rdf:subject model:doubted ; rdf:predicate spallm:year ;
    rdf:object 2019 ; wikibase:rank wikibase:DeprecatedRank .
b:evidence\\/list { model:doubted spallm:year 2019 . }
b:evidence\\/paper { model:doubted spallm:year 2023 . }
task:annotation a skos:Concept ; dcterms:identifier "annotation" ;
    skos:prefLabel "Annotation"@en, "注释"@zh .
model:many fair4ml:mlTask task:annotation .
"""
)


@pytest.fixture(scope="module")
def table_html(graph_of: Callable[[str], Subgraph]) -> str:
    return render(graph_of(TEXT), title="Tables")


@pytest.fixture
def table(open_page: Open, table_html: str) -> Any:
    return open_page(table_html, "#view=table", reduced_motion="reduce")


def _names(opened: Any) -> list[str]:
    return list(opened.page.locator("#view-table tbody th").all_inner_texts())


def _sort(opened: Any, column: str) -> str:
    """Order by a column, and return the direction that it then tells."""
    head = opened.page.locator("#view-table thead th", has_text=column)
    head.get_by_role("button").click()
    return str(head.get_attribute("aria-sort"))


def test_rows_are_the_entities_of_the_kind_by_name(table: Any) -> None:
    assert _names(table) == ["doubted", "few", "many", "slides", "some", "unknown"]
    table.page.get_by_role("button", name="Tasks 1").click()
    assert _names(table) == ["Annotation"]
    table.page.get_by_role("button", name="All 7").click()
    assert len(_names(table)) == len(table.data()["cards"])


def test_numbers_sort_as_numbers_each_unit_apart_and_unknown_last(table: Any) -> None:
    assert _sort(table, "pretraining size") == "descending"
    assert _names(table) == ["many", "some", "few", "slides", "doubted", "unknown"]
    assert _sort(table, "pretraining size") == "ascending"
    assert _names(table) == ["few", "some", "many", "slides", "doubted", "unknown"]


def test_only_what_holds_is_a_value_and_a_mark_tells_of_the_rest(table: Any) -> None:
    row = table.page.locator("tbody tr", has_text="doubted")
    expect(row).to_contain_text("2023")
    expect(row).not_to_contain_text("2019")
    expect(row.get_by_role("img", name="Sources disagree")).to_have_count(1)
    assert table.page.locator(".disputed").count() == 1


def test_the_filter_looks_at_every_column_in_both_languages(table: Any) -> None:
    box = table.page.get_by_role("searchbox", name="Filter these rows")
    box.fill("IMAGES")
    expect(table.page.locator("#view-table tbody tr")).to_have_count(1)
    assert _names(table) == ["slides"]
    table.page.get_by_role("button", name="Tasks").click()
    box.fill("注释")
    expect(table.page.locator("#view-table tbody tr")).to_have_count(1)
    box.fill("no such thing")
    expect(table.page.locator("#view-table")).to_contain_text("Nothing is left")


def test_columns_can_be_chosen(table: Any) -> None:
    heads = table.page.locator("#view-table thead th")
    before = heads.count()
    table.page.locator("#view-table summary").click()
    table.page.get_by_label("task: count").check()
    expect(heads).to_have_count(before + 1)
    row = table.page.locator("tbody tr", has_text="many").first
    expect(row.locator("td").last).to_have_text("1")
    table.page.get_by_role("button", name="As at first").click()
    expect(heads).to_have_count(before)


def test_boxes_and_clicks_pick_and_select(table: Any) -> None:
    page = table.page
    page.get_by_label("Pick few").check()
    page.locator("tbody tr", has_text="slides").click(modifiers=["Control"])
    assert set(table.address()["pick"].split(",")) == {"few", "slides"}
    page.locator("tbody tr", has_text="some").locator("td").nth(1).click()
    assert table.heading() == "some"
    expect(page.locator("tr[aria-current]")).to_contain_text("some")
    page.get_by_role("button", name="Pick the 6 shown").click()
    assert len(table.address()["pick"].split(",")) == 6
    page.get_by_role("button", name="Unpick the 6 shown").click()
    assert "pick" not in table.address()


def test_filters_of_the_page_hold_in_the_table(open_page: Open, table_html: str) -> None:
    opened = open_page(table_html, "#view=table&years=2023-2023")
    assert _names(opened) == ["doubted"]


def test_long_tables_come_in_parts(open_page: Open, graph_of: Callable[[str], Subgraph]) -> None:
    text = "".join(_model(f"m{n:03}") for n in range(230))
    opened = open_page(render(graph_of(text), title="Long"), "#view=table")
    rows = opened.page.locator("#view-table tbody tr")
    expect(rows).to_have_count(100)
    expect(opened.page.locator("#view-table [role=status]")).to_have_text("Showing 100 of 230")
    opened.page.get_by_role("button", name="Show 100 more").click()
    expect(rows).to_have_count(200)
    opened.page.get_by_role("button", name="Show all 230").click()
    expect(rows).to_have_count(230)
    assert _names(opened) == [f"m{n:03}" for n in range(230)]


def test_a_foreign_graph_gets_its_fullest_terms(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    foreign = graph_of(
        '<http://e.org/a> a <http://e.org/Person> ; <http://e.org/age> 9 ; rdfs:label "<b>A</b>" ;'
        " <http://e.org/knows> <http://e.org/b> . "
        '<http://e.org/b> a <http://e.org/Person> ; <http://e.org/age> 10 ; rdfs:label "B" .'
    )
    opened = open_page(render(foreign, title="F"), "#view=table")
    assert _names(opened) == ["<b>A</b>", "B"]
    _sort(opened, "age")
    assert _names(opened) == ["B", "<b>A</b>"]
    assert opened.complaints == []
