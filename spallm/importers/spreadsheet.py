"""Spreadsheets as text: CSV and TSV, by the names in their header line or by a mapping."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spallm.errors import UsageError
from spallm.importers.entry import Entry, Place
from spallm.importers.headers import COLUMNS, RELATED, field_of, is_second_title
from spallm.importers.reading import Reading, Remark
from spallm.importers.row import NOTHING, relate, settle, take
from spallm.importers.sketch import Sketch, plain

_DELIMITERS = ",\t;|"
#: As long as a cell may be; the default of the reader is 128 KiB.
_LONGEST_CELL = 1 << 24
#: So many columns of a header must be known before a text is taken for a spreadsheet.
_FEWEST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the line on which it begins."""

    cells: list[str]
    line: int


def recognised(text: str, suffix: str) -> str | None:
    """Return the form of a text with a header that is known, or nothing."""
    head = text.split("\n", 1)[0]
    delimiter = _delimiter(text)
    cells = next(_rows(head, delimiter, "-"), Row([], 1)).cells
    known = {field for cell in cells if (field := field_of(cell))}
    is_named = suffix in (".csv", ".tsv", ".tab")
    if is_named or (len(known) >= _FEWEST_KNOWN and "title" in known):
        return "tsv" if delimiter == "\t" else "csv"
    return None


def read(text: str, file: str, mapping: Mapping[str, str] | None = None) -> Reading:
    """Read a table whose first line names its columns.

    ``mapping`` gives for a field the name of its column; other columns are told by their names.
    Raises UsageError where it names a field or a column that there is not.
    """
    rows = list(_rows(text, _delimiter(text), file))
    if not rows:
        why = Remark("no-entries", Place(file, 1), "the table has no line")
        return Reading(file, "csv", (), (why,))
    header, *body = rows
    fields = _fields(header.cells, mapping or {}, file)
    remarks = list(_remarks_on_header(header, fields, file))
    entries: list[Entry] = []
    for row in body:
        remarks += _ragged(row, header, file)
        entry, found = _sketch(row, header.cells, fields, file).finished()
        remarks += found
        entries += [entry] if entry else []
    if not body:
        remarks.append(Remark("no-entries", Place(file, 1), "the table has a header and no rows"))
    return Reading(file, "csv", tuple(entries), tuple(remarks))


def _delimiter(text: str) -> str:
    """Return the sign that parts the header into most cells, outside of quotes."""
    head = re.sub(r'"[^"]*"', "", text.lstrip("\n").split("\n", 1)[0])
    return max(_DELIMITERS, key=head.count)


def _rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    """Yield the rows that have any text; a quote that is never closed ends with the file."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UsageError(f"{file}:{start}: the table cannot be read: {error}") from error
        if any(cell.strip() for cell in cells):
            yield Row([cell.strip() for cell in cells], start)
        start = reader.line_num + 1


def _fields(header: list[str], mapping: Mapping[str, str], file: str) -> dict[int, str]:
    """Return the field of each column that has one."""
    fields: dict[int, str] = {}
    for field, column in mapping.items():
        if field not in COLUMNS:
            from spallm.nearness import did_you_mean

            raise UsageError(
                f"there is no field of entries called {field!r}",
                hint=did_you_mean(field, COLUMNS) or f"There are: {', '.join(COLUMNS)}.",
            )
        fields[_index(header, column, file)] = field
    taken = set(fields.values())
    for place, name in enumerate(header):
        told = field_of(name)
        if place not in fields and told and (told not in taken or told in _MANY):
            fields[place] = told
            taken.add(told)
    if not taken & {"title", "name"}:
        fields |= {place: "title" for place, name in enumerate(header) if is_second_title(name)}
    return fields


_MAP = "--map title=COLUMN"
#: Fields that several columns may fill.
_MANY = frozenset(("paper", "code", "weights", "data", "page", "url", "doi"))


def _index(header: list[str], column: str, file: str) -> int:
    folded = [name.casefold() for name in header]
    if column.casefold() in folded:
        return folded.index(column.casefold())
    raise UsageError(
        f"{file}: there is no column called {column!r}", hint=f"There are: {', '.join(header)}."
    )


def _remarks_on_header(header: Row, fields: dict[int, str], file: str) -> Iterator[Remark]:
    if "title" not in fields.values() and "name" not in fields.values():
        why = f"no column is known to hold titles among {plain(', '.join(header.cells))}"
        yield Remark(
            "no-title-column",
            Place(file, header.line),
            f"{why}; say which one does: {_MAP}",
            lost=True,
        )


def _ragged(row: Row, header: Row, file: str) -> Iterator[Remark]:
    if len(row.cells) == len(header.cells):
        return
    why = f"the row has {len(row.cells)} cells under a header of {len(header.cells)}"
    yield Remark("ragged-row", Place(file, row.line), why)


def _sketch(row: Row, header: list[str], fields: dict[int, str], file: str) -> Sketch:
    drawn = Sketch(Place(file, row.line))
    for place, cell in enumerate(row.cells):
        name = (header[place] if place < len(header) else "") or f"column {place + 1}"
        if cell.casefold() in NOTHING:
            continue
        if field := fields.get(place):
            take(drawn, field, name, cell)
        elif name in RELATED:
            relate(drawn, name, cell)
        else:
            drawn.keep(name, cell)
    settle(drawn)
    return drawn
