"""Markdown: a pipe table with links, sources as footnotes and notes below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.exports.characters import Cleaner
from spallm.exports.markdown import escaped, link, row
from spallm.exports.table import Cell, Item, Source, Table
from spallm.exports.tables.legend import DAGGER, groups, legend, numbers

#: What would begin a heading, a list or a rule where a paragraph begins.
_OPENING = re.compile(r"([0-9]{0,9})([#+=:.)-])")


def markdown(table: Table) -> bytes:
    """Write a table as GitHub and Pandoc read it."""
    parts = [f"## {_text(table.title)}\n" if table.title else "", *_lines(table), ""]
    parts += [f"{_paragraph(note)}\n" for note in legend(table)]
    parts += [f"[^{place}]: {_source(each)}" for place, each in enumerate(table.sources, 1)]
    return ("\n".join(parts).strip("\n") + "\n").encode()


def _lines(table: Table) -> Iterator[str]:
    yield row(_text(heading.title) for heading in table.headings)
    yield row("---:" if heading.is_number else "---" for heading in table.headings)
    for name, rows in groups(table):
        if name:
            yield row([f"**{_text(name)}**", *[""] * (len(table.headings) - 1)])
        for each in rows:
            yield row(_cell(cell, table) for cell in each.cells)


def _cell(cell: Cell, table: Table) -> str:
    return "; ".join(map(_item, cell.items)) if cell.items else escaped(table.unknown)


def _item(item: Item) -> str:
    footnotes = "".join(f"[^{number}]" for number in numbers(item))
    dagger = DAGGER if item.disputed else ""
    return f"{_linked(item.text, item.url)}{dagger}{footnotes}"


def _linked(text: str, url: str) -> str:
    line = Cleaner().line(text)
    return link(line, url) or escaped(line)


def _text(text: str) -> str:
    return escaped(Cleaner().line(text))


def _paragraph(text: str) -> str:
    line = _text(text)
    return _OPENING.sub(r"\1\\\2", line, count=1) if _OPENING.match(line) else line


def _source(source: Source) -> str:
    line = Cleaner().line(source.text)
    return link(line or source.url, source.url) or _paragraph(line)
