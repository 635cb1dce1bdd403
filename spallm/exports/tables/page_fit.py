r"""How a table fits a printed page: upright, turned, over several pages, or in parts.

Widths are reckoned in letters of LaTeX's \footnotesize on the text block of the article class;
what is written are fractions of the line, so that other pages get the same proportions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from spallm.exports.table import Table

#: Letters on a line of an upright and of a turned page, and what a column costs beside its text.
UPRIGHT, TURNED = 78.0, 124.0
GAP = 2.0
#: Lines on an upright and on a turned page, with room for the caption.
UPRIGHT_LINES, TURNED_LINES = 46.0, 26.0
#: Rows that are higher than this make a page hard to read; turned, they are lower.
TALL = 5.0
_LONGEST_WORD = 16.0
#: So many rows are enough to tell how wide columns should be.
_SAMPLE = 100
#: Characters between which a line of Chinese breaks.
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK = re.compile(rf"\s+|(?<=-)|[{WIDE}]")
#: What a gap between rows of several lines costs.
_GAP_BELOW = 0.25


@dataclass(frozen=True, slots=True)
class Fit:
    """How to set the columns of a part; without ``shares`` each is as wide as its text."""

    columns: tuple[int, ...]
    shares: tuple[float, ...]
    turned: bool
    long: bool


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of a column as widths: of all that stands in its rows, and of its pieces."""

    cells: tuple[float, ...]
    natural: float
    least: float


def fits(table: Table, texts: Sequence[Sequence[str]], below: float) -> tuple[Fit, ...]:
    """Return the parts of a table, given the texts of its rows and how many lines stand below."""
    columns = [
        _texts([heading.title, *(row[place] for row in texts)])
        for place, heading in enumerate(table.headings)
    ]
    grouped = sum(1 for one, two in pairwise(["", *(r.group for r in table.rows)]) if one != two)
    parts = _parts(columns)
    return tuple(
        _fit(columns, part, grouped + (below if part is parts[-1] else 0)) for part in parts
    )


def width(text: str) -> float:
    """Return how wide a text is, in letters.

    >>> width("scGPT"), width("模型")
    (5.75, 3.8)
    """
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.9
    return 0.0 if unicodedata.combining(character) else 1.25 if character.isupper() else 1.0


def _texts(cells: Sequence[str]) -> _Texts:
    widths = tuple(width(cell) for cell in cells)
    pieces = (width(piece) for cell in cells for piece in _BREAK.split(cell))
    longest = max(pieces, default=0)
    return _Texts(widths, max(widths, default=0), min(1.08 * max(longest, 2), _LONGEST_WORD))


def _parts(columns: Sequence[_Texts]) -> list[tuple[int, ...]]:
    """Return columns that fit a turned page together, about as many in each part as in others."""
    parts = _packed(columns, TURNED)
    for room in range(int(TURNED / 2), int(TURNED), 4):
        if len(even := _packed(columns, room)) == len(parts):
            return even
    return parts


def _packed(columns: Sequence[_Texts], room: float) -> list[tuple[int, ...]]:
    """Return columns in parts that are no wider than the room; the first stands in every part."""
    parts: list[list[int]] = [[]]
    for place, column in enumerate(columns):
        used = sum(columns[each].least + GAP for each in parts[-1])
        if len(parts[-1]) > 1 and used + column.least > room:
            parts.append([0])
        parts[-1].append(place)
    return [tuple(part) for part in parts if part]


def _fit(columns: Sequence[_Texts], part: tuple[int, ...], below: float) -> Fit:
    chosen = [columns[place] for place in part]
    gaps = GAP * (len(part) - 1)
    rows = len(chosen[0].cells)
    if sum(each.natural for each in chosen) + gaps <= UPRIGHT:
        return Fit(part, (), turned=False, long=rows + below > UPRIGHT_LINES)
    if sum(each.least for each in chosen) + gaps <= UPRIGHT:
        widths = _widths(chosen, UPRIGHT - gaps)
        heights = _heights(chosen, widths)
        if sum(heights) <= TALL * len(heights):
            is_long = sum(heights) + below > UPRIGHT_LINES
            return Fit(part, _shares(widths), turned=False, long=is_long)
    widths = _widths(chosen, TURNED - gaps)
    is_long = sum(_heights(chosen, widths)) + below > TURNED_LINES
    return Fit(part, _shares(widths), turned=True, long=is_long)


def _widths(columns: Sequence[_Texts], room: float) -> list[float]:
    """Return widths that fill the room, given letter by letter to what makes rows high."""
    widths = [each.least for each in columns]
    texts = list(zip(*(each.cells for each in columns), strict=True))
    texts = texts[:: len(texts) // _SAMPLE + 1]
    for _ in range(int(room - sum(widths))):
        gains = [0.0] * len(widths)
        for row in texts:
            height, place = max((text / widths[n], n) for n, text in enumerate(row))
            if height > 1:
                gains[place] += height / (widths[place] + 1)
        if not any(gains):
            break
        widths[gains.index(max(gains))] += 1
    return widths


def _heights(columns: Sequence[_Texts], widths: Sequence[float]) -> list[float]:
    """Return how many lines each row takes, a little more than reckoned since lines are ragged."""
    rows = zip(*(each.cells for each in columns), strict=True)
    return [_GAP_BELOW + max(map(_lines, row, widths)) for row in rows]


def _lines(text: float, wide: float) -> int:
    return ceil(1.1 * text / wide) if text > wide else 1


def _shares(widths: Sequence[float]) -> tuple[float, ...]:
    total = sum(widths) + GAP * len(widths)
    return tuple(int(10_000 * (each + GAP) / total) / 10_000 for each in widths)
