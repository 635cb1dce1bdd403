"""What writers say of themselves."""

from __future__ import annotations

from dataclasses import replace

from spallm.exports.table import Item, Table, cell
from spallm.exports.tables.legend import groups, legend, numbers


def test_marks_are_explained_where_they_occur(table):
    assert legend(table) == (
        "Sizes are as published.",
        "?: no source in the graph says; it does not mean no.",
        "† A source says so, and the curated view does not follow it.",
    )


def test_marks_that_do_not_occur_are_not_explained(table):
    assert legend(Table("", table.headings, ())) == ()


def test_an_empty_mark_is_not_explained(table):
    assert len(legend(replace(table, unknown=""))) == 2


def test_the_explanation_is_in_the_language_of_the_table(table):
    assert legend(replace(table, language="zh"))[1].startswith("?：")


def test_groups_are_runs_of_rows(table):
    assert [(name, len(rows)) for name, rows in groups(table)] == [("", 1), ("Spatial", 1)]


def test_sources_are_counted_from_one_and_once():
    assert numbers(Item("x", sources=(2, 0, 2))) == (1, 3)


def test_a_cell_of_nothing_is_unknown_and_of_zero_is_not():
    assert not cell(None).items
    assert cell(0).text == "0"
