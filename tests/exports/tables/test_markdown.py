"""Markdown tables, read back by a strict reader of pipe tables."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports.characters import Cleaner
from spallm.exports.tables import write

text = st.text(st.characters(exclude_categories=["Cs"]))
LINK = re.compile(r"\[((?:\\.|[^\\\[\]])*)\]\((https?://[^\s()<>]*)\)")


def read(table):
    lines = write(table, "markdown").decode().split("\n")
    rows = [line for line in lines if line.startswith("|")]
    return [[c.strip(" ") for c in re.split(r"(?<!\\)(?:\\\\)*\|", row)[1:-1]] for row in rows]


def plain(cell):
    unlinked = LINK.sub(r"\1", re.sub(r"\[\^\d+\]", "", cell))
    return html.unescape(re.sub(r"\\(.)", r"\1", unlinked))


def test_a_row_has_links_footnotes_and_the_dagger_of_disputed_values(table):
    rows = read(table)
    assert rows[2][0] == "[scGPT](https://w3id.org/spallm/model/scgpt)"
    assert rows[2][1] == "53 million[^1][^2]; 51 million†[^3]"
    assert rows[2][3] == "integration[^2]; annotation"


def test_numbers_stand_to_the_right(table):
    assert read(table)[1] == ["---", "---:", "---", "---"]


def test_a_group_has_a_line_of_its_own(table):
    assert read(table)[3] == ["**Spatial**", "", "", ""]


def test_what_is_unknown_is_a_question_mark_and_explained(table):
    assert read(table)[4][2] == "?"
    assert (
        "?: no source in the graph says; it does not mean no." in write(table, "markdown").decode()
    )


def test_every_source_is_a_footnote(table):
    written = write(table, "markdown").decode()
    assert "[^1]: [Cui et al. 2024, Methods](https://doi.org/10.1038/s41592-024-02201-0)" in written
    assert written.endswith("[^3]: a talk\n")


def test_a_note_that_looks_like_a_list_stays_a_paragraph(table_saying):
    assert "\n1\\. one\n" in write(table_saying("1. one"), "markdown").decode()
    assert "\n\\# one\n" in write(table_saying("# one"), "markdown").decode()


@settings(deadline=None, max_examples=50)
@given(text)
def test_any_text_comes_back_in_its_cell(table_saying, said):
    rows = read(table_saying(said))
    assert {len(row) for row in rows} == {2}
    line = Cleaner().line(said)
    found = [row[0] for row in rows[2:] if row[0] != "c" and not row[0].startswith("**")]
    assert plain(found[0]) == line
