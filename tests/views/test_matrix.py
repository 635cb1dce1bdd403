"""The matrices in a real browser: models against tasks and data, findings and leaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from spallm.store.subgraph import Subgraph
from spallm.views import render

Open = Callable[..., Any]
Pair = tuple[str, str]
TEXT = """
model:one a fair4ml:MLModel ; dcterms:identifier "one" ; skos:prefLabel "One"@en ;
    codemeta:referencePublication paper:own ; spallm:year 2023 ;
    fair4ml:mlTask task:annotation, task:integration ; spallm:pretrainedOn dataset:corpus .
model:two a fair4ml:MLModel ; dcterms:identifier "two" ; skos:prefLabel "Two"@en ;
    dcterms:isVersionOf model:one ; spallm:year 2024 ; fair4ml:mlTask task:annotation ;
    spallm:fineTunedOn dataset:other ; fair4ml:evaluatedOn dataset:other .
model:three a fair4ml:MLModel ; dcterms:identifier "three" ; skos:prefLabel "Three"@en .
task:annotation a skos:Concept ; dcterms:identifier "annotation" ;
    skos:prefLabel "Annotation"@en, "注释"@zh .
task:integration a skos:Concept ; dcterms:identifier "integration" ;
    skos:prefLabel "Integration"@en .
task:imputation a skos:Concept ; dcterms:identifier "imputation" ;
    skos:prefLabel "Imputation"@en .
task:idle a skos:Concept ; dcterms:identifier "idle" ; skos:prefLabel "Idle"@en .
dataset:corpus a schema:Dataset ; dcterms:identifier "corpus" ; skos:prefLabel "Corpus"@en ;
    dcterms:type b:dataset-kind\\/repository .
dataset:slice a schema:Dataset ; dcterms:identifier "slice" ; skos:prefLabel "Slice"@en ;
    dcterms:isPartOf dataset:corpus .
dataset:other a schema:Dataset ; dcterms:identifier "other" ; skos:prefLabel "Other"@en .
paper:own a schema:ScholarlyArticle ; dcterms:identifier "own" ; skos:prefLabel "Own paper"@en .
paper:judge a schema:ScholarlyArticle ; dcterms:identifier "judge" ;
    skos:prefLabel "Judge"@en ; spallm:evaluates model:one ; cito:usesDataFrom dataset:slice .
b:evaluation\\/1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:one ;
    dcterms:source paper:judge ; fair4ml:mlTask task:annotation ;
    fair4ml:evaluationMetrics "accuracy" ; fair4ml:evaluationResults "0.7" ;
    rdfs:comment "Behind a linear model."@en, "不及线性模型。"@zh ;
    spallm:outcome b:outcome\\/worse-than-baseline .
b:evaluation\\/2 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:one ;
    dcterms:source paper:judge ; fair4ml:mlTask task:annotation ;
    spallm:outcome b:outcome\\/worse-than-baseline .
b:evaluation\\/3 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:two ;
    dcterms:source paper:own ; fair4ml:mlTask task:imputation ;
    spallm:outcome b:outcome\\/better-than-baseline .
b:outcome\\/worse-than-baseline a skos:Concept ; skos:prefLabel "Worse"@en, "较差"@zh .
b:outcome\\/better-than-baseline a skos:Concept ; skos:prefLabel "Better"@en, "较好"@zh .
b:evidence\\/table { b:evaluation\\/1 rdfs:comment "Behind a linear model."@en . }
b:evidence\\/table a spallm:Evidence ; skos:prefLabel "Judge, table 2"@en ;
    schema:url <https://example.org/table> .
"""


@pytest.fixture(scope="module")
def matrix_html(graph_of: Callable[[str], Subgraph]) -> str:
    return render(graph_of(TEXT), title="Matrices")


@pytest.fixture
def tasks(open_page: Open, matrix_html: str) -> Any:
    return open_page(matrix_html, "#view=tasks", reduced_motion="reduce")


@pytest.fixture
def data(open_page: Open, matrix_html: str) -> Any:
    return open_page(matrix_html, "#view=data", reduced_motion="reduce")


def _pairs(opened: Any, view: str) -> dict[Pair, str]:
    """Return what the cells say, by the ids of model and column."""
    cards = opened.data()["cards"]
    found = opened.page.locator(f"#view-{view} td button").evaluate_all(
        "all => all.map((cell) => [cell.dataset.hold, cell.textContent, cell.title])"
    )
    pairs = {}
    for place, _, words in found:
        row, column = (cards[int(n)]["id"] for n in place.split())
        pairs[row, column] = words.partition(": ")[2]
    return pairs


def _cell(opened: Any, view: str, row: str, column: str) -> Any:
    place = f"{opened.place(row)} {opened.place(column)}"
    return opened.page.locator(f'#view-{view} [data-hold="{place}"]')


def test_cells_hold_what_is_said_and_what_was_found(tasks: Any) -> None:
    assert _pairs(tasks, "tasks") == {
        ("one", "annotation"): "said to serve the task; 2 × Worse",
        ("one", "integration"): "said to serve the task",
        ("two", "annotation"): "said to serve the task",
        ("two", "imputation"): "Better, by its own authors",
    }


def test_tests_by_the_authors_look_other_than_those_by_others(tasks: Any) -> None:
    own = _cell(tasks, "tasks", "two", "imputation").locator("svg path").first
    others = _cell(tasks, "tasks", "one", "annotation").locator("svg path").last
    assert own.get_attribute("fill") == "none"
    assert others.get_attribute("fill") == others.get_attribute("stroke")


def test_rows_and_columns_with_nothing_in_them_are_left_out(tasks: Any) -> None:
    heads = tasks.page.locator("#view-tasks thead th")
    assert heads.all_inner_texts() == ["Annotation", "Imputation", "Integration"]
    rows = tasks.page.locator('#view-tasks th[scope="row"]')
    assert sorted(rows.all_inner_texts()) == ["One", "Two"]
    expect(tasks.page.locator("#view-tasks [role=status]")).to_have_text("2 models × 3 tasks")


def test_a_cell_opens_on_its_findings_and_gives_the_focus_back(tasks: Any) -> None:
    cell = _cell(tasks, "tasks", "one", "annotation")
    cell.focus()
    tasks.page.keyboard.press("Enter")
    panel = tasks.page.get_by_role("dialog", name="One × Annotation")
    expect(panel).to_contain_text("Behind a linear model.")
    expect(panel).to_contain_text("accuracy: 0.7")
    expect(panel.locator("li button", has_text="Judge")).to_have_count(2)
    source = panel.get_by_role("link", name="Judge, table 2")
    expect(source).to_have_attribute("href", "https://example.org/table")
    tasks.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(cell).to_be_focused()


def test_the_panel_speaks_the_language_of_the_page(tasks: Any) -> None:
    _cell(tasks, "tasks", "one", "annotation").click()
    tasks.page.locator("#language").click()
    expect(tasks.page.locator(".cell-panel")).to_contain_text("不及线性模型。")


def test_arrows_move_between_what_is_filled(tasks: Any) -> None:
    page = tasks.page
    _cell(tasks, "tasks", "one", "annotation").focus()
    page.keyboard.press("ArrowRight")
    expect(_cell(tasks, "tasks", "one", "integration")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator(f'[data-hold="{tasks.place("one")} -1"]')).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(page.locator(f'[data-hold="-1 {tasks.place("annotation")}"]')).to_be_focused()
    assert page.locator('#view-tasks .matrix [tabindex="0"]').count() == 1


def test_findings_alone_leave_what_was_tested(tasks: Any) -> None:
    tasks.page.get_by_role("button", name="Findings only").click()
    assert set(_pairs(tasks, "tasks")) == {("one", "annotation"), ("two", "imputation")}


def test_years_narrow_the_models_and_leave_the_tasks(open_page: Open, matrix_html: str) -> None:
    opened = open_page(matrix_html, "#view=tasks&years=2024-2024")
    assert {row for row, _ in _pairs(opened, "tasks")} == {"two"}


def test_a_click_with_a_modifier_picks(tasks: Any) -> None:
    name = tasks.page.locator(f'th[data-n="{tasks.place("two")}"] button')
    name.click(modifiers=["Shift"])
    assert tasks.address()["pick"] == "two"
    expect(tasks.page.locator("th.picked")).to_have_text("Two")


def test_data_cells_tell_training_from_testing(data: Any) -> None:
    pairs = _pairs(data, "data")
    assert pairs["one", "corpus"] == "pretrained on"
    assert pairs["two", "other"] == "fine tuned on; evaluated on"


def test_a_leak_shows_where_nothing_else_is_known_with_its_caveat(data: Any) -> None:
    leaks = data.data()["leaks"]
    assert [leak["only_possible"] for leak in leaks] == [True]
    pairs = _pairs(data, "data")
    assert pairs["one", "slice"] == "perhaps tested on data that it was trained on"
    _cell(data, "data", "one", "slice").click()
    panel = data.page.locator(".cell-panel")
    why = "One was pre-trained on Corpus (the test data: part of the corpus)"
    expect(panel).to_contain_text(why)
    expect(panel).to_contain_text("Only possible")
    expect(panel).to_contain_text("that it tested the model on them is not stated")
    data.page.keyboard.press("Escape")
    data.page.get_by_role("button", name="Possible leakage only").click()
    assert set(_pairs(data, "data")) == {("one", "slice")}


STATED = TEXT.replace("dcterms:type b:dataset-kind\\/repository", "schema:version 1")
TEST = """b:evaluation\\/4 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:one ;
    dcterms:source paper:judge ; fair4ml:evaluationDataset dataset:slice ."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (STATED, "perhaps tested on data that it was trained on"),
        (STATED + TEST, "tested on it; tested on data that it was trained on"),
    ],
    ids=["a test that is inferred", "a test that is stated"],
)
def test_only_a_test_that_is_stated_is_a_leak_for_sure(
    text: str, words: str, open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    opened = open_page(render(graph_of(text), title="Leaks"), "#view=data")
    assert _pairs(opened, "data")["one", "slice"] == words


def test_the_column_under_the_pointer_lights_up_where_its_cell_is_empty(tasks: Any) -> None:
    head = tasks.page.locator(f'thead th[data-n="{tasks.place("imputation")}"]')
    row = tasks.page.locator(f'tbody th[data-n="{tasks.place("one")}"]')
    across, along = head.bounding_box(), row.bounding_box()
    tasks.page.mouse.move(across["x"] + across["width"] / 2, along["y"] + along["height"] / 2)
    expect(tasks.page.locator("thead th.lit")).to_have_text("Imputation")
    tasks.page.mouse.move(along["x"] + 20, along["y"] + along["height"] / 2)
    expect(tasks.page.locator("thead th.lit")).to_have_count(0)


def test_a_graph_without_models_offers_no_matrix(
    open_page: Open, graph_of: Callable[[str], Subgraph]
) -> None:
    foreign = graph_of("<http://e.org/a> <http://e.org/knows> <http://e.org/b> .")
    opened = open_page(render(foreign, title="F"), "#view=tasks")
    tabs = opened.page.locator("#tabs button").evaluate_all("all => all.map((t) => t.dataset.view)")
    assert not {"tasks", "data"} & set(tabs)
    assert opened.complaints == []


def test_the_picture_names_rows_columns_and_signs(tasks: Any, tmp_path: Any) -> None:
    tasks.page.locator("#export").click()
    with tasks.page.expect_download() as download:
        tasks.page.locator("#export-svg").click()
    path = tmp_path / "matrix.svg"
    download.value.save_as(path)
    drawn = path.read_text(encoding="utf-8")
    for words in (
        "One",
        "Two",
        "Annotation",
        "Imputation",
        "said to serve the task",
        "2 models × 3 tasks",
    ):
        assert f">{words}</text>" in drawn
    assert "Idle" not in drawn
