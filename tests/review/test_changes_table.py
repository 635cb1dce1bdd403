"""Changes are told in a table that people and programs read, in two languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spallm.exports.table import Table
from spallm.exports.tables import write
from spallm.review.changes import changes
from spallm.review.changes_table import changes_table
from spallm.review.earlier import earlier_state
from spallm.store.subgraph import Subgraph
from tests.review.small import EVALUATION, bent, graph, stood

BIGGER = ("parameterCount 30000000 ;", "parameterCount 53000000 ;")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "review"


def told(folder: Path, new: Subgraph, language: str = "en") -> Table:
    found = changes(earlier_state("last year", stood(graph(), folder)), stood(new, folder))
    return changes_table(found, new, language)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_value_stands_beside_the_one_before_with_its_source(folder: Path) -> None:
    table = told(folder, bent(*BIGGER))
    assert texts(table) == [["Base", "parameters", "30,000,000", "53,000,000", "base"]]
    assert table.rows[0].group == "Other values"
    (before,) = table.rows[0].cells[2].items
    assert [table.sources[place].text for place in before.sources] == ["A list, line 1"]


def test_words_are_chinese_where_that_is_asked_for(folder: Path) -> None:
    table = told(folder, bent(*BIGGER), "zh")
    assert table.title == "变化"
    assert table.rows[0].group == "取值变化"
    assert texts(table)[0][1] == "参数量"


def test_an_evaluation_says_what_was_tested_and_where(folder: Path) -> None:
    (row,) = texts(told(folder, graph(more=EVALUATION)))
    assert row[3] == "It won. (mlTask: Annotation; source: Second work)"


def test_that_nothing_changed_is_said(folder: Path) -> None:
    table = told(folder, graph())
    assert table.rows == ()
    assert "Nothing changed." in table.notes
    assert "From last year to data version 1." in table.notes


@pytest.mark.parametrize("form", ["markdown", "json", "csv", "html", "latex", "xlsx"])
def test_every_table_format_takes_it(folder: Path, form: str) -> None:
    body = write(told(folder, bent(*BIGGER)), form)
    assert b"53" in body or form == "xlsx"
    if form == "json":
        assert json.loads(body)["rows"][0]["group"] == "Other values"
