"""Flat columns: what CSV, TSV and JSON Lines hold of a table.

Columns go by their name in files. Beside a column stand ``…_disputed``, ``…_url`` and
``…_sources``, each only where some value of the column has such a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spallm.exports.table import Cell, Heading, Item, Number, Source, Table

Value = str | Number | Source


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column as values: for each row those that its cell holds, none where it is unknown."""

    name: str
    cells: tuple[tuple[Value, ...], ...]
    has_several: bool


def flattened(table: Table) -> tuple[FlatColumn, ...]:
    """Return the columns of a table with what stands beside them, the group first."""
    return tuple(_columns(table))


def value(item: Item) -> str | Number:
    """Return a value for machines: the number where it is one."""
    return item.text if item.number is None else item.number


def _columns(table: Table) -> Iterator[FlatColumn]:
    if any(row.group for row in table.rows):
        taken = {heading.name for heading in table.headings}
        name = "group" if "group" not in taken else "table_group"
        yield FlatColumn(name, tuple((r.group,) if r.group else () for r in table.rows), False)
    for place, heading in enumerate(table.headings):
        cells = [row.cells[place] for row in table.rows]
        known = [cell for cell in cells if cell.items]
        yield _column(heading, "", cells, _values)
        for suffix, reading in _BESIDE.items():
            if any(reading(cell, table) for cell in known):
                yield _column(heading, suffix, cells, reading, table)


def _column(
    heading: Heading,
    suffix: str,
    cells: list[Cell],
    reading: Callable[..., tuple[Value, ...]],
    *table: Table,
) -> FlatColumn:
    read = tuple(reading(cell, *table) for cell in cells)
    return FlatColumn(
        heading.name + suffix,
        read,
        bool(suffix) or heading.has_several or any(len(values) > 1 for values in read),
    )


def _values(cell: Cell) -> tuple[Value, ...]:
    return tuple(value(item) for item in cell.items if not item.disputed)


def _disputed(cell: Cell, _table: Table) -> tuple[Value, ...]:
    return tuple(value(item) for item in cell.items if item.disputed)


def _addresses(cell: Cell, _table: Table) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(i.url for i in cell.items if i.url and i.url != i.text))


def _sources(cell: Cell, table: Table) -> tuple[Value, ...]:
    places = dict.fromkeys(place for item in cell.items for place in item.sources)
    return tuple(table.sources[place] for place in sorted(places))


_BESIDE = {"_disputed": _disputed, "_url": _addresses, "_sources": _sources}
