"""Excel workbooks: numbers as numbers, text as text, and nothing that is reckoned.

No value becomes a formula, whatever it begins with. The sheet behind the table has a line for
each value and source, with the cell where the value stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from spallm.exports.characters import Cleaner
from spallm.exports.table import Cell, Number, Table
from spallm.exports.tables.flat import value
from spallm.exports.tables.legend import DAGGER, legend, words
from spallm.exports.tables.sheet import Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: A workbook says when it was made; ours are the same whenever that was.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_UNFIT = re.compile(r"[\[\]:*?/\\]|^'|'$")
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip
_SHEETS = {"en": "Table", "zh": "表格"}

Shown = str | Number | tuple[str, str] | None


def xlsx(table: Table) -> bytes:
    """Write a workbook of one table, its sources and its notes."""
    return workbook([(_SHEETS.get(table.language, _SHEETS["en"]), table)])


def workbook(tables: Sequence[tuple[str, Table]]) -> bytes:
    """Write a workbook with a sheet for each named table, then one of sources and one of notes."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, _OPTIONS)
    book.set_properties({"created": _MADE, "title": tables[0][1].title if tables else ""})
    names: list[str] = []
    sourced: list[tuple[Shown, ...]] = []
    for name, table in tables:
        names.append(_sheet_name(name, names))
        sourced += _filled(book, names[-1], table)
    if sourced:
        said = words(tables[0][1])
        titles = (said.cell, said.row, said.column, said.value, said.source, said.address)
        _listed(book, _sheet_name(said.sources, names), titles, sourced)
    notes = dict.fromkeys(note for _, table in tables for note in (table.title, *legend(table)))
    if any(notes):
        said = words(tables[0][1])
        name = _sheet_name(said.notes, [*names, said.sources])
        _listed(book, name, (said.notes,), [(note,) for note in notes if note])
    if not tables:
        book.add_worksheet()  # a workbook without sheets does not open
    book.close()
    return file.getvalue()


def _filled(book: Workbook, name: str, table: Table) -> list[tuple[Shown, ...]]:
    """Write a table into a sheet and return the lines that its sources take."""
    grouped = any(row.group for row in table.rows)
    titles = [heading.title for heading in table.headings]
    sheet = Sheet(book, name, [words(table).group, *titles] if grouped else titles)
    sourced: list[tuple[Shown, ...]] = []
    for row in table.rows:
        shown = [_shown(cell) for cell in row.cells]
        number = sheet.add([row.group, *shown] if grouped else shown)
        head = row.cells[0].text if row.cells else ""
        for column, (title, cell) in enumerate(zip(titles, row.cells, strict=True), grouped):
            sourced += _sources(table, name, (number - 1, column), (head, title), cell)
    sheet.close()
    return sourced


def _shown(cell: Cell) -> Shown:
    """Return what a cell shows: one value as what it is, several as text."""
    if len(cell.items) == 1 and not cell.items[0].disputed:
        (item,) = cell.items
        if item.url:
            return item.text, item.url
        return value(item)
    shown = "; ".join(f"{i.text}{DAGGER if i.disputed else ''}" for i in cell.items)
    return shown or None


def _sources(
    table: Table, sheet: str, at: tuple[int, int], named: tuple[str, str], cell: Cell
) -> list[tuple[Shown, ...]]:
    from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

    if not any(item.sources for item in cell.items):
        return []
    place = xl_rowcol_to_cell(*at)
    target = f"internal:{quote_sheetname(sheet)}!{place}"
    return [
        ((place, target), *named, value(item), source.text, (source.url, source.url))
        for item in cell.items
        for source in (table.sources[number] for number in item.sources)
    ]


def _listed(
    book: Workbook, name: str, titles: Sequence[str], rows: Iterable[Sequence[Shown]]
) -> None:
    sheet = Sheet(book, name, titles)
    for row in rows:
        sheet.add(row)
    sheet.close()


def _sheet_name(name: str, taken: Iterable[str]) -> str:
    """Return a name that Excel allows, and that no other sheet has in any spelling."""
    fit = _UNFIT.sub("-", Cleaner().line(name))[:31] or "Table"
    used, number = {each.lower() for each in taken} | {"history"}, 2
    wanted = fit
    while wanted.lower() in used:
        wanted = f"{fit[:27]} {number}"
        number += 1
    return wanted
