"""One sheet of a workbook: cells written as what they are, links counted, columns wide enough."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spallm.errors import SpallmError
from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.table import Number

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

#: Text beyond this length Excel refuses to open, and addresses beyond theirs.
LONGEST, LONGEST_ADDRESS = 32_767, 2_079
#: So many links a sheet may have; the rest stays text.
MOST_LINKS = 65_530
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
#: Beyond this a spreadsheet's numbers are no longer exact.
_LARGEST = 2**53
_WIDEST, _NARROWEST = 60, 8


class Sheet:
    """A sheet that is filled row by row under a header that stays in sight."""

    def __init__(self, book: Workbook, name: str, titles: Sequence[str]) -> None:
        self.name = name
        self._sheet = book.add_worksheet(name)
        shape = {"valign": "top", "text_wrap": True}
        self._plain: Format = book.add_format(shape)
        self._linked: Format = book.add_format({**shape, "font_color": "#0563C1", "underline": 1})
        self._head: Format = book.add_format({**shape, "bold": True, "bottom": 1})
        self._row, self._links = 0, 0
        self._widths = [_NARROWEST] * len(titles)
        if len(titles) > MOST_COLUMNS:
            raise SpallmError("more columns than an Excel sheet holds", hint="Take csv instead.")
        for column, title in enumerate(titles):
            self._write(column, title, self._head)
        self._next()

    def add(self, values: Sequence[str | Number | tuple[str, str] | None]) -> int:
        """Write a row and return its number; a pair is a text and the address that it links to."""
        if self._row >= MOST_ROWS:
            raise SpallmError("more rows than an Excel sheet holds", hint="Take csv instead.")
        for column, value in enumerate(values):
            if isinstance(value, tuple):
                self._link(column, *value)
            elif value not in (None, ""):
                self._write(column, value, self._plain)
        return self._next()

    def close(self) -> None:
        """Set what depends on all rows: the widths, and a filter over the header."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(width + 2, _WIDEST))
        if self._widths:
            self._sheet.freeze_panes(1, 1)
            self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._widths) - 1)

    def _next(self) -> int:
        self._row += 1
        return self._row

    def _write(self, column: int, value: str | Number, style: Format) -> None:
        if _is_exact(value):
            self._sheet.write_number(self._row, column, value, style)
        else:
            self._sheet.write_string(self._row, column, _fit(str(value)), style)
        self._widen(column, str(value))

    def _link(self, column: int, text: str, address: str) -> None:
        if not text:
            return
        target = address if address.startswith("internal:") else web_address(address)
        if not target or len(target) > LONGEST_ADDRESS or self._links >= MOST_LINKS:
            self._write(column, text, self._plain)
            return
        self._links += 1
        self._sheet.write_url(self._row, column, target, self._linked, _fit(text))
        self._widen(column, text)

    def _widen(self, column: int, text: str) -> None:
        longest = max(map(len, text.splitlines()), default=0)
        self._widths[column] = max(self._widths[column], longest)


def _is_exact(value: str | Number) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and abs(value) <= _LARGEST


def _fit(text: str) -> str:
    cleaned = Cleaner().clean(text)
    return cleaned if len(cleaned) <= LONGEST else f"{cleaned[: LONGEST - 1]}…"
