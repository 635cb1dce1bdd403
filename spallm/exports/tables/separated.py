"""CSV and TSV: safe to open in a spreadsheet; several values are joined by "; ".

Unknown is the empty cell. What a spreadsheet would take for a formula is guarded as in
`spallm.exports.spreadsheet`.
"""

from __future__ import annotations

from io import StringIO

from spallm.exports.characters import Cleaner
from spallm.exports.spreadsheet import joined
from spallm.exports.table import Source, Table
from spallm.exports.tables.flat import FlatColumn, Value, flattened


class _OneLine(Cleaner):
    """Cleans away tabs and line ends as well, which many readers of TSV take for their own."""

    def clean(self, text: str) -> str:
        return " ".join(super().clean(text).split())


def csv(table: Table) -> bytes:
    """Write CSV: UTF-8 with a byte order mark, lines end in CRLF."""
    return _written(flattened(table), ",", "\r\n", Cleaner()).encode("utf-8-sig")


def tsv(table: Table) -> bytes:
    """Write TSV: UTF-8 without a mark, no tabs or line ends within values."""
    return _written(flattened(table), "\t", "\n", _OneLine()).encode()


def _written(columns: tuple[FlatColumn, ...], delimiter: str, ending: str, cleaner: Cleaner) -> str:
    import csv as rfc4180

    file = StringIO(newline="")
    writer = rfc4180.writer(file, delimiter=delimiter, lineterminator=ending)
    writer.writerow(joined((column.name,), cleaner) for column in columns)
    for cells in zip(*(column.cells for column in columns), strict=True):
        writer.writerow(_shown(cell, cleaner) for cell in cells)
    return file.getvalue()


def _shown(values: tuple[Value, ...], cleaner: Cleaner) -> str:
    if len(values) == 1 and isinstance(values[0], int | float):
        return str(values[0])  # a negative number is no formula
    return joined(tuple(map(_text, values)), cleaner)


def _text(value: Value) -> str:
    if isinstance(value, Source):
        return f"{value.text} {value.url}".strip()
    return str(value)
