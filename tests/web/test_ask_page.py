"""The Ask page before its script starts: saved questions as forms, and a box for one's own."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.store.parameters import parameter_terms
from spallm.store.prepared import prepare
from spallm.store.results import NamedNode
from spallm.store.saved import load_saved, saved_query
from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.ask import ASK_POLICY, ask
from spallm.web.pages.ask_data import ask_data, graph_data
from spallm.web.pages.assets import assets

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"
HOSTILE = "</textarea></script><script>window.hit=1</script>"
SERVED = Address("ask")
MODALITY = "https://w3id.org/spallm/modality/"


class Reader(HTMLParser):
    """Collects elements with their attributes, and the text of the box."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.box = ""
        self._in_box = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_box = tag == "textarea"

    def handle_endtag(self, tag: str) -> None:
        self._in_box = self._in_box and tag != "textarea"

    def handle_data(self, data: str) -> None:
        if self._in_box:
            self.box += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def one(self, identity: str) -> dict[str, str | None]:
        return next(
            attributes for _, attributes in self.elements if attributes.get("id") == identity
        )


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(path=str(TOY), format=ox.RdfFormat.TRIG)))


@pytest.fixture(scope="module")
def foreign() -> Library:
    text = "<urn:a:s> a <urn:a:Gene> ; <urn:a:p> 1 ."
    return Library(subgraph(ox.parse(text, format=ox.RdfFormat.TURTLE)))


def entity(library: Library, kind: str) -> str:
    return library.by_kind[kind][0].id


def test_every_saved_question_stands_on_the_page_with_its_text(library: Library) -> None:
    page = Reader(ask(library, SERVED))
    links = [each["href"] for each in page.all("a") if "?query=" in (each.get("href") or "")]
    assert links == [f"./ask?query={query.name}" for query in load_saved()]
    assert len(page.all("pre")) == len(load_saved())


def test_a_saved_question_is_filled_in_as_the_command_does_it(library: Library) -> None:
    model = entity(library, "model")
    page = Reader(ask(library, SERVED, {"query": "ancestors", "model": model}))
    query = saved_query("ancestors")
    iri = next(node.iri for node in library.by_kind["model"] if node.id == model)
    terms = parameter_terms(query, {"model": model}, lambda _: NamedNode(iri))
    expected = prepare(query.text, terms).text
    assert page.box.strip() in expected
    assert f"<{iri}>" in page.box
    assert page.one("fill-model")["value"] == model


def test_an_entity_may_be_named_in_any_language(library: Library) -> None:
    node = next(node for node in library.whole.nodes.values() if node.kind == "model")
    wanted = {"query": "ancestors", "model": node.label.upper()}
    assert f"<{node.iri}>" in Reader(ask(library, SERVED, wanted)).box


def test_choices_of_a_parameter_are_the_entities_of_its_kind(library: Library) -> None:
    page = Reader(ask(library, SERVED, {"query": "ancestors"}))
    options = [each["value"] for each in page.all("option")]
    models = [node.id for node in library.by_kind["model"]]
    assert options == [*models, "json", "csv", "xml", "turtle"]
    assert page.one("fill-model")["list"] == "choices-model"


def test_a_value_that_names_nothing_is_told(library: Library) -> None:
    html = ask(library, SERVED, {"query": "ancestors", "model": "no-such-model"})
    assert "there is no model called &#39;no-such-model&#39;" in html
    assert Reader(html).one("fill-model")["value"] == "no-such-model"


def test_a_question_that_is_not_there_is_answered_with_the_near_ones(library: Library) -> None:
    assert "Did you mean ancestors?" in ask(library, SERVED, {"query": "ancestor"})


def test_the_box_asks_the_endpoint_without_scripts(library: Library) -> None:
    page = Reader(ask(library, Address("ask", "zh"), {"text": "ASK { ?s ?p ?o }"}))
    form = next(each for each in page.all("form") if each.get("method") == "post")
    assert form["action"] == "../sparql"
    assert page.one("ask-text")["name"] == "query"
    assert page.box.strip() == "ASK { ?s ?p ?o }"


def test_a_text_that_is_markup_stays_text(library: Library) -> None:
    wanted = {"text": HOSTILE, HOSTILE: HOSTILE, "path": "x", "language": "zh"}
    page = Reader(ask(library, SERVED, wanted))
    assert page.box.strip() == HOSTILE
    assert all("src" in each for each in page.all("script"))


def test_a_hostile_value_stays_text(library: Library) -> None:
    page = Reader(ask(library, SERVED, {"query": "ancestors", "model": HOSTILE}))
    assert page.one("fill-model")["value"] == HOSTILE
    assert all("src" in each for each in page.all("script"))


def test_the_switch_of_language_keeps_the_question(library: Library) -> None:
    page = Reader(ask(library, SERVED, {"query": "gaps"}))
    assert page.one("language")["href"] == "./zh/ask?query=gaps"


def test_the_page_tells_its_script_who_answers(library: Library) -> None:
    served = Reader(ask(library, SERVED, rows=50)).one("ask")
    assert (served["data-sparql"], served["data-rows"]) == ("./sparql", "50")
    assert "data-statements" not in served
    file = Reader(ask(library, Address("ask", "zh", files=True))).one("ask")
    assert file["data-statements"] == "../data/graph.json.gz"
    assert file["data-page"] == "../zh/PATH.html"
    assert "data-sparql" not in file


def test_a_file_offers_no_form_that_nobody_answers(library: Library) -> None:
    page = Reader(ask(library, Address("ask", files=True), {"query": "ancestors"}))
    assert [form.get("role") for form in page.all("form")] == ["search"]
    assert page.all("noscript")


def test_the_policy_admits_the_engine_and_nothing_else_more(library: Library) -> None:
    policy = next(
        each["content"]
        for each in Reader(ask(library, SERVED)).all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == ASK_POLICY
    assert "script-src 'self' 'wasm-unsafe-eval';" in ASK_POLICY
    assert "worker-src 'self' blob:" in ASK_POLICY
    assert "unsafe-inline" not in ASK_POLICY


def test_a_graph_of_strangers_has_questions_that_fit_any(foreign: Library) -> None:
    html = ask(foreign, SERVED)
    assert re.findall(r"\?query=([a-z-]+)", html) == ["classes", "properties"]


def test_the_data_name_every_entity_and_term(library: Library) -> None:
    told = json.loads(ask_data(library))
    assert {card["iri"] for card in told["cards"]} == set(library.whole.nodes)
    assert {card["path"] for card in told["cards"]} == set(library.by_path)
    counts = {kind["key"]: kind["count"] for kind in told["kinds"]}
    assert counts == {kind: len(nodes) for kind, nodes in library.by_kind.items()}
    for card in told["cards"]:
        assert library.whole.nodes[card["iri"]].kind == told["kinds"][card["k"]]["key"]
    assert [query["name"] for query in told["queries"]] == [each.name for each in load_saved()]


def test_the_statements_unpack_to_all_quads(library: Library) -> None:
    told = json.loads(gzip.decompress(graph_data(library)))
    assert sum(map(len, told["g"])) == len(set(library.whole.quads))


def test_the_same_library_gives_the_same_bytes(library: Library) -> None:
    again = Library(library.whole)
    assert (ask_data(again), graph_data(again)) == (ask_data(library), graph_data(library))
    assert ask(again, SERVED) == ask(library, SERVED)


def test_assets_are_what_pages_load(library: Library) -> None:
    found = assets()
    wanted = {"ask.js", "ask.css", "editor.js", "worker.js", "oxigraph.wasm.gz", "notices.txt"}
    assert wanted | {"site.js", "site.css"} <= found.keys()
    assert gzip.decompress(found["oxigraph.wasm.gz"].body)[:4] == b"\0asm"
    assert found["oxigraph.wasm.gz"].media_type == "application/gzip"
    loaded = re.findall(r'(?:src|href)="\./static/([^"]+)"', ask(library, SERVED))
    assert loaded
    assert set(loaded) <= found.keys()
