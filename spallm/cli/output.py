"""Rows and files on their way out."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

#: Where a terminal is narrower, or says so, lines wrap; squeezed further, columns would vanish.
NARROWEST = 20
COLUMN = 8
Cell = str | int | float | bool | None


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Cell]], form: str | None) -> None:
    """Print rows: a table on a terminal, else comma-separated values, or what was asked for."""
    chosen = form or ("table" if sys.stdout.isatty() else "csv")
    _WRITERS[chosen](columns, [list(row) for row in rows])


def write_out(body: bytes, output: Path | None) -> None:
    """Write bytes to a file, whole or not at all, or to stdout."""
    if output is None or str(output) == "-":
        _refuse_noise(body, output)
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return
    from spallm.filing import write_whole

    write_whole(output, body)
    click.echo(f"Wrote {output} ({_size(len(body))}).", err=True)


def _refuse_noise(body: bytes, output: Path | None) -> None:
    """Keep what is no text from a terminal, unless somebody names stdout."""
    if output is None and b"\0" in body and sys.stdout.isatty():
        from spallm.errors import UsageError

        raise UsageError("this format is no text", hint="Name a file with -o, or pipe it on.")


def _size(count: int) -> str:
    for unit, size in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def console(narrowest: int = NARROWEST) -> Console:
    """Return what draws on a terminal; a reader that goes away is the entrance's business."""
    from rich.console import Console

    class Drawing(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    drawing = Drawing(highlight=False, emoji=False)
    drawing.width = max(drawing.width, narrowest)
    return drawing


def _table(columns: Sequence[str], rows: list[list[Cell]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[number], int | float) for row in rows)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(cell)) for cell in row))
    console(COLUMN * len(columns)).print(table)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:,}" if isinstance(cell, int) and cell >= 10_000 else printable(str(cell))


def printable(text: str) -> str:
    """Return a text without the control characters that would steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


def _separated(delimiter: str) -> Any:
    def write(columns: Sequence[str], rows: list[list[Cell]]) -> None:
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
        sys.stdout.write(buffer.getvalue())

    return write


def _json(columns: Sequence[str], rows: list[list[Cell]]) -> None:
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    sys.stdout.write(json.dumps(named, ensure_ascii=False, indent=2) + "\n")


_WRITERS = {"table": _table, "csv": _separated(","), "tsv": _separated("\t"), "json": _json}
