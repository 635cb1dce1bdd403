"""What the pages on lists say of options and styles holds."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.lists import Holdings, Manner, awesome_list
from spallm.lists.desk import CHOOSING
from spallm.lists.manner import OPTIONS
from spallm.lists.styles import STYLES
from spallm.store.subgraph import subgraph

_DOCS = Path(__file__).parents[2] / "docs"
_PAGES = {"lists.md": "en", "lists.zh.md": "zh"}


def _text(page: str) -> str:
    return (_DOCS / page).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def holdings(toy: Path) -> Holdings:
    return Holdings(subgraph(ox.parse(path=toy)))


@pytest.mark.parametrize("page", _PAGES)
def test_the_options_of_blocks_are_those_that_there_are(page: str) -> None:
    rows = re.findall(r"^\| (`[a-z]+`.*?) \| ", _text(page), flags=re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([a-z]+)`", row)}
    assert told == {*OPTIONS, *CHOOSING} - _UNTOLD


#: Filters that few will want in a list; `spallm readme` takes them all the same.
_UNTOLD = {"tokenization", "objective", "type", "creator", "weights"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("page", _PAGES)
def test_the_lines_that_are_shown_are_those_that_are_written(
    holdings: Holdings, page: str, style: str
) -> None:
    manner = Manner(style, _PAGES[page], headings=False)
    made = awesome_list(holdings, holdings.whole.nodes, manner).splitlines()
    shown = _text(page).partition(f"`--style {style}`")[2].strip().split("\n\n")[1].splitlines()
    assert shown
    assert set(shown) <= set(made)
