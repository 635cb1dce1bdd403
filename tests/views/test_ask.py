"""The Ask view: SPARQL in the page, with no server and no network."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from spallm.store.parameters import parameter_terms
from spallm.store.prepared import prepare
from spallm.store.saved import Parameter, SavedQuery, saved_query
from spallm.views import Features, render

SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
NAMES = "SELECT ?model ?name { ?model a fair4ml:MLModel ; skos:prefLabel ?name } ORDER BY ?name"


class Asking:
    """The view in a browser, and the same graph in the engine that the command uses."""

    def __init__(self, opened: Any, quads: tuple[ox.Quad, ...]) -> None:
        self.opened, self.page = opened, opened.page
        self.store = ox.Store()
        self.store.extend(quads)

    def write(self, text: str) -> None:
        if not self.page.locator(".written").is_visible():
            self.page.locator("#view-ask > .choice button").nth(1).click()
        self.page.locator(".editor .cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def ask(self, text: str) -> str:
        self.write(text)
        self.page.keyboard.press("Control+Enter")
        return self.told()

    def fill(self, name: str, **values: str) -> None:
        self.page.locator(f"[data-name={name}]").click()
        for parameter, value in values.items():
            self.page.locator(f"#ask-{parameter}").fill(value)
            self.page.keyboard.press("Escape")
        self.page.locator(".fill button[type=submit]").click()

    def told(self) -> str:
        """Return what the page says of the question when it is done with it."""
        waiting = "[data-kind=nothing], [data-kind=starting], [data-kind=running]"
        status = self.page.locator(f"#view-ask .status:not({waiting})")
        return str(status.inner_text())

    def rows(self) -> list[list[str]]:
        rows = self.page.locator(".answer tbody tr").all()
        return [row.locator("td").all_inner_texts() for row in rows]

    def saved(self, title: str) -> str:
        with self.page.expect_download() as download:
            self.page.locator(".files button", has_text=title).click()
        return Path(download.value.path()).read_text("utf-8-sig")

    def expected(self, text: str, parameters: Any = None) -> Any:
        """Return the results of the engine that the command uses, as JSON."""
        results = self.store.query(prepare(text, parameters or {}).text)
        assert isinstance(results, ox.QuerySolutions)
        return json.loads(results.serialize(format=ox.QueryResultsFormat.JSON) or b"")["results"]


@pytest.fixture
def asking(
    open_page: Callable[..., Any], html: str, quads: tuple[ox.Quad, ...]
) -> Callable[..., Asking]:
    def opened(page: str = html, at: str = "#view=ask", **settings: Any) -> Asking:
        return Asking(open_page(page, at=at, reduced_motion="reduce", **settings), quads)

    return opened


def test_a_saved_question_answers_as_the_command_does(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.fill("ancestors", model="scGPT-spatial")
    assert view.told().startswith("1 row in ")
    query = saved_query("ancestors")
    terms = parameter_terms(query, {"model": "scgpt-spatial"})
    assert json.loads(view.saved("JSON"))["results"] == view.expected(query.text, terms)
    assert view.rows() == [["scGPT-spatial", "continually pre-trained from", "scGPT", "scGPTen"]]
    assert view.opened.complaints == []


def test_a_value_is_chosen_by_its_name_in_any_language(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.page.locator("[data-name=models-for-modality]").click()
    box = view.page.locator("#ask-modality")
    box.fill("单细胞")
    view.page.locator(".choices [role=option]").wait_for()
    assert view.page.locator(".choices [role=option] .what").all_inner_texts() == ["scRNA-seq"]
    box.press("ArrowDown")
    box.press("Enter")
    assert box.input_value() == "scRNA-seq"
    box.press("Enter")
    query = saved_query("models-for-modality")
    terms = parameter_terms(query, {"modality": "scrna-seq"})
    view.told()
    assert json.loads(view.saved("JSON"))["results"] == view.expected(query.text, terms)


def test_a_value_that_names_nothing_is_told_beside_its_box(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.fill("ancestors", model="scgptt")
    fault = view.page.locator("#ask-model-fault")
    fault.filter(has_text="scgptt").wait_for()
    assert "Did you mean scGPT" in fault.inner_text()
    assert view.page.locator("#ask-model").get_attribute("aria-invalid") == "true"
    assert "q" not in view.opened.address()


def test_values_go_in_as_the_command_puts_them_in(
    asking: Callable[..., Asking], graph: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """# $word stays
SELECT $word (COUNT(?s) AS ?n) { ?s ?p $word.FILTER("$word" != 'x ?word' && ?word != <urn:$word>)
  { SELECT ?s { ?s ?p $word } ORDER BY $word LIMIT $rows } } GROUP BY $word"""
    parameters = (Parameter("word", "string", 'say "hi"\\'), Parameter("rows", "integer", "007"))
    query = SavedQuery("tricky", text, "Tricky", parameters=parameters)
    monkeypatch.setattr("spallm.views.questions.load_saved", lambda: (query,))
    view = asking(render(graph, title="Tricky"))
    view.page.locator("[data-name=tricky]").click()
    view.page.locator(".fill .acts button").nth(1).click()
    expected = prepare(text, parameter_terms(query, {})).text
    plain = expected.replace("^^<http://www.w3.org/2001/XMLSchema#string>", "")
    lines = view.page.locator(".editor .cm-line").all_inner_texts()
    assert "\n".join(lines) == plain


UNASKABLE = {
    "SELECT * {\n  ?s ?p ?o .. }": "Line 2, column 13: . is not expected here.",
    "SELECT ?s {\n  OPTINAL { ?s ?p ?o } }": "Line 2, column 3: OPTINAL is no word of SPARQL. "
    "Did you mean OPTIONAL?",
    "SELECT ?s { ?s schema:name 'a }": "Line 1, column 28: This string is not closed.",
    "ASK { ?s nope:x ?o }": "Line 1, column 10: The prefix nope: is not declared.",
    "SELECT ?s { ?s ?p ?o": "Line 1, column 11: This { is never closed.",
    "SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }": "neither in GROUP BY nor counted or summed.",
    "SELECT ?s { SERVICE <http://a.b/> { ?s ?p ?o } }": "this page has no network.",
    "LOAD <http://a.b/>": "LOAD would change the graph, and this page only reads it.",
    "DELETE WHERE { ?s ?p ?o }": "DELETE would change the graph, and this page only reads it.",
}


def test_what_cannot_be_asked_is_told_in_words_with_its_place(
    asking: Callable[..., Asking],
) -> None:
    view = asking()
    for text, told in UNASKABLE.items():
        assert told in view.ask(text), text
    assert all(address.startswith(("file:", "blob:")) for address in view.opened.requests)
    assert view.opened.complaints == []


def test_a_fault_is_shown_in_the_text(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.ask("ASK {\n  schema:name FLTER }")
    assert view.page.locator(".editor .cm-fault").all_inner_texts() == ["FLTER"]


def test_an_answer_is_never_cut_silently(asking: Callable[..., Asking]) -> None:
    view = asking()
    assert view.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }").startswith("More than 10,000 rows")
    assert (
        "Only the first 10,000 rows are here" in view.page.locator(".answer .warning").inner_text()
    )
    assert view.page.locator(".answer tbody tr").count() == 200
    assert "Rows 1 to 200 of 10,000" in view.page.locator(".answer .cut").inner_text()
    assert len(json.loads(view.saved("JSON"))["results"]["bindings"]) == 10_000


def test_a_question_can_be_stopped_and_the_next_one_is_answered(
    asking: Callable[..., Asking],
) -> None:
    view = asking()
    view.write(SLOW)
    view.page.keyboard.press("Control+Enter")
    view.page.locator(".stop").click()
    assert view.told() == "Stopped."
    view.ask("ASK { model:scgpt a fair4ml:MLModel }")
    assert view.page.locator(".verdict").inner_text() == "Yes"


def test_a_slow_question_ends_and_can_have_longer(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.write(SLOW)
    view.page.clock.install()
    view.page.keyboard.press("Control+Enter")
    view.page.wait_for_timeout(300)
    view.page.clock.fast_forward(10_001)
    assert "Stopped after 10 seconds" in view.told()
    view.page.get_by_text("Ask again with 60 seconds").click()
    view.page.locator(".stop").click()
    assert view.told() == "Stopped."


def test_a_question_in_the_address_is_asked(asking: Callable[..., Asking]) -> None:
    view = asking(at="#view=ask&q=SELECT+%28%22%3D1%2B1%22+AS+%3Fx%29+%7B%7D")
    assert view.told().startswith("1 row")
    assert view.rows() == [["=1+1"]]
    assert view.saved("CSV").splitlines() == ["x", "'=1+1"]
    view.ask(NAMES)
    assert view.opened.address()["q"] == NAMES


def test_files_hold_the_answer(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.ask(NAMES)
    bindings = view.expected(NAMES)["bindings"]
    rows = [[row[name]["value"] for name in ("model", "name")] for row in bindings]
    assert [*csv.reader(io.StringIO(view.saved("CSV")))] == [["model", "name"], *rows]
    assert view.saved("TSV").splitlines() == ["model\tname", *("\t".join(row) for row in rows)]


def test_a_graph_is_answered_as_turtle_and_as_entities(asking: Callable[..., Asking]) -> None:
    view = asking()
    text = "CONSTRUCT { ?m fair4ml:mlTask ?t ; spallm:year ?y } { ?m fair4ml:mlTask ?t . "
    text += "OPTIONAL { ?m spallm:year ?y } }"
    view.ask(text)
    results = view.store.query(prepare(text).text)
    assert isinstance(results, ox.QueryTriples)
    triples = {str(triple) for triple in results}
    read = ox.parse(view.saved("Turtle").encode(), format=ox.RdfFormat.TURTLE)
    assert {str(quad.triple) for quad in read} == triples
    assert (
        "model:scgpt fair4ml:mlTask task:cell-type-annotation"
        in view.page.locator(".answer pre").inner_text()
    )
    assert set(view.page.locator(".entities li").all_inner_texts()) == {
        "scGPT", "scGPT-spatial", "Geneformer", "Cell type annotation", "Spatial deconvolution",
    }  # fmt: skip


def test_what_was_found_is_shown_alone_in_the_other_views_until_it_is_given_up(
    asking: Callable[..., Asking],
) -> None:
    view = asking()
    view.ask(NAMES)
    view.page.locator(".answer [data-hold=show]").click()
    assert set(view.opened.address()["only"].split(",")) == {
        "scgpt", "scgpt-spatial", "geneformer",
    }  # fmt: skip
    view.page.locator(".answer [data-hold=show]").click()
    assert "only" not in view.opened.address()
    view.page.locator(".answer [data-hold=pick]").click()
    assert len(view.opened.address()["pick"].split(",")) == 3


def test_terms_concepts_and_quantities_stand_by_their_names(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.ask(
        "SELECT DISTINCT ?p ?o { model:scgpt ?p ?o "
        "VALUES ?p { spallm:pretrainingSize spallm:hasModality } } ORDER BY DESC(?p)"
    )
    (size, quantity), (modality, concept) = view.rows()
    assert size.split() == ["pretraining", "size", "spallm:pretrainingSize"]
    assert quantity == "over 33,000,000 cells"
    assert modality.split() == ["has", "modality", "spallm:hasModality"]
    assert concept == "scRNA-seq"
    view.page.locator("#language").click()
    assert "单细胞" in view.rows()[1][1]
    assert "https://w3id.org/spallm/quantity/33000000-cells" in view.saved("CSV")


def test_all_completions_offered_are_in_sight(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.write("SELECT * { ?model ")
    view.page.keyboard.press("Control+Space")
    offered = view.page.locator(".editor .cm-tooltip-autocomplete ul")
    heights = offered.evaluate("list => [list.scrollHeight, list.clientHeight]")
    assert heights[0] == heights[1]
    for _ in range(11):
        view.page.keyboard.press("ArrowDown")
    assert offered.locator("[aria-selected=true]").is_visible()


def test_entities_are_selected_and_picked_from_the_answer(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.ask(NAMES)
    view.page.locator(".answer .way").nth(1).click()
    assert view.opened.heading() == "scGPT"
    view.page.locator(".answer .way").nth(0).click(modifiers=["Shift"])
    assert view.opened.address()["pick"] == "geneformer"
    assert view.page.locator(".answer .selected").all_inner_texts() == ["scGPT"]
    assert view.page.locator(".answer .picked").all_inner_texts() == ["Geneformer"]


def test_rows_are_sorted_by_value_and_back(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.ask("SELECT ?n { VALUES ?n { 9 10 UNDEF 1.5 } }")
    orders = []
    for _ in range(3):
        view.page.locator(".answer th button").click()
        orders.append([row[0] for row in view.rows()])
    assert orders == [
        ["1.5", "9", "10", "–"], ["10", "9", "1.5", "–"], ["9", "10", "–", "1.5"],
    ]  # fmt: skip
    assert view.page.locator(".answer th button").evaluate("b => b === document.activeElement")


def test_markup_in_an_answer_is_text(
    asking: Callable[..., Asking], graph_of: Callable[[str], Any]
) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    graph = graph_of(
        f'model:m a fair4ml:MLModel ; dcterms:identifier "m" ; skos:prefLabel "{hostile}"@en ;'
        f' rdfs:comment "{hostile}"@x-img-onerror, "{hostile}"^^<urn:x:img/onerror=alert(1)> .'
    )
    view = asking(render(graph, title=hostile))
    view.ask("SELECT ?o ?ключ { model:m ?p ?o BIND (<javascript:alert(1)> AS ?ключ) }")
    assert view.page.locator(".answer img, .answer a[href^=javascript]").count() == 0
    cells = [row[0] for row in view.rows()]
    assert f"{hostile}x-img-onerror" in cells
    assert view.opened.complaints == []


def test_entities_are_completed_by_name(asking: Callable[..., Asking]) -> None:
    view = asking()
    view.write("")
    view.page.keyboard.type("ASK { deconv")
    view.page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    view.page.wait_for_timeout(150)  # the editor takes no choice that has just appeared
    view.page.keyboard.press("Enter")
    assert view.page.locator(".editor .cm-line").all_inner_texts() == ["ASK { task:deconvolution"]


def test_the_editor_speaks_chinese_and_lets_the_keyboard_go_on(
    asking: Callable[..., Asking],
) -> None:
    view = asking(locale="zh-CN")
    view.page.locator("#view-ask > .choice button").nth(1).click()
    content = view.page.get_by_role("textbox", name="SPARQL 查询")
    content.click()
    view.page.keyboard.press("Tab")
    assert view.page.evaluate("document.activeElement.textContent") == "运行"


def test_without_the_editor_a_plain_box_asks(asking: Callable[..., Asking]) -> None:
    view = asking(at="")
    view.page.evaluate("() => { spallm.run = () => Promise.reject(new Error('no')); }")
    view.opened.show("ask")
    view.page.locator("#view-ask > .choice button").nth(1).click()
    view.page.locator("textarea").fill("ASK { ?s ?p ?o }")
    view.page.keyboard.press("Control+Enter")
    assert view.told().startswith("Answered in")
    assert view.page.locator(".verdict").inner_text() == "Yes"


def test_any_graph_can_be_asked(
    asking: Callable[..., Asking], graph_of: Callable[[str], Any]
) -> None:
    view = asking(render(graph_of("<urn:a:s> <urn:a:p> <urn:a:o> ."), title="Other"))
    assert view.page.locator(".question strong").all_inner_texts() == [
        "Which classes are there?", "Which properties are there?",
    ]  # fmt: skip
    view.fill("properties")
    view.told()
    assert view.rows() == [["urn:a:p", "1"]]


def test_a_page_without_the_engine_offers_no_questions(
    open_page: Callable[..., Any], graph: Any
) -> None:
    opened = open_page(render(graph, title="Silent", features=Features(sparql=False)))
    assert opened.page.locator("#tabs [data-view=ask]").count() == 0
