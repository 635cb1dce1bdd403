"""Comparisons in a browser: put together from files as on a server, and taken along."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page, Route

from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.assets import assets
from spallm.web.pages.compare import compare, compare_json
from spallm.web.pages.names import names_index
from tests.web.tabs import Tabs, faults

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
HOST = "http://pages.test/"
#: The whole comparison as text, with where its links lead; sources by name, for their numbers may
#: differ.
_TOLD = """() => {
  const bare = (element) => element.textContent.replace(/\\s+/g, "");
  const source = (link) => bare(document.querySelector(link.getAttribute("href")));
  const links = (cell) => [...cell.querySelectorAll("a:not(.drop)")].map((link) =>
    link.closest(".refs") ? source(link) : link.getAttribute("href").replace(/\\.html$/, ""));
  const cells = [...document.querySelectorAll("#comparison :is(.compare-kin li, th, td)")];
  const told = cells.map((cell) => {
    const found = links(cell).sort();
    for (const refs of cell.querySelectorAll(".refs")) refs.remove();
    return [bare(cell), cell.closest("tr")?.className ?? "", found];
  });
  return { told, sources: [...document.querySelectorAll(".sources li")].map(bare).sort() };
}"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(path=str(TOY))))


@dataclass
class Visit:
    """A page in the browser, with what it complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)


def _answer(library: Library, url: str) -> tuple[str | bytes, str] | None:
    """Return body and type of what stands at an address: files below site/, else a server's."""
    parts = urlsplit(url)
    files, path = parts.path.startswith("/site/"), parts.path.removeprefix("/site").strip("/")
    language: Any = "zh" if path.startswith("zh/") else "en"
    at = Address("compare", language, files)
    if path.startswith("static/"):
        asset = assets()[path.removeprefix("static/")]
        return asset.body, asset.media_type
    if path == "data/names.json":
        return names_index(library), "application/json"
    if found := re.fullmatch(r"(?:zh/)?compare/(.+)\.json", path):
        node = library.by_path[f"model/{found[1]}"]
        return compare_json(library, at, node.iri), "application/json"
    if path.removeprefix("zh/") in ("compare", "compare.html"):
        ids = () if files else parse_qs(parts.query).get("ids", ())
        asked = [each for some in ids for each in some.split(",")]
        return compare(library, at, asked), "text/html; charset=utf-8"
    return None


@pytest.fixture
def visit(tabs: Tabs, library: Library) -> Callable[..., Visit]:
    def fulfil(route: Route, visit: Visit) -> None:
        url = route.request.url
        answer = _answer(library, url) if url.startswith(HOST) else None
        if answer is None:
            visit.complaints.append(url)
            route.abort()
        else:
            route.fulfill(body=answer[0], content_type=answer[1])

    def opened(path: str, **settings: Any) -> Visit:
        tab = tabs.take(**settings)
        result = Visit(tab.page)
        tab.on("pageerror", lambda error: result.complaints.append(str(error)))
        tab.on("console", lambda message: result.complaints.append(message.text))
        tab.page.route("**/*", lambda route: fulfil(route, result))
        result.page.goto(HOST + path)
        return result

    return opened


@pytest.mark.parametrize(
    ("language", "ids"),
    [
        ("", "scgpt,geneformer"),
        ("zh/", "scgpt,scgpt-spatial,scbert"),
        ("", "scgpt-spatial,scgpt-brain"),
    ],
)
def test_files_tell_what_a_server_tells(visit, language, ids):
    served = visit(f"{language}compare?ids={ids}")
    filed = visit(f"site/{language}compare.html?ids={ids}")
    filed.page.locator("table.comparison").wait_for()
    told = filed.page.evaluate(_TOLD)
    assert told == served.page.evaluate(_TOLD)
    assert len(told["told"]) > 30
    assert told["sources"]
    assert filed.complaints == served.complaints == []


def test_files_say_which_ids_mean_nothing_and_take_names(visit):
    page = visit("site/compare.html?ids=Geneformer&ids=scgpt&ids=nonsense").page
    page.locator("table.comparison").wait_for()
    assert page.locator("#notes").inner_text() == "There is no model called “nonsense”."
    assert page.locator("thead .compared").all_inner_texts() == ["Geneformer", "scGPT"]


def test_a_file_starts_with_a_form_that_leads_to_a_comparison(visit):
    page = visit("site/compare.html").page
    page.get_by_label("First model").fill("scgpt")
    page.get_by_label("Second model").fill("geneformer")
    page.get_by_role("button", name="Compare").click()
    page.locator("table.comparison").wait_for()
    assert parse_qs(urlsplit(page.url).query) == {"ids": ["scgpt", "geneformer"]}


@pytest.mark.parametrize("scripts", [True, False])
def test_differences_alone_and_sources_are_shown_on_demand(visit, scripts):
    page = visit("compare?ids=scgpt,geneformer", java_script_enabled=scripts).page
    same = page.get_by_role("row", name="HasSpecies")
    assert same.is_visible()
    page.get_by_text("Differences only").click()
    assert not same.is_visible()
    assert page.get_by_role("row", name="License (differs)").is_visible()
    note = page.locator("tr.differs sup.refs a").first
    assert not note.is_visible()
    page.get_by_text("Show sources").click()
    note.click()
    assert urlsplit(page.url).fragment == f"source-{note.inner_text()}"
    assert page.locator(f"#source-{note.inner_text()}").is_visible()


def test_the_switches_work_with_the_keyboard(visit):
    page = visit("compare?ids=scgpt,geneformer").page
    page.locator("#only-differences").focus()
    page.keyboard.press("Space")
    assert not page.get_by_role("row", name="HasSpecies").is_visible()


def test_a_comparison_is_saved_as_it_stands(visit):
    page = visit("compare?ids=scgpt,geneformer").page
    page.get_by_text("Differences only").click()
    for form, ending, said in (
        ("LaTeX", "tex", "License & MIT License & Apache License 2.0 \\\\"),
        ("Markdown", "md", "| License | MIT License | Apache License 2.0 |"),
        ("CSV", "csv", "Licences and weights,License,MIT License,Apache License 2.0\r\n"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Save {form}").click()
        assert waiting.value.suggested_filename == f"comparison.{ending}"
        text = Path(waiting.value.path()).read_bytes().decode()
        assert said in text
        assert "HasSpecies" not in text


def test_the_page_is_no_wider_than_the_window(visit):
    page = visit("compare?ids=scgpt,geneformer,scbert").page
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_everybody_can_use_it(visit):
    page = visit("compare?ids=scgpt,geneformer").page
    page.get_by_text("Show sources").click()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, "color-contrast") == []
