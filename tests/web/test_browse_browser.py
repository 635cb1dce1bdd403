"""Lists in a browser: as files they narrow, count, order and export as a server does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, Route

from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.assets import assets
from spallm.web.pages.browse import browse, browse_export
from spallm.web.pages.choice import Choice, narrowed
from spallm.web.pages.names import names_index
from spallm.web.pages.search import search
from spallm.web.pages.shelf import shelf
from tests.web.tabs import Tabs, faults

COLLECTION = Path(__file__).parents[2] / "graph" / "spallm.trig"
TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
HOST = "http://pages.test/"
CHOICES: list[tuple[str, dict[str, list[str]]]] = [
    ("model", {}),
    ("model", {"task": ["perturbation-prediction", "cell-type-annotation"], "sort": ["newest"]}),
    ("model", {"open-weights": ["public-weights"], "species": ["mouse"], "since": ["2024"]}),
    ("model", {"q": ["Transformer ＳＣＲＮＡ-seq"], "sort": ["evaluations"]}),
    ("model", {"q": ["no such words"]}),
    ("paper", {"peer-reviewed": ["published"], "since": ["2023"], "until": ["2024"]}),
    ("paper", {"q": ["Théis fabian"], "sort": ["cited"]}),
]
_SEEN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const number = (text) => Number(/\\d+(?=\\)?$)/.exec(text)[0]);
  const boxes = all("#narrow input[data-v]");
  return {
    names: all("#rows tr:not([hidden]) th > a").map((link) => link.textContent),
    counts: Object.fromEntries(boxes.map((box) =>
      [`${box.name}=${box.value}`, number(box.parentElement.querySelector(".count").textContent)])),
    years: Object.fromEntries(all("#narrow select[name=since] option").slice(1)
      .map((option) => [option.value, number(option.textContent)])),
    total: document.querySelector("#count").textContent,
  };
}"""


@pytest.fixture(scope="module")
def library(collection: Library) -> Library:
    return collection


@dataclass
class Visit:
    """A page in the browser, with what it asked for and complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def seen(self) -> Any:
        return self.page.evaluate(_SEEN)


def _answer(library: Library, url: str) -> tuple[str | bytes, str] | None:
    """Return body and type of what stands at an address: files below site/, else a server's."""
    parts = urlsplit(url)
    files, path = parts.path.startswith("/site/"), parts.path.removeprefix("/site").strip("/")
    spoken, query = path.startswith("zh/"), {} if files else parse_qs(parts.query)
    at = Address(path.removeprefix("zh/").removesuffix(".html"), "zh" if spoken else "en", files)
    if path.startswith("static/"):
        asset = assets()[path.removeprefix("static/")]
        return asset.body, asset.media_type
    if path == "data/names.json":
        return names_index(library), "application/json"
    if found := re.fullmatch(r"browse/(\w+)\.(csv|bib|ris)", path):
        return browse_export(library, found[1], query, found[2]).body, "text/plain; charset=utf-8"
    if at.path.startswith("browse/"):
        kind = at.path.removeprefix("browse/")
        return browse(library, at, kind, query), "text/html; charset=utf-8"
    if at.path == "search":
        return search(library, at, ""), "text/html; charset=utf-8"
    return None


@pytest.fixture
def visit(tabs: Tabs, library: Library) -> Callable[..., Visit]:
    def fulfil(route: Route, graph: Library, visit: Visit) -> None:
        url = route.request.url
        answer = _answer(graph, url) if url.startswith(HOST) else None
        if answer is None:
            visit.complaints.append(url)
            route.abort()
        else:
            route.fulfill(body=answer[0], content_type=answer[1])

    def opened(path: str, graph: Library = library, **settings: Any) -> Visit:
        tab = tabs.take(**settings)
        result = Visit(tab.page)
        tab.on("pageerror", lambda error: result.complaints.append(str(error)))
        tab.on("console", lambda message: result.complaints.append(message.text))
        tab.page.route("**/*", lambda route: fulfil(route, graph, result))
        result.page.goto(HOST + path)
        return result

    return opened


@pytest.mark.parametrize(("language", "choices"), [("en", CHOICES), ("zh", CHOICES[3:4])])
def test_a_file_shows_and_counts_what_a_server_does(library, visit, language, choices):
    prefix = "zh/" if language == "zh" else ""
    opened = None
    for kind, query in choices:
        rows = shelf(library, kind)
        left = narrowed(rows, Choice.read(rows, query), language)
        path = f"site/{prefix}browse/{kind}.html?{urlencode(query, doseq=True)}"
        if opened is None:
            opened = visit(path)
        else:
            opened.page.goto(HOST + path)
        seen = opened.seen()
        assert seen["names"] == [rows.told(language)[n].name for n in left.rows]
        assert seen["counts"] == {
            f"{facet.key}={value}": left.counts[facet.key][n]
            for facet in rows.facets
            for n, (value, _) in enumerate(facet.values)
        }
        assert seen["years"] == {str(year): left.years.get(year, 0) for year in rows.years}
    assert opened is not None
    assert opened.complaints == []


def test_ticking_narrows_at_once_and_the_link_follows(library, visit):
    opened = visit("browse/model?species=mouse")
    page = opened.page
    assert len(opened.seen()["names"]) == 29
    page.get_by_label("Public weights").check()
    page.locator("select[name=sort]").select_option("newest")
    query = {"species": ["mouse"], "open-weights": ["public-weights"], "sort": ["newest"]}
    rows = shelf(library, "model")
    left = narrowed(rows, Choice.read(rows, query), "en")
    assert opened.seen()["names"] == [rows.told("en")[n].name for n in left.rows]
    assert parse_qs(urlsplit(page.url).query) == query
    link = page.locator("a[data-extension=csv]").get_attribute("href") or ""
    assert parse_qs(urlsplit(link).query) == query
    other = page.locator("a#language").get_attribute("href") or ""
    assert parse_qs(urlsplit(other).query) == query
    page.locator("#chips button", has_text="×").first.click()
    assert parse_qs(urlsplit(page.url).query) == {k: v for k, v in query.items() if k != "species"}
    assert opened.complaints == []


def test_narrowing_eight_hundred_papers_takes_a_blink(visit):
    opened = visit("browse/paper")
    took = opened.page.evaluate(
        """() => {
        const box = document.querySelector("#words");
        const times = ["c", "ce", "cell", "cell type", ""].map((text) => {
          box.value = text;
          const start = performance.now();
          box.dispatchEvent(new Event("input", { bubbles: true }));
          return performance.now() - start;
        });
        return Math.min(...times); // what else the machine does makes it slower, never quicker
    }"""
    )
    assert took < 50


@pytest.mark.parametrize(
    ("kind", "query", "extensions"),
    [
        ("model", {"license": ["mit"]}, ["csv", "bib"]),
        ("paper", {"since": ["2024"]}, ["bib", "ris"]),
    ],
)
def test_a_file_hands_out_what_a_server_would(toy, visit, kind, query, extensions):
    page = visit(f"site/browse/{kind}.html?{urlencode(query, doseq=True)}", toy).page
    page.get_by_text("Export", exact=True).click()
    for extension in extensions:
        with page.expect_download() as waiting:
            page.locator(f"a[data-extension={extension}]").click()
        assert waiting.value.suggested_filename == f"{kind}.{extension}"
        body = Path(waiting.value.path()).read_bytes()
        assert body == browse_export(toy, kind, query, extension).body


def test_filters_fold_where_the_window_is_narrow_and_open_with_the_keyboard(visit):
    opened = visit("browse/dataset", viewport={"width": 390, "height": 844})
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.locator("#words").is_visible()
    page.locator(".browse-fold > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#words").fill("atlas")
    assert opened.seen()["total"] == f"{len(opened.seen()['names'])} of 199"
    assert opened.complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_filters_are_a_form(visit, width):
    viewport = {"width": width, "height": 844}
    page = visit("browse/model?species=mouse", java_script_enabled=False, viewport=viewport).page
    assert page.locator("#rows tr:visible").count() == 29
    if width == 390:
        page.locator(".browse-fold > summary").click()
    page.locator("#words").fill("C2S")
    page.get_by_role("button", name="Show").click()
    assert parse_qs(urlsplit(page.url).query)["species"] == ["mouse"]
    assert {"C2S"} == {
        name[:3] for name in page.locator("#rows tr:visible th > a").all_inner_texts()
    }


def test_ticked_models_go_side_by_side_but_not_one_alone(visit):
    page = visit("browse/model?q=scgpt").page
    button = page.get_by_role("button", name="Compare the ticked models")
    assert button.is_disabled()
    page.get_by_label("Compare scGPT", exact=True).check()
    page.get_by_label("Compare scGPT-spatial", exact=True).check()
    assert page.locator("#ticked").inner_text() == "2 ticked, of eight at most."
    assert button.is_enabled()
    page.goto("about:blank")
    page.go_back()
    assert page.locator("#rows input:checked").count() == 2
    assert page.locator("#ticked").inner_text() == "2 ticked, of eight at most."


def test_a_file_shows_what_a_search_finds(toy, visit):
    opened = visit("site/search.html?q=scgpt-spatial", toy)
    opened.page.locator(".search-hits a").first.wait_for()
    first = opened.page.locator(".search-hits a").first
    assert first.inner_text() == "scGPT-spatial"
    assert first.evaluate("link => link.href") == f"{HOST}site/model/scgpt-spatial.html"
    assert opened.complaints == []


def test_everybody_can_use_it(toy, visit):
    page = visit("browse/model?species=human", toy).page
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, "color-contrast") == []
