"""What an analysis is: a definition, and a function that answers it for a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar, overload

from spallm.exports.table import Cell, Heading, Row, Table
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.subject import Subject
from spallm.tables.found import said_in
from spallm.views.wording import Text

Thing = TypeVar("Thing")
Cut = Callable[[Sequence[Row], int], Sequence[Row]]


def first_rows(rows: Sequence[Row], limit: int) -> Sequence[Row]:
    """Return the first rows."""
    return rows[:limit]


def first_groups(rows: Sequence[Row], limit: int) -> Sequence[Row]:
    """Return the rows of the first groups."""
    return [row for group in _groups(rows)[:limit] for row in group]


def first_of_groups(rows: Sequence[Row], limit: int) -> Sequence[Row]:
    """Return the first rows of each group."""
    return [row for group in _groups(rows) for row in group[:limit]]


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    return [list(group) for _, group in groupby(rows, key=lambda row: row.group)]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result: its name in files and its title for people."""

    name: str
    title: Text
    is_number: bool = False


class Drawn(Sequence[Row], Generic[Thing]):
    """Rows that are made when they are asked for: of 90,000 pairs a reader wants thirty."""

    def __init__(self, things: Sequence[Thing], draw: Callable[[Thing], Row]) -> None:
        self._things, self._draw = things, draw

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, int):
            return self._draw(self._things[place])
        return Drawn(self._things[place], self._draw)


@dataclass(frozen=True, slots=True)
class Result:
    """The rows that an analysis found, and what is to be said of these numbers in particular."""

    rows: Sequence[Row] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis by name.

    ``definition`` says how the numbers are reckoned. ``cut`` is what a limit does to the rows, and
    ``usual`` the limit where nobody gives one, nothing where all rows belong together.
    """

    name: str
    title: Text
    definition: Text
    subject: Subject
    columns: tuple[Column, ...]
    reckoned: Callable[[Case], Result]
    usual: int | None = None
    cut: Cut = first_rows

    def table(self, case: Case, limit: int | None = None) -> Table:
        """Return the answer for a case: the definition, the numbers, and what they leave open."""
        missing = self.subject.missing(case)
        found = Result((), [missing]) if missing else self.reckoned(case)
        rows = found.rows if limit is None else self.cut(found.rows, limit)
        left = case.said(_CUT, shown=f"{len(rows):,}", all=f"{len(found.rows):,}")
        cut = left if len(rows) < len(found.rows) else ""
        caveat = "" if missing else self.subject.caveat(case)
        notes = (said_in(self.definition, case.language), *found.notes, cut, caveat)
        return Table(
            said_in(self.title, case.language),
            tuple(Heading(c.name, said_in(c.title, case.language), c.is_number)
                  for c in self.columns),
            tuple(rows),
            notes=tuple(note for note in notes if note),
            language=case.language,
        )  # fmt: skip


_CUT: Text = ["{shown} of {all} rows are shown.", "共 {all} 行，此处列出 {shown} 行。"]


def row(*cells: Cell, group: str = "") -> Row:
    """Return a row of cells."""
    return Row(cells, group)
