"""Texts made to keep a parser busy end soon; each stands for one that once did not."""

from __future__ import annotations

import time

import pytest

from spallm.importers.markdown import read

HOSTILE = {
    "open brackets": "[" * 8_000,
    "open images": "![" * 4_000,
    "nested brackets": "[[" * 2_000 + "]]" * 2_000,
    "round brackets": "(" * 8_000,
    "pipes": "|" * 8_000,
    "stars": "*" * 8_000,
    "blanks": " " * 8_000,
    "ticks": "`a" * 4_000,
    "quotes": '"' * 8_000,
    "colons": "作者：" * 1_500,
    "names": "- " + "Ab Cd, " * 1_500,
    "years": "- " + "'23 " * 2_000,
    "others": "- a et al. " * 1_000,
    "deep list": "\n".join(" " * (2 * depth) + "- a" for depth in range(300)),
    "deep quotes": ">" * 2_000,
    "deep tags": "<div>" * 1_500,
    "open tables": "<table>\n\n" * 2_000,
    "open cells": "<table><tr>" + "<td>" * 2_000,
    "spans": "<table>" + "<tr><td rowspan=500>a</td></tr>" * 300,
    "labels": "- T " + "[pdf](https://a.b/c) " * 1_000,
    "links without end": "[a](http://x " * 1_500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_ends_soon(text: str) -> None:
    start = time.process_time()
    read(text, "list.md")
    assert time.process_time() - start < 1.5


def test_what_is_nested_too_deeply_is_reported_as_lost() -> None:
    text = "\n".join(" " * (2 * depth) + "- a" for depth in range(300))
    (remark,) = (each for each in read(text, "list.md").remarks if each.rule == "too-deep")
    assert remark.lost
