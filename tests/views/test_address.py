"""What the address brings back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]


def test_the_address_brings_everything_back(open_page: Open, html: str) -> None:
    at = "#view=table&at=geneformer&pick=scgpt&f.modality=scRNA-seq&years=2023-2024&lang=zh"
    opened = open_page(html, at)
    expect(opened.page.locator("#view-table")).to_be_visible()
    assert opened.heading() == "Geneformer"
    assert opened.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert opened.count("论文") == 0
    assert opened.page.locator("#tray .chip").count() == 1
    opened.page.get_by_role("button", name="Switch to English").click()
    assert opened.address() == {
        "view": "table",
        "at": "geneformer",
        "pick": "scgpt",
        "f.modality": "scRNA-seq",
        "years": "2023-2024",
    }


def test_filters_in_the_address_hold_from_the_start(open_page: Open, html: str) -> None:
    opened = open_page(html, "#f.modality=Spatial")
    assert opened.drawn()[0] == 1
    assert opened.count("Models") == 1


def test_back_returns_to_the_entity_before(opened: Any) -> None:
    opened.select("Geneformer")
    opened.select("scGPT")
    opened.page.go_back()
    expect(opened.page.locator("#details h2")).to_have_text("Geneformer")
    opened.page.go_back()
    expect(opened.page.locator("#details h2")).to_have_text("Nothing selected")


@pytest.mark.parametrize(
    "at",
    [
        "#%E0%A4%A", "#view=<script>&at=nobody&years=9-1&lines=99.-1.x&f.task=%ZZ",
        "#at=__proto__&pick=constructor,,%00&only=x&hops=9&lang=fr", "#" + "a" * 5000,
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_shows_everything(
    open_page: Open, html: str, at: str
) -> None:
    opened = open_page(html, at)
    assert opened.heading() == "Nothing selected"
    expect(opened.page.locator("#view-map")).to_be_visible()
    assert opened.complaints == []


def test_the_first_addresses_of_the_page_still_lead_to_their_entity(
    open_page: Open, html: str
) -> None:
    assert open_page(html, "#geneformer").heading() == "Geneformer"
