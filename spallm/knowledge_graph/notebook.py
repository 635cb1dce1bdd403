"""Tables as notebooks show them; every text in them is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Rows beyond this many are counted, not shown.
SHOWN = 50


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]], count: int) -> str:
    """Return the first rows of a table as HTML, and a line that counts the rest.

    >>> html_table(["name"], [["<script>"]], 1)
    '<table><thead><tr><th>name</th></tr></thead><tbody><tr><td>&lt;script&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    shown = [row for row, _ in zip(rows, range(SHOWN), strict=False)]
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown)
    rest = f"<p>… and {count - len(shown):,} more</p>" if count > len(shown) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _cell(value: object) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"
