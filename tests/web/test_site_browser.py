"""The pages in a browser: accessible, without complaints, without a request that leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import spallm.views
from spallm.web.library import Library
from tests.web.tabs import WCAG, Tabs, faults

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
AXE = Path(__file__).parents[2] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = Path(spallm.views.__file__).parent / "built" / "web"
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def library(toy: Library) -> Library:
    return toy


@pytest.fixture(scope="module")
def site(toy_host: str) -> str:
    return f"{toy_host}/"


@dataclass
class Opened:
    """A page in the browser, with what it complained of and what it asked of others."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture
def open_site(tabs: Tabs, site: str) -> Callable[..., Opened]:
    def opened(**settings: Any) -> Opened:
        tab = tabs.take(**settings)
        result = Opened(tab.page, site)
        tab.on("console", lambda message: result.complaints.append(message.text))
        tab.on("pageerror", lambda error: result.complaints.append(str(error)))
        tab.on("request", lambda request: request.url.startswith((site, "data:"))
               or result.strangers.append(request.url))  # fmt: skip
        return result

    return opened


@pytest.fixture(scope="module")
def paths(library: Library) -> list[str]:
    """Return a page of every sort."""
    kinds = ("paper", "dataset", "task", "source")
    first = {nodes[0].iri for kind in kinds if (nodes := library.by_kind.get(kind))}
    own = [path for path, node in library.by_path.items() if node.iri in first]
    return ["index", "about", "model/scgpt", *own, next(iter(library.evidence))]


def test_no_page_has_a_serious_fault_or_a_complaint(
    open_site: Callable[..., Opened], paths: list[str]
) -> None:
    opened = open_site()
    for path in paths:
        page = opened.go(f"{path}.html")
        assert faults(page, *WCAG) == [], path
        page.emulate_media(color_scheme="dark")
        assert faults(page, "color-contrast") == [], path
        page.emulate_media(color_scheme="light")
    assert opened.complaints == []
    assert opened.strangers == []


def test_a_page_on_a_phone_has_no_serious_fault(open_site: Callable[..., Opened]) -> None:
    page = open_site(**PHONE).go("zh/model/scgpt.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert faults(page, *WCAG) == []


def test_a_page_can_be_read_without_scripts(open_site: Callable[..., Opened]) -> None:
    page = open_site(java_script_enabled=False).go("model/scgpt.html")
    expect(page.get_by_role("heading", name="scGPT", exact=True)).to_be_visible()
    expect(page.locator("#theme")).to_be_hidden()
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(re.compile("/zh/model/scgpt.html$"))


def test_the_theme_is_remembered_and_worn_before_the_page_is_drawn(
    open_site: Callable[..., Opened],
) -> None:
    page = open_site(color_scheme="light").go("about.html")
    button = page.get_by_role("button", name="Dark theme")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.reload(wait_until="commit")
    page.locator("body").wait_for()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_language_is_remembered_for_the_next_visit(open_site: Callable[..., Opened]) -> None:
    opened = open_site()
    opened.go("model/scgpt.html").locator("#language").click()
    opened.page.wait_for_url("**/zh/model/scgpt.html")
    opened.go("index.html")
    assert opened.page.locator("html").get_attribute("lang") == "en"
    opened = open_site()  # in another tab
    opened.go("index.html")
    opened.page.wait_for_url("**/zh/index.html")


def test_the_switch_keeps_the_query(open_site: Callable[..., Opened]) -> None:
    page = open_site().go("about.html?x=1#evidence")
    page.locator("#language").click()
    page.wait_for_url("**/zh/about.html?x=1#evidence")


def test_names_are_offered_whatever_the_spelling(open_site: Callable[..., Opened]) -> None:
    page = open_site().go("index.html")
    box = page.get_by_role("combobox")
    first = page.get_by_role("option").first
    for typed in ("scgpt", "SCGPT", "ｓｃＧＰＴ", "scgtp"):
        box.fill("")
        expect(page.get_by_role("listbox")).to_be_hidden()
        box.fill(typed)
        expect(first).to_contain_text("scGPT")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/model/scgpt.html")


def test_offers_go_away_with_escape(open_site: Callable[..., Opened]) -> None:
    opened = open_site()
    page = opened.go("zh/about.html")
    page.get_by_role("combobox").fill("scGPT")
    expect(page.get_by_role("option").first).to_be_visible()
    assert faults(page, *WCAG) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_entry_is_copied_with_one_click(
    open_site: Callable[..., Opened], library: Library
) -> None:
    opened = open_site(permissions=["clipboard-read", "clipboard-write"])
    path, node = next((p, n) for p, n in library.by_path.items() if n.kind == "paper")
    page = opened.go(f"{path}.html")
    page.get_by_text("BibTeX", exact=True).click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == library.entries[node.iri].bibtex
