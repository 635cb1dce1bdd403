"""Markdown tables, read back by a strict reader of what they may consist of."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports import export
from spallm.exports.characters import Cleaner
from spallm.exports.markdown import escaped, link

text = st.text(st.characters(exclude_categories=["Cs"]))
CELL = re.compile(r"(?:\\[\\`*_\[\]|~$]|[^\\|`*_\[\]~$<>])*")
LINK = re.compile(r"\[(\w+)\]\((https?://[^\s()<>|\\\[\]`]*)\)")


def tables(exported):
    """Return heading → rows, where any line that is no part of a table is an error."""
    found, heading = {}, None
    for line in exported.text.split("\n"):
        if line.startswith("## "):
            heading = re.sub(r" \([\d,]+\)$", "", line.removeprefix("## "))
            found[heading] = []
        elif line:
            assert line.startswith("| ")
            assert line.endswith(" |")
            found[heading].append(cells(line))
    for rows in found.values():
        assert rows[1] == ["---"] * len(rows[0])
        assert {len(row) for row in rows} == {len(rows[0])}
    return {
        name: [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]
        for name, rows in found.items()
    }


def cells(line):
    return [cell.strip(" ") for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]]


def plain(cell):
    assert CELL.fullmatch(cell), cell
    return html.unescape(re.sub(r"\\(.)", r"\1", cell))


def test_each_kind_has_its_table(graph):
    found = tables(export(graph, "markdown"))
    assert list(found)[:5] == ["Papers", "Models", "Datasets", "Organisations", "Tasks"]
    assert sum(map(len, found.values())) == len(graph.nodes)


def test_a_model_has_its_row(models):
    (row,) = [r for r in tables(export(models, "markdown"))["Models"] if r["Model"] == "scGPT"]
    assert row == {
        "Model": "scGPT",
        "Year": "2024",
        "Architecture": "transformer",
        "Parameters": "53,000,000",
        "Pre-training": "over 33,000,000 cells; CELLxGENE Census",
        "Tasks": "cell type annotation; perturbation prediction",
        "Code": "[Code](https://github.com/bowang-lab/scGPT)",
        "Weights": "[Weights](https://drive.google.com/drive/folders/"
        "1oWh_-ZRdhtoGQ2Fw24HP41FgLoomVo-y)",
        "Code licence": "MIT License",
        "Weights licence": "",
    }


def test_papers_stand_newest_first(papers):
    years = [row["Year"] for row in tables(export(papers, "markdown"))["Papers"]]
    assert years == sorted(years, reverse=True)


def test_a_paper_is_linked_by_its_doi_or_else_by_its_page(papers):
    links = {row["Title"]: row["Paper"] for row in tables(export(papers, "markdown"))["Papers"]}
    assert links["Transfer learning enables predictions in network biology"] == (
        "[Paper](https://doi.org/10.1038/s41586-023-06139-9)"
    )
    assert "[Paper](https://openreview.net/forum?id=BKXvPDekud)" in links.values()


def test_a_foreign_kind_has_a_table_too(foreign):
    found = tables(export(foreign, "markdown"))
    assert len(found["Person"]) == 3
    assert {row["Chinese name"] for row in found["Person"]} == {"", "鲍勃"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.org/",
        "//a.org",
        "http://",
        "http://[",
        "",
    ],
)
def test_only_addresses_of_the_web_become_links(address):
    assert link("Code", address) == ""


@settings(deadline=None)
@given(text)
def test_no_address_breaks_out_of_its_link(tail):
    written = link("Code", f"https://a.org/{tail}")
    assert not written or LINK.fullmatch(written)


def test_nasty_text_stays_in_its_cell(nasty, with_text):
    compare(with_text(nasty), nasty)


@settings(deadline=None)
@given(text)
def test_any_text_stays_in_its_cell(with_text, label):
    compare(with_text(label), label)


def compare(graph, label):
    found = tables(export(graph, "markdown"))
    meant = Cleaner().line(label)
    assert plain(found["Papers"][0]["Title"]) == meant
    assert plain(found["Models"][0]["Model"]) == meant


@settings(deadline=None)
@given(text)
def test_escaping_is_undone_by_reading(label):
    assert plain(escaped(label)) == " ".join(label.split())
