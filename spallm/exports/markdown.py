"""Markdown: a table for each kind of entity, in the manner of an awesome list.

The tables hold what such lists show; the spreadsheet and the RDF formats hold the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.kind_table import kind_tables
from spallm.exports.table import Cell, Table

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown(selection: Selection, *, language: str = "en") -> Exported:
    """Write a table for each kind of entity that is selected; what is unknown stays empty."""
    cleaner = Cleaner()
    parts = ["\n".join(_lines(table)) for _, table in kind_tables(selection, cleaner, language)]
    return Exported("\n".join(parts).encode(), cleaner.notes)


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> escaped("a|b <i> [c](d)")
    'a\\|b &lt;i&gt; \\[c\\](d)'
    """
    line = " ".join(text.split())
    return "".join(_ENTITIES.get(c, c) for c in _MARKUP.sub(r"\\\1", line))


def link(word: str, address: str) -> str:
    """Return a link, or nothing where the address is not of the web.

    >>> link("Code", "https://github.com/bowang-lab/scGPT"), link("Code", "javascript:alert(1)")
    ('[Code](https://github.com/bowang-lab/scGPT)', '')
    """
    target = web_address(address).replace("&", "&amp;")
    return f"[{escaped(word)}]({target})" if target else ""


def row(cells: Iterable[str]) -> str:
    """Return a line of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def _lines(table: Table) -> Iterator[str]:
    yield f"## {escaped(table.title)}\n"
    yield row(escaped(heading.title) for heading in table.headings)
    yield row("---" for _ in table.headings)
    for each in table.rows:
        yield row(map(_cell, each.cells))
    yield ""


def _cell(cell: Cell) -> str:
    links = [link(item.text, item.url) for item in cell.items if item.url]
    return " ".join(links) if links else escaped(cell.text)
