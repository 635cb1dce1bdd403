from __future__ import annotations

import pytest

from spallm.importers.markdown import read

FRAME = "# Awesome reefs\n\n## Models\n\n{}\n\n- [A study of all the reefs](https://arxiv.org/abs/2401.1)\n"


@pytest.mark.parametrize(
    "text",
    [
        "- [Models](#models)",
        "- [The list again](https://github.com/a/reefs#one)\n"
        "- [Two](https://github.com/a/reefs#two)\n- [Three](https://github.com/a/reefs#three)",
        "- Please send [pull requests](https://github.com/a/reefs/pulls).",
        "- Updated 2024/01/02: we released our [new site](https://reefs.example.org)!",
        "- [Ada Lovelace](https://www.linkedin.com/in/ada)",
        "[English](README.md) | [中文](README.zh.md) | [日本語](README.ja.md)",
        "[![stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)",
        "Reefs are [large](https://en.example.org/large) and were studied in 2020 by many.",
        "[Top](#top)",
        "```\n- [Not a list](https://arxiv.org/abs/2401.2)\n```",
        "<!-- - [Hidden](https://arxiv.org/abs/2401.2) -->",
    ],
)
def test_only_works_become_entries(text: str) -> None:
    assert [entry.title for entry in read(FRAME.format(text), "list.md").entries] == [
        "A study of all the reefs"
    ]


@pytest.mark.parametrize(
    "heading",
    ["Table of Contents", "📖 News", "How to contribute", "License", "致谢", "Star History"],
)
def test_what_stands_below_such_headings_is_no_part_of_the_list(heading: str) -> None:
    text = f"# L\n\n## {heading}\n\n- [A work on reefs](https://arxiv.org/abs/2401.1)\n"
    reading = read(text, "list.md")
    assert not reading.entries
    assert [remark.rule for remark in reading.remarks] == ["not-an-entry"]


def test_contents_as_the_first_heading_do_not_swallow_the_list() -> None:
    text = "# Contents\n\n- [A](#a)\n\n## A\n\n- [A work on reefs](https://arxiv.org/abs/2401.1)\n"
    assert len(read(text, "list.md").entries) == 1


def test_neighbours_that_are_no_entries_give_one_remark() -> None:
    text = "# L\n\nSee [a](https://a.example).\n\nAnd [b](https://b.example), too.\n"
    (remark,) = read(text, "list.md").remarks
    assert remark.message == "lines 3–5 hold 2 links and no entry"
