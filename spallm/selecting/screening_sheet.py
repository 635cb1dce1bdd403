"""The sheet of a screening file: its rows as text, and what of it is not whole.

Spreadsheets and people write these files too, so much is allowed: a byte order mark or none, any
end of line, semicolons or tabs, any order of columns. A row that a crash cut off is found and kept
apart; it can only be the last one, for rows are only ever added.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spallm.errors import SpallmError
from spallm.nearness import did_you_mean
from spallm.selecting.screening import DECISIONS

#: The columns of a file that we begin, in their order.
COLUMNS = ("id", "stage", "decision", "reason", "reader", "date", "note", "seen")
_NEEDED = ("id", "decision")
_DELIMITERS = ",;\t"
_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Sheet:
    """The rows of a file with the lines on which they begin.

    ``columns`` are the names in the header, in lower case. ``torn`` is a last row that was cut
    off; it begins at byte ``intact``. ``open_ended`` says that the last row counts but lacks its
    end of line.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    delimiter: str = ","
    newline: str = "\r\n"
    torn: bytes = b""
    intact: int = 0
    open_ended: bool = False


def sheet(body: bytes, name: str) -> Sheet:
    """Read the bytes of a file; errors say where in the file ``name`` something is wrong."""
    if body.startswith(b"PK"):
        raise SpallmError(f"{name}: is a workbook, not CSV", hint="Save it as CSV UTF-8.")
    if body.startswith(_WIDE_BOMS):
        raise SpallmError(f"{name}: is not UTF-8 text", hint="Save it as CSV UTF-8.")
    start = len(_BOM) if body.startswith(_BOM) else 0
    whole, rest = _divided(body[start:], name)
    text, newline = _decoded(whole, name), "\r\n" if b"\r\n" in whole or not whole else "\n"
    if not text.strip():
        return Sheet(torn=rest, intact=start if rest else 0)
    delimiter, columns, lines = _parsed(text, name)
    if not columns:
        return Sheet(torn=rest, intact=start if rest else 0)
    last = _complete(rest, delimiter, len(columns))
    rows = tuple(lines) if last is None else (*lines, (_line(whole) + 1, last))
    kept = whole if last is None else whole + rest
    torn = rest if last is None else b""
    return Sheet(columns, rows, delimiter, newline, torn, start + len(kept), last is not None)


def layout(body: bytes, name: str) -> Sheet:
    """Return how a file is laid out: a sheet, without its rows where the file ends as it should.

    A long log is not read through for every row that is added to it.
    """
    first = body[: body.find(b"\n") + 1]
    if b'"' in first or not body.endswith(b"\n") or body.count(b'"') % 2:
        return sheet(body, name)
    found = sheet(first, name) if b"," in first or b";" in first or b"\t" in first else Sheet()
    if set(COLUMNS) - set(found.columns):
        return sheet(body, name)
    return replace(found, intact=len(body))


def _divided(body: bytes, name: str) -> tuple[bytes, bytes]:
    """Return the rows that end, and what follows them: nothing, or a row that does not end."""
    if not body.count(b'"') % 2:
        end = max(body.rfind(b"\n"), body.rfind(b"\r")) + 1
        if not body[:end].count(b'"') % 2:
            return body[:end], body[end:]
    opened, quotes, place = 0, 0, 0
    for line in body.splitlines(keepends=True):
        opened = opened if quotes % 2 else place
        quotes += line.count(b'"')
        place += len(line)
    whole, rest = body[:opened], body[opened:]
    if quotes % 2 and any(_like_a_row(line) for line in rest.splitlines()[1:]):
        raise SpallmError(
            f"{name}, line {_line(whole) + 1}: a quotation mark opens and never closes",
            hint="Close it, or write quotation marks inside a text twice.",
        )
    return whole, rest


def _like_a_row(line: bytes) -> bool:
    """Whether a line has a decision of its own, and so is none of a note."""
    text = line.decode("utf-8", errors="replace")
    return any(
        set(DECISIONS) & {part.strip().lower() for part in text.split(each)}
        and text.count(each) > 2
        for each in _DELIMITERS
    )


def _complete(rest: bytes, delimiter: str, width: int) -> tuple[str, ...] | None:
    """Return a last row without an end of line, if it has all its fields."""
    try:
        rows = list(csv.reader([rest.decode()], delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    return tuple(rows[0]) if rows and len(rows[0]) >= width else None


def _decoded(body: bytes, name: str) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = _line(body[: error.start] + b"?")
        raise SpallmError(
            f"{name}, line {line}: is not UTF-8 text", hint="Save it as CSV UTF-8."
        ) from error


def _line(body: bytes) -> int:
    return len(body.splitlines())


def _parsed(text: str, name: str) -> tuple[str, tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    """Return the delimiter, the header and the rows with the lines on which they begin."""
    first, _, _ = text.partition("\n")
    marked = first.lower().startswith("sep=")
    header = text.split("\n", 2)[1] if marked else first
    delimiter = max(_DELIMITERS, key=header.count)
    rows = [row for row in _rows(text, delimiter, name) if any(field.strip() for field in row[1])]
    (_, names), *others = rows[marked:] or [(0, ())]
    return delimiter, _header(names, name) if names else (), others


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, tuple(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise SpallmError(
            f"{name}, line {line}: cannot be read: {error}",
            hint="A text with quotation marks stands in quotation marks, those inside it twice.",
        ) from error


def _header(names: tuple[str, ...], file: str) -> tuple[str, ...]:
    columns = tuple(each.strip().lower() for each in names)
    for needed in _NEEDED:
        if needed not in columns:
            raise SpallmError(
                f"{file}: has no column {needed!r}",
                hint=did_you_mean(needed, columns) or f"Its first line names {', '.join(COLUMNS)}.",
            )
    twice = sorted({each for each in columns if each and columns.count(each) > 1})
    if twice:
        raise SpallmError(f"{file}: has two columns {twice[0]!r}", hint="Rename one of them.")
    return columns
