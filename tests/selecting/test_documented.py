"""What docs/selecting.md says of the language holds for the bundled graph, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from spallm.selecting.calls import FUNCTIONS
from spallm.selecting.filters import NAMES
from spallm.selecting.parsing import parse
from spallm.selecting.scope import GraphScope

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("selecting.md", "selecting.zh.md")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def rows(page: str) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the expressions and the numbers of each row of the table of the language."""
    table = (DOCS / page).read_text("utf-8").partition("\n## ")[2].partition("\n### ")[0]
    for line in table.splitlines():
        if line.startswith("| `"):
            written, _, numbers = re.split(r"(?<!\\)\|", line)[1:4]
            spans = [span.replace("\\|", "|") for span in re.findall(r"`([^`]+)`", written)]
            found = [int(each.replace(",", "")) for each in _NUMBER.findall(numbers)]
            yield spans, found


@pytest.mark.parametrize("page", PAGES)
def test_every_expression_of_the_table_is_one(page):
    written = [each for spans, _ in rows(page) for each in spans if "…" not in each]
    assert len(written) > 30
    for each in written:
        parse(re.sub(r"\b[EF]\b", "x", each))


@pytest.mark.parametrize("page", PAGES)
def test_every_filter_and_function_is_in_the_table(page):
    text = (DOCS / page).read_text("utf-8")
    missing = [name for name in NAMES if f"`{name}:" not in text]
    missing += [name for name in FUNCTIONS if f"`{name}(" not in text]
    assert not missing


def told(page: str) -> list[tuple[str, int]]:
    """Return the expressions of which a page tells how much they select, and the numbers."""
    text = (DOCS / page).read_text("utf-8")
    found = [(e, n) for spans, numbers in rows(page) for e, n in zip(spans, numbers, strict=False)]
    return found + [(e, int(n)) for e, n in re.findall(r"'([^'\n]+)' .*?# (\d+) ", text)]


def test_the_numbers_are_those_of_the_bundled_graph(bundled_graph, tmp_path):
    saved = re.search(r"```toml\n(.+?)```", (DOCS / PAGES[0]).read_text("utf-8"), re.DOTALL)
    assert saved
    (tmp_path / "spatial.toml").write_text(saved[1], "utf-8")
    numbers = told(PAGES[0])
    assert len(numbers) > 18
    scope = GraphScope(bundled_graph._index, tmp_path, graph=bundled_graph._graph)
    counted = {each: len(scope.members(parse(each)).iris) for each, _ in numbers}
    assert counted == dict(numbers)


def test_both_languages_tell_the_same_numbers():
    assert told(PAGES[0]) == told(PAGES[1])
