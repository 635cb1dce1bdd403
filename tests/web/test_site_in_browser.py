"""The site in a browser: from a subfolder of a plain web server, and from the folder itself."""

from __future__ import annotations

import csv
import functools
import io
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Response, sync_playwright

from spallm.cli.queries import query_command
from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.site import write_site

TOY = Path(__file__).parents[1] / "analysis/toy.trig"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)
PAGES = (
    "index", "about", "ask", "browse", "browse/model", "compare", "search", "graph", "404",
    "model/scgpt", "paper/scgpt-toward-building", "task/cell-type-annotation",
    "dataset/tabula-sapiens", "evidence/github-bowang-lab-scgpt/readme.md",
)  # fmt: skip
QUESTION = """\
SELECT ?model ?year WHERE { ?model a fair4ml:MLModel OPTIONAL { ?model spallm:year ?year } }
ORDER BY ?model"""


class Plain(SimpleHTTPRequestHandler):
    """Gives files out as they are, and keeps quiet."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site into a subfolder, as a project has on a host of many."""
    library = Library(subgraph(ox.parse(path=str(TOY), format=ox.RdfFormat.TRIG)))
    folder = tmp_path_factory.mktemp("host") / "spallm"
    write_site(library, folder, base="http://127.0.0.1/spallm/", processes=1)
    return folder


@pytest.fixture(scope="module")
def site(place: Path) -> Iterator[str]:
    handler = functools.partial(Plain, directory=str(place.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/spallm"
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=FLAGS.split()
        )
        yield launched
        launched.close()


@dataclass
class Visit:
    """A page in a browser, with what it asked for and complained of, refusals among it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def refused(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")

    def hosts(self) -> set[str]:
        here = [url for url in self.requests if not url.startswith(("data:", "blob:"))]
        return {url.split("/")[2] for url in here}


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def opened(address: str, **settings: object) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | settings)
        contexts.append(context)
        context.set_default_timeout(10_000)
        found = Visit(context.new_page())
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.on("response", found.refused)
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(address)
        return found

    yield opened
    for context in contexts:
        context.close()


def test_all_sorts_of_pages_load_whole_without_complaint_and_from_one_host(
    visit: Callable[..., Visit], site: str
) -> None:
    looking = visit(f"{site}/index.html")
    for language in ("", "zh/"):
        for name in PAGES:
            if (language, name) == ("zh/", "graph"):
                continue  # one page speaks both languages
            looking.page.goto(f"{site}/{language}{name}.html")
            assert looking.complaints == [], f"{language}{name}"
    looking.page.wait_for_load_state("networkidle")
    assert looking.complaints == []
    assert looking.hosts() == {site.split("/")[2]}


def test_a_reader_gets_from_home_to_a_model_and_its_source_and_back(
    visit: Callable[..., Visit], site: str
) -> None:
    looking = visit(f"{site}/")
    looking.page.locator("nav a", has_text="Browse").click()
    looking.page.locator("main a", has_text="Models").first.click()
    looking.page.locator("main a", has_text="Geneformer").first.click()
    assert looking.page.url.startswith(f"{site}/model/geneformer")
    looking.page.locator("#language").click()
    looking.page.wait_for_url(f"{site}/zh/model/**")
    looking.page.locator(".head .name").click()
    assert looking.page.url == f"{site}/zh/index.html"
    assert looking.complaints == []


def test_the_search_box_offers_names_and_leads_there(
    visit: Callable[..., Visit], site: str
) -> None:
    looking = visit(f"{site}/task/cell-annotation.html")
    looking.page.locator("#find").press_sequentially("scGPT-spa")
    looking.page.get_by_role("option").first.click()
    looking.page.wait_for_url(f"{site}/model/scgpt-spatial.html")


def test_sparql_asked_in_the_browser_is_answered_as_on_the_command_line(
    visit: Callable[..., Visit], site: str
) -> None:
    looking = visit(f"{site}/ask.html?{_query(text=QUESTION)}")
    with looking.page.expect_download() as download:
        looking.page.locator(".files button", has_text="CSV").click()
    found = Path(download.value.path()).read_text("utf-8-sig")
    command = CliRunner().invoke(
        query_command, ["-", "--graph", str(TOY), "--format", "csv"], input=QUESTION
    )
    assert list(csv.reader(io.StringIO(found))) == list(csv.reader(io.StringIO(command.stdout)))
    assert looking.hosts() == {site.split("/")[2]}
    assert looking.complaints == []


def test_models_are_compared_without_a_server(visit: Callable[..., Visit], site: str) -> None:
    looking = visit(f"{site}/compare.html?ids=scgpt,geneformer")
    heads = looking.page.locator("table.comparison thead th[scope=col]")
    heads.nth(1).wait_for()
    assert [text.split("\n")[-1] for text in heads.all_inner_texts()] == ["scGPT", "Geneformer"]
    assert looking.complaints == []


def test_a_list_is_narrowed_without_a_server(visit: Callable[..., Visit], site: str) -> None:
    looking = visit(f"{site}/browse/model.html?q=geneformer")
    looking.page.locator("main").get_by_role("link", name="Geneformer V2").first.wait_for()
    assert looking.page.locator("main tbody tr:visible").count() == 3
    assert looking.complaints == []


def test_the_graph_is_drawn(visit: Callable[..., Visit], site: str) -> None:
    looking = visit(f"{site}/graph.html#at=scgpt&lang=en")
    looking.page.locator("html[data-ready=true]").wait_for()
    assert looking.page.locator("#details h2").inner_text().startswith("scGPT")
    assert looking.complaints == []


def test_a_lost_visitor_finds_home_from_any_address(
    visit: Callable[..., Visit], site: str, place: Path
) -> None:
    looking = visit(f"{site}/index.html")
    body = (place / "404.html").read_text("utf-8")
    looking.page.route("**/nowhere/**", lambda route: route.fulfill(body=body, status=200))
    looking.page.goto(f"{site}/nowhere/deep/down")
    looking.page.locator("main a", has_text="Start page").click()
    assert looking.page.url == f"{site}/index.html"
    assert looking.complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_pages_are_readable_as_files(
    visit: Callable[..., Visit], place: Path, *, scripts: bool
) -> None:
    looking = visit((place / "index.html").as_uri(), java_script_enabled=scripts)
    looking.page.goto((place / "model/scgpt.html").as_uri())
    assert looking.page.locator("h1").inner_text() == "scGPT"
    assert "Cell type annotation" in looking.page.locator("main").inner_text()
    background = "getComputedStyle(document.querySelector('.head')).position"
    assert looking.page.evaluate(background) != ""
    looking.page.locator("main a", has_text="Cell type annotation").first.click()
    assert looking.page.url == (place / "task/cell-type-annotation.html").as_uri()


def test_no_page_is_wider_than_a_phone(visit: Callable[..., Visit], site: str) -> None:
    looking = visit(f"{site}/index.html", viewport={"width": 390, "height": 844})
    for name in PAGES:
        looking.page.goto(f"{site}/{name}.html")
        assert looking.page.evaluate("document.documentElement.scrollWidth") <= 390, name


def test_names_of_the_search_box_are_pages(place: Path) -> None:
    names = json.loads((place / "data/names.json").read_bytes())["names"]
    assert [path for path, *_ in names if not (place / f"{path}.html").is_file()] == []


def _query(**parts: str) -> str:
    from urllib.parse import urlencode

    return urlencode(parts)
