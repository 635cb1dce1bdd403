"""Order: entries that stand elsewhere than the order of the others asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from spallm.identifiers import normalise_title
from spallm.importers.entry import Entry
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

#: What is sorted to this share, of at least so many entries, is meant to be sorted.
_SHARE, _FEWEST = 0.8, 6
#: So many changes of the value must show the order, or it is chance.
_CHANGES = 3


@dataclass(frozen=True, slots=True)
class _Order:
    name: Words
    key: Callable[[Entry], Any]


_ORDERS = (
    _Order(Words("year, the newest first", "年份由新到旧"), lambda e: e.year and -e.year),
    _Order(Words("year, the oldest first", "年份由旧到新"), lambda e: e.year),
    _Order(Words("title", "标题"), lambda e: normalise_title(e.name or e.title) or None),
)


def out_of_order(manuscript: Manuscript) -> Iterator[Fault]:
    """Find entries that stand out of the order that the rest of their section keeps."""
    for _, group in groupby(manuscript.entries, lambda entry: _shelf(manuscript, entry)):
        entries = list(group)
        for order in _ORDERS:
            if (kept := _kept(entries, order)) is not None:
                yield from _strays(entries, kept, order)
                break


def _shelf(manuscript: Manuscript, entry: Entry) -> tuple[object, ...]:
    """Return what entries have in common that are sorted together: a section, a table."""
    table = manuscript.rows.get(entry.place.line)
    return entry.section, table[0].header.line if table else 0


def _kept(entries: Sequence[Entry], order: _Order) -> set[int] | None:
    """Return the places of those that keep an order; nothing where it is no order of them."""
    keys = [order.key(entry) for entry in entries]
    known = [place for place, key in enumerate(keys) if key is not None]
    if len(known) < _FEWEST or len(known) < len(entries):
        return None
    kept = _longest(keys)
    values = [keys[place] for place in kept]
    changes = sum(one != other for one, other in pairwise(values))
    strays = len(entries) - len(kept)
    if len(kept) < _SHARE * len(entries) or changes < max(_CHANGES, strays):
        return None
    return set(kept)


def _longest(keys: Sequence[Any]) -> list[int]:
    """Return the places of the longest series in which no key falls."""
    ends: list[Any] = []
    at: list[int] = []
    before: list[int] = [-1] * len(keys)
    for place, key in enumerate(keys):
        where = bisect_right(ends, key)
        before[place] = at[where - 1] if where else -1
        ends[where : where + 1] = [key]
        at[where : where + 1] = [place]
    found, place = [], at[-1] if at else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _strays(entries: Sequence[Entry], kept: set[int], order: _Order) -> Iterator[Fault]:
    keys = [order.key(entry) for entry in entries]
    ordered = sorted(kept)
    for place, entry in enumerate(entries):
        if place in kept:
            continue
        after = [other for other in ordered if keys[other] <= keys[place]]
        near, word = (after[-1], ("after", "之后")) if after else (ordered[0], ("before", "之前"))
        neighbour = entries[near]
        line = neighbour.place.line
        yield Fault(
            entry.spot("title"),
            Words(
                f"the entries around are sorted by {order.name.en}, and this one is not",
                f"周围条目按{order.name.zh}排列，此条不在其位",
            ),
            Words(
                f"By that order it stands {word[0]} line {line}, «{neighbour.title}».",
                f"按此顺序应在第 {line} 行《{neighbour.title}》{word[1]}。",
            ),
        )


_EXAMPLE = "| Year | Title | Paper |\n| --- | --- | --- |\n" + "".join(
    f"| {year} | Work {number} | [Link](https://doi.org/10.1000/{number}) |\n"
    for number, year in enumerate((2025, 2024, 2023, 2025, 2022, 2021, 2020), 1)
)
RULES = (
    Rule(
        "out-of-order",
        "note",
        Words(
            "An entry stands out of the order that its section keeps.",
            "条目不在所属分区的排列顺序中。",
        ),
        Words("Move it to its place.", "请移至相应位置。"),
        _EXAMPLE,
        out_of_order,
    ),
)
