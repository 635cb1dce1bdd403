"""TSV, JSON Lines and Excel of entities, read back and compared with CSV."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from spallm.exports import Options, export
from spallm.exports.characters import Cleaner
from spallm.exports.column import COLUMNS
from spallm.exports.spreadsheet import unguarded

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
LISTS = {"id", "kind", "name", "name_zh", "iri"}


def delimited(graph, form, delimiter):
    file = StringIO(export(graph, form).text, newline="")
    return {row["id"]: row for row in csv.DictReader(file, delimiter=delimiter)}


def objects(graph):
    lines = export(graph, "jsonl").text.split("\n")
    return {each["id"]: each for each in map(json.loads, filter(None, lines))}


def sheets(graph, **options):
    body = export(graph, "xlsx", options=Options(**options)).body
    return load_workbook(BytesIO(body))


def test_tsv_says_what_csv_says(graph):
    assert delimited(graph, "tsv", "\t") == delimited(graph, "csv", ",")


def test_json_lines_have_all_columns_in_every_line(graph):
    assert all(
        list(each) == [column.name for column in COLUMNS] for each in objects(graph).values()
    )


def test_json_lines_have_numbers_lists_and_nulls(graph):
    scgpt = objects(graph)["scgpt"]
    assert (scgpt["name"], scgpt["kind"]) == ("scGPT", "model")
    assert scgpt["parameters"] == [53_000_000]
    assert scgpt["tasks"] == ["cell type annotation", "perturbation prediction"]
    assert scgpt["fine_tuned_from"] is None


def test_a_column_has_one_shape_whatever_is_selected(graph, models):
    for found in (objects(graph), objects(models)):
        for each in found.values():
            assert {name for name, value in each.items() if isinstance(value, str)} <= LISTS
            assert not any(isinstance(each[name], list) for name in LISTS)


def test_json_lines_say_what_csv_says(graph):
    rows = delimited(graph, "csv", ",")
    for name, each in objects(graph).items():
        shown = {k: v if isinstance(v, list) else [v] * (v is not None) for k, v in each.items()}
        assert {k: "; ".join(map(str, v)) for k, v in shown.items()} == rows[name]


def test_a_workbook_has_a_sheet_for_each_kind_with_the_columns_that_it_fills(graph):
    book = sheets(graph)
    assert book.sheetnames[:3] == ["paper", "model", "dataset"]
    model = [list(row) for row in book["model"].iter_rows(values_only=True)]
    assert "Venue" not in model[0]
    row = dict(zip(model[0], next(r for r in model if r[0] == "scgpt"), strict=True))
    assert (row["Name"], row["Parameters"], row["Year"]) == ("scGPT", 53_000_000, 2024)


def test_a_workbook_links_addresses(graph):
    book = sheets(graph)["model"]
    links = {cell.hyperlink.target for row in book.iter_rows() for cell in row if cell.hyperlink}
    assert "https://github.com/bowang-lab/scGPT" in links


def test_a_workbook_speaks_chinese_where_asked(graph):
    head = next(sheets(graph, language="zh")["model"].iter_rows(values_only=True))
    assert head[:3] == ("编号", "类别", "名称")


def test_what_has_no_column_is_named(foreign):
    for form in ("tsv", "jsonl", "xlsx"):
        assert any("foaf" in note for note in export(foreign, form).notes)


def test_nasty_text_is_never_a_formula(nasty, with_text):
    book = sheets(with_text(nasty))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize("form", ["tsv", "jsonl"])
@settings(deadline=None, max_examples=40)
@given(said=text)
def test_any_text_comes_back(form, with_text, said):
    if form == "jsonl":
        venue = objects(with_text(said))["p"]["venue"]
        assert (venue or [""]) == [Cleaner().clean(said)]
    else:
        venue = delimited(with_text(said), form, "\t")["p"]["venue"]
        assert unguarded(venue) == Cleaner().line(said)
