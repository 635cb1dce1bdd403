"""Workbooks, read back by openpyxl: no cell is reckoned, and facts stand where they belong."""

from __future__ import annotations

import math
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from spallm.errors import SpallmError
from spallm.exports.characters import Cleaner
from spallm.exports.table import Cell, Heading, Item, Row, Table, of_values
from spallm.exports.tables import sheet, write
from spallm.exports.tables.workbook import workbook

# Carriage returns become line ends in whatever reads XML.
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


def read(table):
    return load_workbook(BytesIO(write(table, "xlsx")))


def rows(found):
    return [list(row) for row in found.iter_rows(values_only=True)]


def test_numbers_are_numbers_and_unknown_is_empty(table):
    found = rows(read(table)["Table"])
    assert found[0] == ["Group", "Model", "Parameters", "Weights", "Tasks"]
    assert found[1] == [
        None, "scGPT", "53 million; 51 million†", "Weights", "integration; annotation",
    ]  # fmt: skip
    assert found[2] == ["Spatial", "Nicheformer", -3, None, "clustering"]


def test_a_value_with_an_address_is_a_link(table):
    cell = read(table)["Table"]["B2"]
    assert (cell.value, cell.hyperlink.target) == ("scGPT", "https://w3id.org/spallm/model/scgpt")


def test_the_header_stays_in_sight(table):
    assert read(table)["Table"].freeze_panes == "B2"


def test_each_value_and_source_has_a_line_with_the_cell_where_it_stands(table):
    found = rows(read(table)["Sources"])
    assert found[0] == ["Cell", "Row", "Column", "Value", "Source", "Address"]
    assert found[1] == [
        "C2", "scGPT", "Parameters", 53_000_000, "Cui et al. 2024, Methods",
        "https://doi.org/10.1038/s41592-024-02201-0",
    ]  # fmt: skip
    assert found[3][3:] == [51_000_000, "a talk", None]
    assert read(table)["Sources"]["A2"].hyperlink.location == "Table!C2"


def test_notes_have_a_sheet(table):
    assert ["Sizes are as published."] in rows(read(table)["Notes"])


def test_a_table_in_chinese_has_chinese_sheets(table_saying):
    assert read(table_saying("模型", "zh")).sheetnames == ["表格", "来源", "说明"]


def test_sheets_have_names_that_excel_allows_and_tells_apart(table):
    names = ["a/b[c]:*?", "History", "x" * 40, "X" * 40, "", "'q'"]
    body = workbook([(name, Table("", (), ())) for name in names])
    assert load_workbook(BytesIO(body)).sheetnames == [
        "a-b-c----", "History 2", "x" * 31, "X" * 27 + " 2", "Table", "-q-",
    ]  # fmt: skip


def test_a_workbook_of_no_tables_opens():
    assert load_workbook(BytesIO(workbook([]))).sheetnames


def test_no_date_of_today_is_written(table):
    with ZipFile(BytesIO(write(table, "xlsx"))) as parts:
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")
        assert {info.date_time[0] for info in parts.infolist()} == {1980}


def test_what_is_too_long_for_excel_is_cut_and_links_become_text():
    long = Item("x" * 40_000, "https://example.org/" + "y" * 3000)
    found = read(Table("t", (Heading("a", "A"),), (Row((Cell((long,)),)),)))["Table"]["A2"]
    assert (len(found.value), found.value[-1], found.hyperlink) == (sheet.LONGEST, "…", None)


def test_beyond_the_limit_of_links_text_goes_on(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_LINKS", 1)
    cell = Cell((Item("a", "https://example.org/"),))
    found = read(Table("t", (Heading("a", "A"),), (Row((cell,)), Row((cell,)))))["Table"]
    assert found["A2"].hyperlink
    assert (found["A3"].hyperlink, found["A3"].value) == (None, "a")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch, table_of_size):
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    with pytest.raises(SpallmError, match="more rows") as caught:
        write(table_of_size(5, 2), "xlsx")
    assert "csv" in caught.value.hint


def test_numbers_that_excel_would_round_are_text():
    table = of_values("n", [Heading("n", "N")], [[2**60], [math.inf], [0.5]])
    assert [row[0] for row in rows(read(table)["Table"])[1:]] == [str(2**60), "inf", 0.5]


def all_cells(book):
    return [cell for found in book for row in found.iter_rows() for cell in row]


def test_nasty_text_is_never_a_formula(nasty, table_saying):
    book = read(table_saying(nasty))
    assert not [cell for cell in all_cells(book) if cell.data_type == "f"]
    assert not [cell for cell in all_cells(book) if cell.data_type == "e"]


@settings(deadline=None, max_examples=40)
@given(text)
def test_any_text_comes_back(table_saying, said):
    # The group, where there is one, stands before the first column.
    cell = read(table_saying(said))["Table"].cell(2, 2 if said else 1)
    assert (cell.value or "") == Cleaner().clean(said)
    assert cell.data_type != "f"
