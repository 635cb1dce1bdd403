"""The search box in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import render

Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("geneform", "Geneformer"),
        ("genefomrer", "Geneformer"),
        ("SINGLE-CELL gpt", "scGPT"),
        ("toward building", "scGPT, 2024"),
        ("haotian", "scGPT, 2024"),
        ("ｓｃＧＰＴ－ｓｐａｔｉａｌ", "scGPT-spatial"),
        ("细胞类型", "Cell type annotation"),
        ("多伦多", "University of Toronto"),
    ],
)
def test_search_finds_names_titles_and_people_in_both_languages(
    opened: Any, asked: str, name: str
) -> None:
    opened.select(asked)
    assert opened.heading() == name


def test_search_says_when_it_only_guesses(opened: Any) -> None:
    opened.page.locator("#search").fill("genefomrer")
    hits = opened.page.locator("#hits")
    expect(hits).to_contain_text("Nothing has this name; these come near")
    opened.page.locator("#search").fill("geneformer")
    expect(hits).not_to_contain_text("come near")


def test_search_works_by_keyboard_alone(opened: Any) -> None:
    opened.page.keyboard.press("/")
    expect(opened.page.locator("#search")).to_be_focused()
    opened.page.keyboard.type("scgpt")
    options = opened.page.get_by_role("option")
    first, second = options.nth(0).inner_text(), options.nth(1).inner_text()
    assert first.startswith("scGPT")
    opened.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    opened.page.keyboard.press("Enter")
    assert opened.heading() == second.split("\n")[0]
    expect(opened.page.locator("#hits")).to_be_hidden()


def test_search_says_when_nothing_is_found(opened: Any) -> None:
    opened.page.locator("#search").fill("zzzz")
    expect(opened.page.locator("#hits")).to_have_text("Nothing found")


def test_search_offers_to_show_all_that_it_found_and_nothing_else(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    many = "".join(f'model:m{n} a fair4ml:MLModel ; rdfs:label "Cell {n}" . ' for n in range(20))
    other = 'model:x a fair4ml:MLModel ; rdfs:label "Other" .'
    opened = open_page(render(graph_of(many + other), title="Many"))
    opened.page.locator("#search").fill("cell")
    assert opened.page.get_by_role("option").count() == 13
    opened.page.keyboard.press("ArrowUp")
    expect(opened.page.get_by_role("option").last).to_have_text("Show only these 20")
    opened.page.keyboard.press("Enter")
    assert opened.drawn()[:2] == [20, 21]
    expect(opened.page.locator("#side")).to_contain_text("Only what was found: 20")
    opened.page.get_by_role("button", name="Show everything again").click()
    assert opened.drawn()[:2] == [21, 21]
