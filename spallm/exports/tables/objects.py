"""JSON: the whole table as one object, or a line for each row.

Numbers are numbers, and what is unknown is null: it is not the empty list, which would say that
there is nothing.
"""

from __future__ import annotations

import json as rfc8259
import math
from collections.abc import Iterator

from spallm.exports.table import Cell, Item, Number, Row, Source, Table
from spallm.exports.tables.flat import FlatColumn, Value, flattened, value

Json = str | Number | bool | None | list["Json"] | dict[str, "Json"]


def jsonl(table: Table) -> bytes:
    """Write an object for each row; a column that holds several values anywhere holds lists."""
    columns = flattened(table)
    rows = zip(*(column.cells for column in columns), strict=True)
    return "".join(
        _dumped({c.name: _flat(c, cell) for c, cell in zip(columns, row, strict=True)}) + "\n"
        for row in rows
    ).encode()


def json(table: Table) -> bytes:
    """Write title, columns, rows, sources and notes; a value names its sources by their number."""
    said: Json = {
        "title": table.title,
        "language": table.language,
        "columns": [
            {"name": h.name, "title": h.title, "type": "number" if h.is_number else "text"}
            for h in table.headings
        ],
        "rows": [_row(row, table) for row in table.rows],
        "sources": [{"number": n, **_source(s)} for n, s in enumerate(table.sources, 1)],
        "notes": list(table.notes),
    }
    return (_dumped(said, indent=2) + "\n").encode()


def _dumped(said: Json, indent: int | None = None) -> str:
    return rfc8259.dumps(said, ensure_ascii=False, indent=indent, allow_nan=False)


def _flat(column: FlatColumn, values: tuple[Value, ...]) -> Json:
    if not values:
        return None
    read: list[Json] = [_source(v) if isinstance(v, Source) else _number(v) for v in values]
    return read if column.has_several else read[0]


def _row(row: Row, table: Table) -> dict[str, Json]:
    cells = {h.name: _cell(cell) for h, cell in zip(table.headings, row.cells, strict=True)}
    return {"group": row.group, "cells": cells} if row.group else {"cells": cells}


def _cell(cell: Cell) -> Json:
    if not cell.items:
        return None
    values: list[Json] = [dict(_item(item)) for item in cell.items]
    return {"values": values, "mark": cell.mark} if cell.mark else {"values": values}


def _item(item: Item) -> Iterator[tuple[str, Json]]:
    yield "value", _number(value(item))
    if str(value(item)) != item.text:
        yield "text", item.text
    if item.url:
        yield "url", item.url
    if item.sources:
        yield "sources", [place + 1 for place in item.sources]
    if item.disputed:
        yield "disputed", True


def _number(said: str | Number) -> Json:
    """Return a value that JSON has; it knows neither infinity nor what is not a number."""
    return str(said) if isinstance(said, float) and not math.isfinite(said) else said


def _source(source: Source) -> dict[str, Json]:
    return {"text": source.text, "url": source.url} if source.url else {"text": source.text}
