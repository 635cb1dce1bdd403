"""CSV and TSV of tables, read back by the csv module."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports.characters import Cleaner
from spallm.exports.spreadsheet import unguarded
from spallm.exports.tables import write

text = st.text(st.characters(exclude_categories=["Cs"]))
DELIMITERS = {"csv": ",", "tsv": "\t"}


def read(table, form):
    file = StringIO(write(table, form).decode("utf-8-sig"), newline="")
    return list(csv.DictReader(file, delimiter=DELIMITERS[form]))


@pytest.mark.parametrize("form", DELIMITERS)
def test_values_addresses_and_sources_have_columns(form, table):
    first, second = read(table, form)
    assert first == {
        "group": "",
        "model": "scGPT",
        "model_url": "https://w3id.org/spallm/model/scgpt",
        "parameters": "53000000",
        "parameters_disputed": "51000000",
        "parameters_sources": "Cui et al. 2024, Methods "
        "https://doi.org/10.1038/s41592-024-02201-0; README "
        "https://example.org/a_b~c?d=1&e=%20#f; a talk",
        "weights": "Weights",
        "weights_url": "https://example.org/a_b~c?d=1&e=%20#f",
        "tasks": "integration; annotation",
        "tasks_sources": "README https://example.org/a_b~c?d=1&e=%20#f",
    }
    assert second["group"] == "Spatial"


@pytest.mark.parametrize("form", DELIMITERS)
def test_a_negative_number_is_no_formula_and_unknown_is_empty(form, table):
    assert read(table, form)[1]["parameters"] == "-3"
    assert read(table, form)[1]["weights"] == ""


def test_csv_opens_in_excel_as_utf8(table):
    body = write(table, "csv")
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\n") == body.count(b"\r\n") == 3


@settings(deadline=None, max_examples=50)
@given(text)
def test_any_text_comes_back_from_csv(table_saying, said):
    row = read(table_saying(said), "csv")[0]
    assert unguarded(row["name"]) == Cleaner().clean(said)


@settings(deadline=None, max_examples=50)
@given(text)
def test_any_text_comes_back_from_tsv_on_one_line(table_saying, said):
    written = write(table_saying(said), "tsv").decode()
    assert written.count("\n") == 3
    assert "\r" not in written
    assert unguarded(read(table_saying(said), "tsv")[0]["name"]) == Cleaner().line(said)


@settings(deadline=None, max_examples=50)
@given(text)
def test_no_cell_begins_like_a_formula(table_saying, said):
    for form in DELIMITERS:
        for row in read(table_saying(said), form):
            assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row.values())
