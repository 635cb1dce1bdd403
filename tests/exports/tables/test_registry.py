"""The list of table formats: complete, unambiguous, and the same bytes for the same table."""

from __future__ import annotations

from collections import Counter

import pytest

from spallm.cli.tabular import TABLE_FORMS
from spallm.errors import UnknownId
from spallm.exports.table import Table
from spallm.exports.tables import TABLE_FORMATS, table_format_for, write


def test_the_command_line_offers_all_formats_and_the_drawn_one():
    assert tuple(TABLE_FORMATS) == TABLE_FORMS[1:]
    assert TABLE_FORMS[0] == "table"


def test_no_two_formats_claim_the_same_extension():
    claims = Counter(e for each in TABLE_FORMATS.values() for e in each.extensions)
    assert set(claims.values()) == {1}


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_each_extension_leads_back_to_its_format(name):
    for extension in TABLE_FORMATS[name].extensions:
        assert table_format_for(f"a/B{extension.upper()}") == name


@pytest.mark.parametrize("path", ["a.docx", "README"])
def test_an_unknown_extension_is_told_which_there_are(path):
    with pytest.raises(UnknownId) as caught:
        table_format_for(path)
    assert ".xlsx" in caught.value.hint


def test_a_near_miss_is_told_what_it_missed(table):
    with pytest.raises(UnknownId) as caught:
        write(table, "latx")
    assert "latex" in caught.value.hint


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_the_same_table_gives_the_same_bytes(name, table):
    assert write(table, name) == write(table, name)


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_a_table_without_rows_is_written_without_complaint(name, table):
    empty = Table("Nothing", table.headings, ())
    assert isinstance(write(empty, name), bytes)


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_nasty_text_is_written_in_every_format(name, nasty, table_saying):
    assert write(table_saying(nasty), name)
