"""What the columns of a table hold: told by their headings, else by their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from spallm.importers.authors import is_author_list
from spallm.importers.markdown.block import Row
from spallm.importers.markdown.canvas import OBJECT, draw
from spallm.importers.markdown.column_words import Column, heading_role
from spallm.importers.markdown.measure import count_words
from spallm.importers.markdown.piece import Piece, text
from spallm.importers.markdown.words import plain
from spallm.importers.nothing import is_nothing
from spallm.importers.venue import is_venue
from spallm.importers.year import year

_SAMPLE = 60
_WIDEST = 60
_MOST = 0.6
_PROSE = 13
_LONGEST_DATE = 24
_LONGEST_NAME = 4


@dataclass(slots=True)
class Look:
    """What the cells of a column look like, as shares of those that are not empty."""

    words: float = 0.0
    distinct: float = 0.0
    title_links: float = 0.0
    years: float = 0.0
    venues: float = 0.0
    authors: float = 0.0
    filled: float = 0.0
    numbers: float = 0.0
    links: float = 0.0


def look(cells: Sequence[list[Piece]]) -> Look:
    """Look at the cells of a column."""
    full = [cell for cell in cells if cell and not is_nothing(text(cell))]
    if not full:
        return Look()
    canvases = [draw(cell) for cell in full]
    bare = [canvas.text.replace(OBJECT, " ").strip() for canvas in canvases]

    def share(holds: Iterable[bool]) -> float:
        return sum(holds) / len(full)

    return Look(
        words=median(map(count_words, bare)),
        distinct=len(set(bare)) / len(full),
        title_links=share(bool(canvas.titles) for canvas in canvases),
        years=share(year(said) is not None and len(said) < _LONGEST_DATE for said in bare),
        venues=share(map(is_venue, bare)),
        authors=share(map(is_author_list, bare)),
        filled=len(full) / len(cells),
        numbers=share(map(_is_number, bare)),
        links=share(any(piece.kind == "link" for piece in cell) for cell in full),
    )


def _is_number(text: str) -> bool:
    return bool(re.match(r"[~≈<>±+-]?\d", text)) and len(re.findall(r"[^\W\d_]", text)) <= 2


@dataclass(slots=True)
class Columns:
    """The role of each column, and which of them the title stands in.

    ``width`` is the number of columns that the heading has.
    """

    roles: list[Column]
    headings: list[str]
    title: int | None = None
    name: int | None = None
    looks: list[Look] = field(default_factory=list)
    headed: bool = True
    width: int = 0

    def heading(self, index: int) -> str:
        """Return the heading of a column, or its number."""
        if index < len(self.headings) and self.headings[index]:
            return self.headings[index]
        return f"column {index + 1}"


def columns_of(heading: Row | None, rows: Sequence[Row]) -> Columns:
    """Tell what the columns of a table hold."""
    width = max([len(row.cells) for row in rows] + [len(heading.cells) if heading else 0])
    width = min(width, _WIDEST)
    sample = rows[:: max(len(rows) // _SAMPLE, 1)]
    looks = [look([row.cells[i] for row in sample if i < len(row.cells)]) for i in range(width)]
    headings = [plain(text(cell)) for cell in heading.cells][:width] if heading else []
    headings += [""] * (width - len(headings))
    roles = [heading_role(said) if said else "unknown" for said in headings]
    for index, seen in enumerate(looks):
        if roles[index] == "unknown":
            roles[index] = _by_look(seen)
    given = len(heading.cells) if heading else 0
    columns = Columns(roles, headings, looks=looks, headed=heading is not None, width=given)
    _choose_title(columns)
    return columns


def _by_look(seen: Look) -> Column:
    """Tell what a column without a known heading holds from its cells."""
    if seen.years > _MOST and seen.words <= 2:
        return "date"
    if seen.venues > _MOST:
        return "venue"
    return "authors" if seen.authors > _MOST else "unknown"


def is_scoreboard(columns: Columns) -> bool:
    """Whether a table compares numbers and leads nowhere."""
    compared = sum(
        seen.numbers > _MOST and role in ("unknown", "other")
        for seen, role in zip(columns.looks, columns.roles, strict=True)
    )
    return compared > 1 and not any(seen.links for seen in columns.looks)


def _score(columns: Columns, index: int) -> float:
    """Say how likely a column is to hold the titles."""
    role, seen = columns.roles[index], columns.looks[index]
    if role in _NEVER or not seen.filled or seen.numbers > _MOST or seen.words < 1:
        return -1.0
    score = _BASE.get(role, 0.0) + min(seen.words, 8) * 2 + 8 * seen.distinct
    score += 18 * seen.title_links
    prose = seen.words > _PROSE and not seen.title_links
    labels = role in ("paper", "page") and seen.title_links <= _MOST
    beside = labels and _NAMING.intersection(columns.roles)
    if beside or role in _SELDOM or (prose and role in ("unknown", "paper", "page")):
        score = min(score, _LEAST + 4)
    return score - index * 0.1


def _choose_title(columns: Columns) -> None:
    """Choose the column of titles, and that of short names beside it."""
    scores = [_score(columns, index) for index in range(len(columns.roles))]
    best = max(range(len(scores)), key=lambda index: scores[index], default=None)
    if best is None or scores[best] < _LEAST or is_scoreboard(columns):
        return
    columns.title = best
    names = (i for i, role in enumerate(columns.roles) if role == "name" and i != best)
    columns.name = next((i for i in names if columns.looks[i].words <= _LONGEST_NAME), None)


_NAMING = frozenset(("title", "work", "name"))
_NEVER = ("number", "year", "date", "code", "authors", "venue")
_SELDOM = ("description", "other", "data", "weights")
_BASE = {"title": 60.0, "work": 30.0, "name": 14.0, "unknown": 10.0, "paper": 8.0, "page": 2.0}
_LEAST = 8.0
