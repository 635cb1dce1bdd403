"""Rows of pipe tables, as they are in the wild."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from spallm.importers.markdown.block import Row
from spallm.importers.markdown.inline import Source, read_inline

_NO_DASHES = re.compile(r"[\s|:>—–=-]+")
_LONGEST_DELIMITER = 5000
_LONGEST_CODE = 200
_ROW, _MAYBE = 2, 1


def is_delimiter(line: str) -> bool:
    """Whether a line is the row of dashes below the heading of a table.

    >>> is_delimiter("|:--|:-:|"), is_delimiter("--- | ---"), is_delimiter("| - x |")
    (True, True, False)
    """
    if "|" not in line or "-" not in line or len(line) > _LONGEST_DELIMITER:
        return False
    return not _NO_DASHES.sub("", line)


def looks_like_a_row(line: str) -> int:
    """Say how much a line looks like a row: 2 if it begins and goes on with pipes, 1 or 0."""
    bare = line.strip().lstrip("> ").strip()
    if bare.startswith("|") and bare.count("|") > 1:
        return _ROW
    return _MAYBE if bare.count("|") > 1 or is_delimiter(bare) else 0


def cut(line: str) -> list[tuple[int, str]]:
    r"""Cut a row into cells, each with its offset; pipes in code, or escaped, cut nothing.

    >>> cut("| a | `b|c` | d \\| e |")
    [(2, 'a'), (6, '`b|c`'), (14, 'd \\| e')]
    """
    cells: list[tuple[int, str]] = []
    start = position = 0
    while position < len(line):
        sign = line[position]
        if sign == "\\":
            position += 1
        elif sign == "`":
            position = _behind_code(line, position) - 1
        elif sign == "|":
            cells.append(_cell(line, start, position))
            start = position + 1
        position += 1
    cells.append(_cell(line, start, len(line)))
    if not cells[0][1]:
        cells.pop(0)
    if len(cells) > 1 and not cells[-1][1]:
        cells.pop()
    return cells


def _cell(line: str, start: int, end: int) -> tuple[int, str]:
    text = line[start:end]
    return start + len(text) - len(text.lstrip()), text.strip()


def _behind_code(line: str, position: int) -> int:
    """Return where code that begins at a position ends; a lone tick ends at once."""
    end = position
    while end < len(line) and line[end] == "`":
        end += 1
    close = line.find(line[position:end], end, end + _LONGEST_CODE)
    return close + end - position if close >= 0 else end


def read_rows(
    texts: Sequence[str], numbers: Sequence[int], references: dict[str, Any]
) -> list[Row]:
    """Read lines into rows; the row of dashes marks the one above as a heading and goes."""
    rows: list[Row] = []
    for text, number in zip(texts, numbers, strict=True):
        if is_delimiter(text):
            if rows and not any(row.heading for row in rows):
                rows[-1].heading = True
        elif text.strip():
            rows.append(_row(text, number, references))
    return rows


def _row(text: str, number: int, references: dict[str, Any]) -> Row:
    """Read a line into a row."""
    quoted = len(text) - len(text.lstrip("> "))
    bare = text.strip().lstrip("> ")
    row = Row([], number, length=len(text.rstrip()))
    row.opened, row.closed = bare.startswith("|"), bare.endswith("|") and bare[-2:] != "\\|"
    for offset, cell in cut(text[quoted:]):
        column = quoted + offset + 1
        row.columns.append(column)
        source = Source(cell.replace("\\|", "|"), [(0, number, column)])
        row.cells.append(read_inline(source, references))
    return row
