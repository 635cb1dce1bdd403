"""Models against the tasks and the data that they were tested on."""

from __future__ import annotations

import json

import pytest

from spallm.errors import UnknownId
from spallm.exports.format import Selection
from spallm.exports.table import Cell, Table
from spallm.exports.tables import TABLE_FORMATS, write
from spallm.store.subgraph import subgraph
from spallm.tables.matrices import data_matrix, evaluation_list, matrix, task_matrix
from tests.tables.small_world import MODELS, chosen, read


def cell(table: Table, row: str, column: str) -> Cell:
    place = [heading.name for heading in table.headings].index(column)
    return next(each for each in table.rows if each.cells[0].text == row).cells[place]


def notes_of(table: Table, found: Cell) -> list[str]:
    return [table.sources[place].text for item in found.items for place in item.sources]


def test_a_sign_counts_the_tests_of_each_outcome_and_brackets_hold_own_ones() -> None:
    table = task_matrix(chosen(*MODELS))
    assert [item.text for item in cell(table, "Alpha", "annotation").items] == ["2↓", "(1↑)"]


def test_a_note_names_the_work_its_findings_and_where_they_stand() -> None:
    table = task_matrix(chosen(*MODELS))
    assert notes_of(table, cell(table, "Alpha", "annotation")) == [
        "A benchmark (2025): A linear model did better. (The exam; F1; 0.7) Behind again. "
        "[A survey, Table 1]",
        "Alpha is good (2023, own evaluation): Ahead.",
    ]


def test_a_note_leads_to_the_work() -> None:
    table = task_matrix(chosen("model/alpha"))
    assert table.sources[-1].url == "https://doi.org/10.1000/alpha"


def test_notes_and_legend_speak_chinese() -> None:
    table = task_matrix(chosen("model/alpha"), language="zh")
    assert table.headings[1].title == "注释"
    assert table.sources[0].text.startswith(
        "A benchmark（2025）：线性模型更好。（The exam；F1；0.7）"
    )
    assert table.notes[0].startswith("↑ 优于基线")


def test_the_mark_is_what_others_found_and_only_without_them_the_own_result() -> None:
    table = task_matrix(chosen(*MODELS))
    assert cell(table, "Alpha", "annotation").mark == "worse"
    assert cell(table, "Alpha small", "embedding").mark == "better"
    assert cell(table, "Beta", "task-not-stated").mark == "no verdict"


def test_only_models_and_tasks_with_tests_are_in_the_matrix() -> None:
    table = task_matrix(chosen(*MODELS))
    assert [row.cells[0].text for row in table.rows] == ["Alpha", "Alpha small", "Beta"]
    assert [h.name for h in table.headings] == [
        "model", "annotation", "embedding", "task-not-stated",
    ]  # fmt: skip


def test_every_model_gets_a_row_and_what_it_is_made_for_a_dot() -> None:
    table = task_matrix(chosen(*MODELS), every=True)
    assert len(table.rows) == len(MODELS)
    dot = cell(table, "Alpha", "embedding")
    assert (dot.text, dot.mark) == ("·", "untested")
    assert "· the model is made for the task" in table.notes[-1]


def test_a_full_matrix_has_a_value_in_words_for_each_test() -> None:
    table = task_matrix(chosen("model/alpha"), full=True)
    assert [item.text for item in cell(table, "Alpha", "annotation").items] == [
        "Ahead.", "A linear model did better. (The exam; F1; 0.7)", "Behind again.",
    ]  # fmt: skip


def test_without_models_the_selected_works_decide() -> None:
    table = task_matrix(chosen("paper/bench"))
    assert [row.cells[0].text for row in table.rows] == ["Alpha", "Beta"]
    assert cell(table, "Alpha", "annotation").text == "2↓"


def test_without_models_selected_tasks_and_data_decide() -> None:
    assert len(task_matrix(chosen("task/embedding")).rows) == 1
    assert [h.name for h in data_matrix(chosen("dataset/corpus")).headings] == ["model", "corpus"]


def test_training_and_tests_stand_in_one_cell() -> None:
    table = data_matrix(chosen(*MODELS))
    assert cell(table, "Alpha", "corpus").text == "P"
    assert [item.text for item in cell(table, "Beta", "exam").items] == ["F", "E(!)"]


def test_a_possible_leak_is_marked_and_says_how_over_an_ancestor() -> None:
    table = data_matrix(chosen("model/beta"))
    found = cell(table, "Beta", "exam")
    assert found.mark == "possible leak"
    assert (
        "Possibly seen in pre-training: The exam; Alpha, which Beta is made from or a version of, "
        "was pre-trained on The corpus (part of the corpus)"
    ) in notes_of(table, found)


def test_a_work_that_only_uses_the_data_is_told_apart() -> None:
    whole = read(
        """model:m a fair4ml:MLModel ; spallm:pretrainedOn dataset:d .
        dataset:d a schema:Dataset . paper:p a schema:ScholarlyArticle ;
            spallm:evaluates model:m ; cito:usesDataFrom dataset:d ."""
    )
    table = data_matrix(Selection(whole, whole))
    assert notes_of(table, cell(table, "m", "d"))[0] == (
        "p (uses the data; that this model was tested on them is not stated)"
    )


def test_a_leak_from_data_whose_extent_is_known_is_more_than_possible() -> None:
    whole = read(
        """model:m a fair4ml:MLModel ; spallm:pretrainedOn dataset:d .
        dataset:d a schema:Dataset . paper:p a schema:ScholarlyArticle .
        b:evaluation\\/1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:m ;
            dcterms:source paper:p ; fair4ml:evaluationDataset dataset:d ."""
    )
    table = data_matrix(Selection(whole, whole))
    assert (cell(table, "m", "d").text, cell(table, "m", "d").mark) == ("P; E!", "leak")


def test_a_test_without_an_outcome_is_counted_all_the_same() -> None:
    whole = read(
        """model:m a fair4ml:MLModel . task:t a skos:Concept .
        b:evaluation\\/1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:m ;
            fair4ml:mlTask task:t ."""
    )
    table = task_matrix(Selection(whole, whole))
    assert cell(table, "m", "t").text == "1•"


def test_training_said_in_general_is_not_told_twice() -> None:
    table = data_matrix(chosen("model/alpha"))
    assert all("T" not in c.text for row in table.rows for c in row.cells)


def test_a_full_matrix_of_data_uses_words() -> None:
    table = data_matrix(chosen("model/beta"), full=True)
    assert cell(table, "Beta", "exam").text.startswith("fine-tuned; evaluated, possible leak; Poss")


def test_each_evaluation_has_a_row_of_its_own() -> None:
    table = evaluation_list(chosen("model/alpha"))
    rows = {tuple(c.text for c in row.cells[3:8]) for row in table.rows}
    assert rows == {
        ("A benchmark", "2025", "yes", "Worse than baseline", "A linear model did better."),
        ("A benchmark", "2025", "yes", "Worse than baseline", "Behind again."),
        ("Alpha is good", "2023", "no", "Better than baseline", "Ahead."),
    }


def test_rows_stand_by_section_with_versions_behind_their_family() -> None:
    table = task_matrix(chosen(*MODELS), every=True)
    assert [row.cells[0].text for row in table.rows] == ["Alpha", "Alpha small", "Beta", "Gamma"]


@pytest.mark.parametrize("name", ["tasks", "data"])
def test_nothing_known_is_a_table_without_rows_and_a_note(name: str) -> None:
    table = matrix(name, chosen("model/gamma"))
    assert (table.rows, len(table.notes)) == ((), 1)


@pytest.mark.parametrize("name", ["tasks", "data"])
def test_a_foreign_graph_has_no_matrix_and_does_no_harm(name: str) -> None:
    empty = subgraph([])
    foreign = read("<http://example.org/a> a <http://example.org/Thing> .")
    for whole in (empty, foreign):
        assert matrix(name, Selection(whole, whole), every=True).rows == ()


def test_an_unknown_matrix_names_those_there_are() -> None:
    with pytest.raises(UnknownId) as refused:
        matrix("task", chosen("model/alpha"))
    assert "tasks" in str(refused.value.hint)


@pytest.mark.parametrize("form", TABLE_FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_format_takes_the_matrices(form: str, language: str) -> None:
    for name in ("tasks", "data"):
        assert write(matrix(name, chosen(*MODELS), language=language), form)


def test_json_keeps_marks_and_all_notes() -> None:
    said = json.loads(write(task_matrix(chosen("model/alpha")), "json"))
    assert said["rows"][0]["cells"]["annotation"]["mark"] == "worse"
    assert len(said["sources"]) == 2
