"""Answers to queries for an assistant: a table of plain values, cut with a word that says so."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

from spallm.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spallm.knowledge_graph import Result
    from spallm.store.results import PythonValue

Cell = str | int | float | bool | None

#: An assistant reads so many characters of one answer at most.
LONGEST = 200_000


class Table(TypedDict):
    """The answer to a query; entities are their IRIs, what is not bound is null.

    A graph that is constructed has the columns subject, predicate and object; a yes or no the
    column answer.
    """

    columns: list[str]
    rows: list[list[Cell]]
    cut: NotRequired[str]


def table_of(result: Result, most: int) -> Table:
    """Return a result with at most so many rows, and not more than an assistant can read."""
    rows = [[_cell(value) for value in row] for row in result.rows[:most]]
    kept = _readable(rows)
    if rows and not kept:
        raise TooLarge(
            f"one row of the answer is longer than {LONGEST:,} characters",
            hint="Leave the longest texts out, or ask for a part of them with SUBSTR.",
        )
    told: Table = {"columns": list(result.columns), "rows": kept}
    if result.truncated or len(kept) < len(result.rows):
        told["cut"] = (
            f"Cut: there are more rows than these {len(kept):,}. Aggregate, filter, page with "
            "ORDER BY, LIMIT and OFFSET, or ask for more with limit."
        )
    return told


def _cell(value: PythonValue | None) -> Cell:
    """Return a value as JSON has it; what it has no number for becomes its text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float | None) else str(value)


def _readable(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    left, kept = LONGEST, []
    for row in rows:
        left -= sum(len(str(cell)) for cell in row)
        if left < 0:
            break
        kept.append(row)
    return kept


def table_text(told: Table) -> str:
    """Return a table in lines with tabs between the cells."""
    lines = [_line(told["columns"]), *map(_line, told["rows"])]
    count = len(told["rows"])
    lines.append(told.get("cut") or f"({count:,} {'row' if count == 1 else 'rows'})")
    return "\n".join(lines)


def _line(cells: Iterable[Cell]) -> str:
    return "\t".join("" if cell is None else " ".join(str(cell).split()) for cell in cells)
