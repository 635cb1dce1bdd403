"""What narrows every view: types, years, facets; and what is picked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]


def test_facets_count_what_a_choice_would_leave(opened: Any) -> None:
    assert opened.count("Cell type annotation") == 2
    assert opened.count("Models") == 3
    opened.page.get_by_role("checkbox", name="Spatial", exact=True).check()
    assert (opened.count("Models"), opened.count("Papers")) == (1, 0)
    expect(opened.page.locator("#side li", has_text="Cell type annotation")).to_have_count(0)
    assert opened.count("scRNA-seq") == 2
    assert opened.address()["f.modality"] == "Spatial"


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(opened: Any) -> None:
    opened.page.get_by_role("checkbox", name="Spatial", exact=True).check()
    opened.page.get_by_role("checkbox", name="scRNA-seq").check()
    assert opened.count("Models") == 3
    opened.page.get_by_role("checkbox", name="Cell type annotation").check()
    assert opened.count("Models") == 2
    opened.page.get_by_role("button", name="Show everything again").click()
    assert opened.count("Papers") == 2
    assert opened.address() == {}


def test_a_turned_box_keeps_the_keyboard(opened: Any) -> None:
    box = opened.page.get_by_role("checkbox", name="Cell type annotation")
    box.focus()
    opened.page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()


def test_a_turned_box_stays_where_it_is(open_page: Open, html: str) -> None:
    opened = open_page(html, viewport={"width": 1280, "height": 420})
    boxes = opened.page.locator("#side details", has_text="Modality").locator(".what")
    before = boxes.all_inner_texts()
    box = opened.page.get_by_role("checkbox", name=before[-1], exact=True)
    box.scroll_into_view_if_needed()
    height = box.bounding_box()["y"]
    box.check()
    assert boxes.all_inner_texts() == before
    assert box.bounding_box()["y"] == pytest.approx(height, abs=1)


def test_each_end_of_the_years_keeps_the_keyboard(opened: Any) -> None:
    for name in ("From year", "To year"):
        slider = opened.page.get_by_role("slider", name=name)
        slider.focus()
        opened.page.keyboard.press("ArrowRight" if name == "From year" else "ArrowLeft")
        expect(slider).to_be_focused()


def test_years_narrow_every_view(opened: Any) -> None:
    slider = opened.page.get_by_role("slider", name="From year")
    slider.focus()
    opened.page.keyboard.press("ArrowRight")
    assert opened.address()["years"] == "2024-2025"
    assert opened.count("Models") == 0
    assert opened.count("Papers") == 2


def test_picking_survives_in_the_address(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.select("Geneformer")
    opened.page.get_by_role("button", name="Pick").click()
    opened.select("scGPT")
    opened.page.get_by_role("button", name="Pick", exact=True).click()
    assert opened.address()["pick"] == "geneformer,scgpt"
    opened.page.reload()
    chips = opened.page.locator("#tray .chip button:first-child")
    assert chips.all_inner_texts() == ["Geneformer", "scGPT"]
    opened.page.get_by_role("button", name="Drop Geneformer").click()
    assert chips.all_inner_texts() == ["scGPT"]
