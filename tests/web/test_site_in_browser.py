"""The site in a browser: from a subfolder of a plain web server, and from the folder itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Response

from spallm.cli.entry import cli
from spallm.web.site import Account
from tests.web.tabs import Tab, Tabs

TOY = Path(__file__).parents[1] / "analysis/toy.trig"
PAGES = (
    "index", "about", "ask", "browse", "browse/model", "compare", "search", "graph", "404",
    "model/scgpt", "paper/scgpt-toward-building", "task/cell-type-annotation",
    "dataset/tabula-sapiens", "evidence/github-bowang-lab-scgpt/readme.md",
    "source/theislab-list",
)  # fmt: skip
QUESTION = """\
SELECT ?model ?year WHERE { ?model a fair4ml:MLModel OPTIONAL { ?model spallm:year ?year } }
ORDER BY ?model"""


@pytest.fixture(scope="module")
def place(toy_site: tuple[Path, Account]) -> Path:
    return toy_site[0]


@pytest.fixture(scope="module")
def site(toy_host: str) -> str:
    return toy_host


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


def looking(tab: Tab) -> Visit:
    """Return a visit that takes note of what happens in a tab."""
    found = Visit(tab.page)
    tab.on("request", lambda request: found.requests.append(request.url))
    tab.on("response", found.refused)
    tab.on("console", lambda message: found.complaints.append(f"{message.text} {tab.page.url}"))
    tab.on("pageerror", lambda error: found.complaints.append(f"{error} {tab.page.url}"))
    return found


@pytest.fixture
def visit(tabs: Tabs) -> Callable[..., Visit]:
    def opened(address: str, **settings: object) -> Visit:
        found = looking(tabs.take(**settings))
        found.page.goto(address)
        return found

    return opened


@pytest.fixture(scope="module")
def tour(all_tabs: Tabs, site: str) -> tuple[Visit, dict[str, int]]:
    """Look at all sorts of pages in both languages, and return how wide each is on a phone."""
    widths = {}
    with all_tabs.at_hand() as tabs:
        found = looking(tabs.take(viewport={"width": 390, "height": 844}))
        for name in (*PAGES, *(f"zh/{name}" for name in PAGES if name != "graph")):
            found.page.goto(f"{site}/{name}.html")
            widths[name] = found.page.evaluate("document.documentElement.scrollWidth")
        found.page.wait_for_load_state("networkidle")
    return found, widths


def test_all_sorts_of_pages_load_whole_without_complaint_and_from_one_host(
    tour: tuple[Visit, dict[str, int]], site: str
) -> None:
    looking, _ = tour
    assert looking.complaints == []
    assert looking.hosts() == {site.split("/")[2]}


def test_no_page_is_wider_than_a_phone(tour: tuple[Visit, dict[str, int]]) -> None:
    _, widths = tour
    assert len(widths) == 2 * len(PAGES) - 1
    assert {name: width for name, width in widths.items() if width > 390} == {}


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
        cli, ["query", "-", "--graph", str(TOY), "--format", "csv"], input=QUESTION
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


def test_names_of_the_search_box_are_pages(place: Path) -> None:
    names = json.loads((place / "data/names.json").read_bytes())["names"]
    assert [path for path, *_ in names if not (place / f"{path}.html").is_file()] == []


def _query(**parts: str) -> str:
    from urllib.parse import urlencode

    return urlencode(parts)
