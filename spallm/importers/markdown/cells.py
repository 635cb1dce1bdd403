"""Cells of a table, put into the fields of the work in their row."""

from __future__ import annotations

import re
from collections.abc import Callable

from spallm.importers.addresses import by_address
from spallm.importers.authors import names
from spallm.importers.citation import cited
from spallm.importers.markdown.column_words import Column
from spallm.importers.markdown.columns import Columns
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.labels import badge_text
from spallm.importers.markdown.piece import Piece, text
from spallm.importers.markdown.words import name_text, plain
from spallm.importers.nothing import is_nothing
from spallm.importers.venue import is_venue, venue
from spallm.importers.year import year

_HINTS: dict[Column, str] = {
    "work": "paper", "title": "paper", "data": "data", "page": "page", "weights": "weights",
}  # fmt: skip
_NOT_CODE = frozenset(("data", "dataset", "model", "weights", "website", "page", "demo"))
_PAGES = frozenset(
    ("page", "project", "project page", "website", "主页", "项目", "项目主页", "网站")
)
_DATA = re.compile(r"\bdata\s?sets?\b|数据", re.IGNORECASE)
_LONGEST_PLACE = 4

Cell = list[Piece]


def fill(draft: Draft, columns: Columns, index: int, cell: Cell) -> None:
    """Put what stands in a cell in its field."""
    column: Column = columns.roles[index] if index < len(columns.roles) else "unknown"
    heading = columns.heading(index)
    for piece in cell:
        if piece.kind == "link":
            _add_link(draft, piece, column, heading)
    said = text(cell)
    badges = badges_of(cell)
    if is_nothing(said) and not badges:
        return
    if column in _TAKE:
        _TAKE[column](draft, said, badges)
    elif column in ("year", "date"):
        _take_year(draft, heading, said, badges)
    elif said and column not in _SPOKEN:
        draft.also.append((heading, said))


def badges_of(cell: Cell) -> list[str]:
    """Return what the badges in a cell say."""
    own = [badge_text(piece.text, piece.url) for piece in cell if piece.kind == "image"]
    linked = [
        badge_text(*image) for piece in cell if piece.kind == "link" for image in piece.images
    ]
    return own + linked


def _add_link(draft: Draft, piece: Piece, column: Column, heading: str) -> None:
    if column == "code":
        other = plain(piece.text).casefold() in _NOT_CODE
        draft.add_link(piece, heading, None if other else "code")
    elif column == "data" or (column != "name" and _DATA.search(heading)):
        draft.add_link(piece, heading, "data")
    elif by_address(piece.url) is None and plain(piece.text).casefold() in _PAGES:
        draft.add_link(piece, heading, "page")
    else:
        draft.add_link(piece, _HINTS.get(column, heading))


def _take_year(draft: Draft, heading: str, said: str, badges: list[str]) -> None:
    """Take a year, and a venue that stands beside it."""
    bare = said.strip()
    if told := next(filter(None, map(year, [said, *badges])), None):
        draft.years.insert(0, told)
        where = venue(said)
        if where and (is_venue(said) or len(where.split()) <= _LONGEST_PLACE):
            draft.venues.append(where)
    elif bare.isascii() and bare.isdecimal() and len(bare) == 2:
        draft.years.insert(0, 2000 + int(bare))
    else:
        draft.also.append((heading, said))


def _take_venue(draft: Draft, said: str, badges: list[str]) -> None:
    whole = " ".join(badges) if is_nothing(said) else said
    if where := venue(whole):
        draft.venues.insert(0, where)
    if when := year(whole):
        draft.years.append(when)


def _take_name(draft: Draft, said: str, _: list[str]) -> None:
    draft.name = name_text(said) or draft.name


def _take_authors(draft: Draft, said: str, _: list[str]) -> None:
    draft.authors = draft.authors or names(said)


def _take_description(draft: Draft, said: str, _: list[str]) -> None:
    if said:
        draft.description.append(said)


def _take_words(draft: Draft, said: str, _: list[str]) -> None:
    """Read a cell of links for a venue and a year that its words name."""
    told = cited(said)
    if told.venue:
        draft.venues.append(told.venue)
    if told.year:
        draft.years.append(told.year)


_TAKE: dict[Column, Callable[[Draft, str, list[str]], None]] = {
    "venue": _take_venue,
    "name": _take_name,
    "authors": _take_authors,
    "description": _take_description,
    "paper": _take_words,
    "work": _take_words,
}
_SPOKEN = ("number", "code")
