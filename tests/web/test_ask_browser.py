"""The Ask page in a browser: asked of a server, and answered by itself from files."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import uvicorn
from playwright.sync_api import Dialog, Page, Route

from spallm.store.engine import Limits
from spallm.store.location import open_answering
from spallm.store.prepared import prepare
from spallm.store.saved import saved_query
from spallm.web.app import application
from spallm.web.library import Library
from spallm.web.site import Account
from tests.web.tabs import WCAG, Tabs, faults

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
NAMES = "SELECT ?model ?name { ?model a fair4ml:MLModel ; skos:prefLabel ?name } ORDER BY ?name"
LIMITS = Limits(seconds=1, rows=150)


@pytest.fixture(scope="module")
def store(toy: Library) -> ox.Store:
    store = ox.Store()
    store.extend(toy.whole.quads)
    return store


@pytest.fixture(scope="module")
def served(toy: Library) -> Iterator[str]:
    """Serve everything, and return the address."""
    place = socket.create_server(("127.0.0.1", 0))
    engine = open_answering(str(TOY), limits=LIMITS, workers=2)
    app = application(toy, engine)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))

    async def run() -> None:
        await server.serve(sockets=[place])
        await engine.close()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    yield f"http://127.0.0.1:{place.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def site(toy_host: str) -> str:
    return toy_host


@dataclass
class Asking:
    """The page in a browser, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        if not self.page.locator(".written").is_visible():
            self.page.locator(".desk > .choice button").nth(1).click()
        self.page.locator(".editor .cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def ask(self, text: str) -> str:
        self.write(text)
        self.page.keyboard.press("Control+Enter")
        return self.told()

    def told(self) -> str:
        """Return what the page says of the question when it is done with it."""
        waiting = "[data-kind=nothing], [data-kind=starting], [data-kind=running]"
        return str(self.page.locator(f"#ask .status:not({waiting})").inner_text())

    def rows(self) -> list[list[str]]:
        rows = self.page.locator(".answer tbody tr").all()
        return [row.locator("td").all_inner_texts() for row in rows]

    def saved(self, title: str) -> str:
        with self.page.expect_download() as download:
            self.page.locator(".files button", has_text=title).click()
        return Path(download.value.path()).read_text("utf-8-sig")

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()


@pytest.fixture
def asking(tabs: Tabs) -> Callable[..., Asking]:
    def opened(address: str, **settings: Any) -> Asking:
        tab = tabs.take(reduced_motion="reduce", **settings)
        view = Asking(tab.page)

        def refuse(dialog: Dialog) -> None:
            view.complaints.append(dialog.message)
            dialog.dismiss()

        tab.on("dialog", refuse)
        tab.on("request", lambda request: view.requests.append(request.url))
        tab.on("pageerror", lambda error: view.complaints.append(str(error)))
        view.page.goto(address)
        if settings.get("java_script_enabled", True) and not address.startswith("file:"):
            view.page.locator("#ask[data-ready=true]").wait_for()
        return view

    return opened


def expected(store: ox.Store, text: str) -> Any:
    """Return the bindings that the engine gives to a text, as JSON."""
    results = store.query(prepare(text).text)
    assert isinstance(results, ox.QuerySolutions)
    return json.loads(results.serialize(format=ox.QueryResultsFormat.JSON) or b"")["results"]


def answer(body: object, status: int = 200, media: str = "application/sparql-results+json") -> Any:
    """Return a handler that answers for the server."""
    text = body if isinstance(body, str) else json.dumps(body)
    return lambda route: route.fulfill(status=status, body=text, content_type=media)


@pytest.mark.parametrize("place", ["served", "site"])
def test_a_saved_question_in_the_address_is_answered(
    asking: Callable[..., Asking], store: ox.Store, request: pytest.FixtureRequest, place: str
) -> None:
    root = request.getfixturevalue(place)
    ending = ".html" if place == "site" else ""
    view = asking(f"{root}/ask{ending}?query=most-reused-models")
    assert view.told().startswith("3 rows in ")
    bindings = expected(store, saved_query("most-reused-models").text)
    assert json.loads(view.saved("JSON"))["results"] == bindings
    first = view.page.locator(".answer tbody a").first
    model = bindings["bindings"][0]["model"]["value"].removeprefix("https://w3id.org/spallm/")
    assert first.evaluate("a => a.href") == f"{root}/{model}{ending}"
    assert {address.split("/")[2] for address in view.requests} == {root.split("/")[2]}
    assert view.complaints == []


def test_a_value_of_a_saved_question_stands_in_the_address(
    asking: Callable[..., Asking], served: str
) -> None:
    view = asking(f"{served}/ask?query=ancestors&model=scgpt-spatial")
    view.told()
    assert view.rows()[0][0].startswith("scGPT-spatial")
    view.page.locator("#ask-model").fill("Geneformer V2")
    view.page.keyboard.press("Escape")
    view.page.locator(".fill button[type=submit]").click()
    view.page.wait_for_url("**/ask?query=ancestors&model=geneformer-v2")
    view.page.go_back()
    view.page.wait_for_url("**/ask?query=ancestors&model=scgpt-spatial")
    assert view.page.locator("#ask-model").input_value() == "scGPT-spatial"


def test_going_back_from_a_saved_question_leads_to_the_list(
    asking: Callable[..., Asking], served: str
) -> None:
    view = asking(f"{served}/ask")
    view.page.locator('[data-name="descendants"]').click()
    view.page.wait_for_url("**/ask?query=descendants")
    view.page.locator("#ask-model").fill("scgpt")
    view.page.keyboard.press("Escape")
    view.page.locator(".fill button[type=submit]").click()
    view.page.wait_for_url("**/ask?query=descendants&model=scgpt")
    view.page.go_back()
    view.page.locator(".questions").wait_for()
    assert view.page.url == f"{served}/ask"


def test_a_question_is_asked_with_the_keyboard_and_kept_in_the_address(
    asking: Callable[..., Asking], served: str, store: ox.Store
) -> None:
    view = asking(f"{served}/ask")
    view.page.locator(".questions").wait_for()
    assert view.ask(NAMES).startswith("8 rows")
    names = [binding["name"]["value"] for binding in expected(store, NAMES)["bindings"]]
    assert [row[1] for row in view.rows()] == [f"{name}en" for name in names]
    again = asking(view.page.url)
    again.told()
    assert again.rows() == view.rows()
    language = view.page.locator("#language").evaluate("a => a.href")
    assert language == view.page.url.replace("/ask?", "/zh/ask?")


def test_a_fault_is_told_with_its_place_and_shown_in_the_text(
    asking: Callable[..., Asking], served: str
) -> None:
    view = asking(f"{served}/ask")
    assert "Line 2, column 3: OPTINAL is no word of SPARQL" in view.ask(
        "SELECT * {\n  OPTINAL { ?s ?p ?o } }"
    )
    assert view.texts(".excerpt mark") == ["OPTINAL"]
    assert "Line 1, column 19: ( is not expected here" in view.ask("ASK { ?s ?p FILTER(regex(1)) }")
    assert view.texts(".cm-fault") == ["("]


def test_a_server_gives_its_reasons(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask")
    assert "SERVICE" in view.ask("ASK { SERVICE <http://a.example/> { ?s ?p ?o } }")
    assert "1 s" in view.ask(SLOW).replace("1 second", "1 s")
    assert view.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }").startswith("More than 149 rows")


REPLIES = {
    "too large\nAdd LIMIT.": answer("too large\nAdd LIMIT.", 413, "text/plain"),
    "too many wait\nLater.": answer(
        {"detail": "too many wait", "hint": "Later."}, 503, "application/problem+json"
    ),
    "status 502 and no reason": answer("<h1>Bad gateway</h1>", 502, "text/html"),
    "broke off before its end": answer('{"head": {"vars": ["x"]}, "results": {"bin'),
    "cannot be reached": lambda route: route.abort(),
}


def test_what_a_server_may_do_is_told_in_words(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask")
    for told, reply in REPLIES.items():
        view.page.route("**/sparql", reply)
        assert told in view.ask(f"ASK {{ ?s ?p '{len(told)}' }}")
    assert view.complaints == []


@pytest.mark.parametrize("place", ["served", "site"])
def test_a_question_can_be_stopped_and_the_next_one_is_answered(
    asking: Callable[..., Asking], request: pytest.FixtureRequest, place: str
) -> None:
    ending = ".html" if place == "site" else ""
    view = asking(f"{request.getfixturevalue(place)}/ask{ending}")
    view.write(SLOW)
    view.page.keyboard.press("Control+Enter")
    view.page.locator(".stop").press("Enter")  # a click waits for the button to stand still
    assert view.told() == "Stopped."
    assert view.ask("ASK { model:scgpt a fair4ml:MLModel }").startswith("Answered")
    assert view.texts(".verdict") == ["Yes"]


def test_a_chart_is_offered_where_it_makes_sense(
    asking: Callable[..., Asking], served: str, store: ox.Store
) -> None:
    view = asking(f"{served}/ask?query=most-reused-models")
    view.told()
    assert view.page.locator(".chart").count() == 0
    view.page.get_by_role("button", name="Chart").click()
    bindings = expected(store, saved_query("most-reused-models").text)["bindings"]
    assert view.page.locator(".chart rect").count() == len(bindings)
    assert len(view.rows()) == len(bindings)
    assert view.page.get_by_role("img", name="Bar chart of").count() == 1
    view.ask("SELECT * { VALUES (?year ?n) { (2021 1) (2023 4) (2024 2) } }")
    assert view.page.get_by_role("img", name="Column chart of n by year").count() == 1
    heights = view.page.locator(".chart rect").evaluate_all(
        "all => all.map(r => +r.getAttribute('height'))"
    )
    assert [round(height / heights[0]) for height in heights] == [1, 4, 2]
    view.ask(NAMES)
    assert view.page.get_by_role("button", name="Chart").count() == 0


@pytest.mark.parametrize("place", ["served", "site"])
def test_a_graph_is_drawn_listed_and_written(
    asking: Callable[..., Asking], store: ox.Store, request: pytest.FixtureRequest, place: str
) -> None:
    ending = ".html" if place == "site" else ""
    view = asking(f"{request.getfixturevalue(place)}/ask{ending}?query=lineage-graph")
    view.told()
    results = store.query(prepare(saved_query("lineage-graph").text).text)
    assert isinstance(results, ox.QueryTriples)
    triples = {(t.subject, t.predicate, t.object) for t in results}
    ties = {(s, o) for s, _, o in triples if isinstance(o, ox.NamedNode)}
    assert view.page.locator(".network g.tie").count() == len(ties)
    things = {str(end) for tie in ties for end in tie}
    assert view.page.locator(".network .thing").count() == len(things)
    written = set(ox.parse(view.saved("N-Triples"), format=ox.RdfFormat.N_TRIPLES))
    turtle = set(ox.parse(view.saved("Turtle"), format=ox.RdfFormat.TURTLE))
    assert {(q.subject, q.predicate, q.object) for q in written} == triples
    assert turtle == written


def test_the_picture_is_the_same_each_time(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask?query=lineage-graph")
    pictures = []
    for _ in range(2):
        view.told()
        pictures.append(view.page.locator(".network svg").first.evaluate("s => s.outerHTML"))
        view.page.reload()
    assert pictures[0] == pictures[1]


def test_the_question_can_be_taken_elsewhere(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask")
    view.ask("""SELECT ?x { VALUES ?x { "it's" "a\\\\b" } }""")
    view.page.locator(".elsewhere summary").click()
    curl, python = view.texts(".elsewhere pre")
    assert "it'\\''s" in curl
    assert f"'{served}/sparql'" in curl
    told: dict[str, object] = {}
    exec(python.partition("with urlopen")[0], told)
    assert told["query"] == """SELECT ?x { VALUES ?x { "it's" "a\\\\b" } }"""


HOSTILE = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"


def test_no_part_of_a_term_is_markup(asking: Callable[..., Asking], served: str) -> None:
    cells = [
        {"type": "literal", "value": HOSTILE, "xml:lang": HOSTILE},
        {"type": "literal", "value": HOSTILE, "datatype": HOSTILE},
        {"type": "literal", "value": "javascript:window.hit=1", "datatype": "x#anyURI"},
        {"type": "uri", "value": f"https://e.example/{HOSTILE}"},
        {"type": "uri", "value": "javascript:window.hit=1"},
        {"type": "uri", "value": f"https://w3id.org/spallm/evidence/{HOSTILE}"},
        {"type": "bnode", "value": HOSTILE},
        {"type": "triple", "value": {"subject": HOSTILE}},
    ]
    number = {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    rows = [
        {HOSTILE: cell, "__proto__": number | {"value": str(n)}} for n, cell in enumerate(cells)
    ]
    view = asking(f"{served}/ask")
    hostile = {"head": {"vars": [HOSTILE, "__proto__"]}, "results": {"bindings": rows}}
    view.page.route("**/sparql", answer(hostile))
    view.ask("SELECT * { ?s ?p ?o }")
    view.page.get_by_role("button", name="Chart").click()
    assert view.texts(".answer th button")[0] == HOSTILE
    assert view.rows()[0][0] == HOSTILE * 2
    assert view.page.locator(".chart rect").count() == len(cells)
    _assert_harmless(view)


def test_no_part_of_a_graph_is_markup(asking: Callable[..., Asking], served: str) -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    lines = [
        f'<urn:a> {label} "{HOSTILE}"@en .',
        f"<urn:a> <urn:p/{HOSTILE.replace('>', '')}> <urn:b> .",
        "<javascript:window.hit=1> <javascript:window.hit=1> <data:text/html,x> .",
        f'<urn:a> <urn:p> "{HOSTILE}"^^<urn:{HOSTILE.replace(">", "")}> .',
    ]
    view = asking(f"{served}/ask")
    view.page.route("**/sparql", answer("\n".join(lines), media="application/n-triples"))
    view.ask("CONSTRUCT WHERE { ?s ?p ?o }")
    assert view.page.locator(".network .thing").count() == 4
    assert HOSTILE in " ".join(view.page.locator(".network title").all_text_contents())
    assert HOSTILE in view.texts(".answer pre")[0]
    _assert_harmless(view)


def test_what_a_server_says_is_no_markup(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask?query={HOSTILE}")
    assert HOSTILE in view.page.locator("#unknown-question").inner_text()
    view.page.route("**/sparql", answer(HOSTILE, 400, "text/plain"))
    assert HOSTILE in view.ask("ASK { ?s ?p ?o }")
    _assert_harmless(view)


def _assert_harmless(view: Asking) -> None:
    assert view.page.locator("#ask img, #ask script, #ask iframe").count() == 0
    links = view.page.locator("#ask a").evaluate_all(
        "all => all.map(a => new URL(a.href.baseVal ?? a.href, location.href).href)"
    )
    assert all(link.startswith("http") for link in links)
    assert view.page.evaluate("window.hit") is None
    assert view.complaints == []


def test_hostile_names_of_entities_stay_text(asking: Callable[..., Asking], served: str) -> None:
    def poisoned(route: Route) -> None:
        told = route.fetch().json()
        for card in told["cards"]:
            card |= {"t": [HOSTILE, HOSTILE], "path": f"model/{HOSTILE}", "also": [HOSTILE]}
        route.fulfill(json=told)

    view = asking(f"{served}/ask")
    view.page.route("**/data/ask.json", poisoned)
    view.page.goto(f"{served}/ask?query=lineage-graph")
    view.told()
    assert HOSTILE in view.page.locator(".entities li").first.inner_text()
    _assert_harmless(view)


def test_a_page_opened_from_a_disk_says_what_it_needs(
    asking: Callable[..., Asking], toy_site: tuple[Path, Account]
) -> None:
    view = asking((toy_site[0] / "zh" / "ask.html").as_uri())
    assert "python -m http.server" in view.page.locator("#ask .warn").inner_text()
    assert view.page.locator("#ask details pre").count() > 20


def test_a_saved_question_is_asked_without_scripts(
    asking: Callable[..., Asking], served: str, store: ox.Store
) -> None:
    view = asking(f"{served}/ask", java_script_enabled=False)
    view.page.get_by_role("link", name="What was a model made from?").click()
    view.page.locator("#fill-model").fill("scgpt-spatial")
    view.page.get_by_role("button", name="Fill in").click()
    text = view.page.locator("#ask-text").input_value()
    with view.page.expect_response("**/sparql") as response:
        view.page.get_by_role("button", name="Run").click()
    assert response.value.status == 200
    assert response.value.json()["results"] == expected(store, text)


def test_the_page_speaks_chinese(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/zh/ask?query=most-reused-models")
    assert view.told().startswith("3 行，用时 ")
    assert view.texts(".desk > .choice button") == ["已存查询", "SPARQL"]
    view.write("ASK { FILTER(regex(1)) }")
    view.page.keyboard.press("Control+Enter")
    assert view.told().startswith("第 1 行第 14 列：此处不应出现 regex。")


def test_no_answer_has_a_serious_fault(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask")
    for query in ("most-reused-models", "lineage-graph"):
        view.page.goto(f"{served}/ask?query={query}")
        view.told()
        if query == "most-reused-models":
            view.page.get_by_role("button", name="Chart").click()
        assert faults(view.page, *WCAG, within="#ask") == []
        view.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert faults(view.page, "color-contrast", within="#ask") == []


def test_nothing_is_wider_than_a_phone(asking: Callable[..., Asking], served: str) -> None:
    view = asking(f"{served}/ask?query=lineage-graph", viewport={"width": 390, "height": 844})
    view.told()
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
