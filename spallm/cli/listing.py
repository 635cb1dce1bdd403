"""Rows of a list: the columns that the entities have something in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spallm.analysis.entities import COLUMNS, Row
from spallm.store.subgraph import shortened

if TYPE_CHECKING:
    from spallm.cli.output import Cell


def rows_of(rows: Sequence[Row], lang: str) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Return the columns and rows to print; values of one cell are joined by semicolons."""
    used = [name for name in COLUMNS if any(row.columns.get(name) for row in rows)]
    return ("id", "name", *used), [_row(row, used, lang) for row in rows]


def _row(row: Row, used: Sequence[str], lang: str) -> list[Cell]:
    cells = [_cell(row.columns.get(name, ())) for name in used]
    return [row.node.id, row.node.label_in(lang), *cells]


def _cell(values: Sequence[str]) -> Cell:
    if len(values) == 1 and values[0].isdecimal():
        return int(values[0])
    return "; ".join(shortened(value) for value in values)
