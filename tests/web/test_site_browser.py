"""The pages in a browser: accessible, without complaints, without a request that leaves."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import spallm.views
from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.about import about
from spallm.web.pages.address import LANGUAGES, Address
from spallm.web.pages.entity import entity
from spallm.web.pages.evidence import evidence
from spallm.web.pages.home import home
from spallm.web.pages.names import names_index

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
AXE = Path(__file__).parents[2] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = Path(spallm.views.__file__).parent / "built" / "web"
PHONE = {"viewport": {"width": 390, "height": 844}}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # as its parent has it
        pass


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(TOY.read_bytes(), ox.RdfFormat.TRIG)))


@pytest.fixture(scope="module")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the chief pages as files of a folder on loopback, and return their address."""
    root = tmp_path_factory.mktemp("site")

    def write(path: str, body: bytes) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(body)

    for language in LANGUAGES:
        at = Address("", language, files=True)
        folder = "zh/" if language == "zh" else ""
        pages = {"index": home(library, at), "about": about(library, replace(at, path="about"))}
        pages |= {
            p: entity(library, replace(at, path=p), n.iri) for p, n in library.by_path.items()
        }
        pages |= {p: evidence(library, replace(at, path=p), n) for p, n in library.evidence.items()}
        for path, html in pages.items():
            write(f"{folder}{path}.html", html.encode())
    write("data/names.json", names_index(library))
    write("favicon.ico", b"")
    for name in ("site.js", "site.css"):
        write(f"static/{name}", (BUILT / name).read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    quiet = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
        "--disable-background-networking --disable-component-update"
    )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=quiet.split()
        )
        yield launched
        launched.close()


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

    def faults(self) -> list[str]:
        """Return what axe holds against the page, serious or worse."""
        found = self.page.evaluate(AXE.read_text(encoding="utf-8") + ";axe.run(document, "
            "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")  # fmt: skip
        return [
            f"{fault['id']}: {json.dumps(fault['nodes'][0]['html'])[:300]}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
        ]


@pytest.fixture
def open_site(browser: Browser, site: str) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(**settings: Any) -> Opened:
        # Axe is evaluated from outside; the pages themselves keep to their policy.
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | settings)
        contexts.append(context)
        context.set_default_timeout(10_000)
        result = Opened(context.new_page(), site)
        page = result.page
        page.on("console", lambda message: result.complaints.append(message.text))
        page.on("pageerror", lambda error: result.complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith((site, "data:"))
                or result.strangers.append(request.url))  # fmt: skip
        return result

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def paths(library: Library) -> list[str]:
    """Return a page of every sort."""
    kinds = ("paper", "dataset", "task", "source")
    first = {nodes[0].iri for kind in kinds if (nodes := library.by_kind.get(kind))}
    own = [path for path, node in library.by_path.items() if node.iri in first]
    return ["index", "about", "model/scgpt", *own, next(iter(library.evidence))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_or_a_complaint(
    open_site: Callable[..., Opened], paths: list[str], scheme: str
) -> None:
    opened = open_site(color_scheme=scheme)
    for path in paths:
        opened.go(f"{path}.html")
        assert opened.faults() == [], path
    assert opened.complaints == []
    assert opened.strangers == []


def test_no_page_is_wider_than_a_phone(open_site: Callable[..., Opened], paths: list[str]) -> None:
    opened = open_site(**PHONE)
    for path in paths:
        page = opened.go(f"zh/{path}.html")
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path
    assert opened.faults() == []


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
    opened.page = opened.page.context.new_page()
    opened.go("index.html")
    opened.page.wait_for_url("**/zh/index.html")


def test_the_switch_keeps_the_query(open_site: Callable[..., Opened]) -> None:
    page = open_site().go("about.html?x=1#evidence")
    page.locator("#language").click()
    page.wait_for_url("**/zh/about.html?x=1#evidence")


@pytest.mark.parametrize("typed", ["scgpt", "SCGPT", "ｓｃＧＰＴ", "scgtp"])
def test_names_are_offered_whatever_the_spelling(
    open_site: Callable[..., Opened], typed: str
) -> None:
    page = open_site().go("index.html")
    box = page.get_by_role("combobox")
    box.fill(typed)
    first = page.get_by_role("option").first
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
    assert opened.faults() == []
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
