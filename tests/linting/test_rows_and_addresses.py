"""Rows of tables, and addresses as they are written."""

from __future__ import annotations

import pytest

from spallm.linting.manuscript import Manuscript
from spallm.linting.mending import mended
from spallm.linting.registry import chosen

HEAD = "| Year | Title | Paper |\n| --- | --- | --- |\n"
ADDRESSES = (
    "insecure-link", "old-resolver", "loose-end", "tracking-parameters", "missing-scheme",
    "broken-address", "broken-link",
)  # fmt: skip


def mend(text: str, *names: str) -> str:
    return mended(Manuscript("list.md", text), chosen(names))


def test_a_table_that_closes_no_row_is_left_alone(look) -> None:
    assert look("Year | Title\n--- | ---\n2024 | One\n2023 | Two\n") == []


def test_a_pipe_within_a_link_is_told_from_a_cell_too_much(look) -> None:
    (found,) = look(f"{HEAD}| 2024 | One | [a|b](https://doi.org/10.1000/1) |\n", "long-row")
    assert (found.place.line, found.place.column) == (3, 18)
    assert found.edits[0].text == "\\|"
    assert not found.safe


def test_an_escaped_pipe_is_no_fault(look) -> None:
    assert look(f"{HEAD}| 2024 | One \\| two | - |\n", "long-row", "short-row") == []


def test_a_remark_that_nobody_is_to_see_is_no_cell_too_much(look) -> None:
    assert look(f"{HEAD}| 2024 | One | - | [//]: # (seen) \n", "long-row") == []


def test_rows_behind_an_empty_line_are_told_from_rows_without_a_heading(look) -> None:
    (found,) = look(f"{HEAD}| 2024 | One | - |\n\n| 2023 | Two | - |\n| 2022 | Three | - |\n")
    assert (found.rule, found.place.line) == ("no-table", 5)
    assert "empty line" in found.message.en


def test_a_line_of_dashes_of_another_width_is_told(look) -> None:
    (found,) = look("| Year | Title |\n| --- |\n| 2024 | One |\n", "no-table")
    assert "2 cells and the line of dashes 1" in found.message.en


def test_what_stands_in_code_or_comments_is_left_alone(look) -> None:
    link = "[a](http://github.com/a/b)"
    text = f"```\n{link}\n```\n\n`{link}` <!-- {link}\n{link} -->\n\n    {link}\n"
    assert look(text) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("http://github.com/a/b", "https://github.com/a/b"),
        ("http://www.nature.com/articles/nature14539", "https://www.nature.com/articles/nature14539"),
        ("http://dx.doi.org/10.1000/1", "https://doi.org/10.1000/1"),
        ("https://arxiv.org/abs/2312.00001.", "https://arxiv.org/abs/2312.00001"),
        ("https://a.org/b?utm_source=x&id=1", "https://a.org/b?id=1"),
        ("https://a.org/b?id=1&amp;utm_source=x&amp;fbclid=y#c", "https://a.org/b?id=1#c"),
        ("arxiv.org/abs/2312.00001", "https://arxiv.org/abs/2312.00001"),
        ("https://https://arxiv.org/abs/2312.00001", "https://arxiv.org/abs/2312.00001"),
        ("https:/github.com/a/b", "https://github.com/a/b"),
        ("https://doi.org/ 10.1000/1", "https://doi.org/10.1000/1"),
    ],
)  # fmt: skip
def test_an_address_is_mended_where_that_is_safe(before: str, after: str) -> None:
    assert mend(f"- [One]({before})\n", *ADDRESSES) == f"- [One]({after})\n"


@pytest.mark.parametrize(
    "url",
    [
        "http://lab.example.org/paper",  # nobody knows whether it speaks https
        "http://github.com:8080/a/b",  # nor this one, at such a port
        "https://en.wikipedia.org/wiki/Apple_Inc.",
        "https://a.org/b?ref=main",
        "docs/guide.md",
        "#models",
        "mailto:one@example.org",
        "https://doi.org/10.1016/S0140-6736(05)67889-0",
        "https://github.com/a/Image Enhancement.git",  # the blank may stand for a hyphen
    ],
)
def test_an_address_that_may_be_meant_so_is_not_touched(url: str) -> None:
    assert mend(f"- [One]({url})\n", *ADDRESSES) == f"- [One]({url})\n"


def test_a_link_that_the_next_line_closes_is_one(look) -> None:
    assert look('[One](https://a.org/b\n"a title")\n', "broken-link") == []


def test_a_link_that_nothing_closes_is_told(look) -> None:
    (found,) = look("- [One](https://a.org/b and more\n", "broken-link")
    assert (found.edits[0].column, found.edits[0].text, found.safe) == (24, ")", False)


def test_a_link_within_a_link_is_told(look) -> None:
    text = "- [One](https://a.org/b) [[code]([https://a.org/c](https://a.org/d))]\n"
    (found,) = look(text, "broken-link")
    assert (found.place.column, found.is_mendable) == (34, False)


def test_a_way_to_the_top_is_no_empty_link(look) -> None:
    assert look("[Back to top](#)\n", "empty-link") == []


@pytest.mark.parametrize(
    "url",
    [
        "https://www.nature.com/articles/s41558-019-0666-7.epdf?token=1",
        "http://proceedings.mlr.press/v48/xieb16.pdf",
        "https://proceedings.mlr.press/v139/",
        "https://aclanthology.org/venues/acl/",
        "http://www.aclweb.org/anthology/N13-1#page=784",
        "https://openreview.net/group?id=ICLR.cc/2024",
        "https://arxiv.org/list/cs.LG/recent",
    ],
)
def test_pages_that_hold_no_identifier_of_a_paper_are_not_malformed(look, url: str) -> None:
    assert look(f"- [One]({url})\n", "malformed-identifier") == []
