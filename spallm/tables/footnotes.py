"""Footnotes: who says so, numbered in the order in which a table first needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from spallm.exports.table import Cell, Item, Source, Table
from spallm.tables.found import Found, said_in, spoken
from spallm.tables.ground import Ground
from spallm.views.evidence import Ledger


class Footnotes:
    """The footnotes of one table in one language."""

    def __init__(self, ground: Ground, language: str) -> None:
        self._ground, self._language = ground, language
        self._entered: dict[Source, int] = {}
        self._of: dict[str, int] = {}

    def sources(self) -> tuple[Source, ...]:
        """Return the footnotes in the order of their numbers."""
        return tuple(self._entered)

    def cell(
        self, found: Iterable[Found], *, disputed: bool = False, is_number: bool = False,
        mark: str = "",
    ) -> Cell:  # fmt: skip
        """Return what was found as a cell; with ``disputed`` also what only some source says.

        Values are numbers only in columns of numbers: an amount without its unit would be another.
        """
        kept = [each for each in found if disputed or not each.is_disputed]
        items = (self._item(each, is_number) for each in spoken(kept, self._language))
        return Cell(tuple(items), mark)

    def _item(self, found: Found, is_number: bool) -> Item:
        noted = [self._number(Source(said_in(n.text, self._language), n.url)) for n in found.notes]
        stated = [self._evidence(name) for name in sorted(found.evidence)]
        text = said_in(found.text, self._language)
        numbers = tuple(dict.fromkeys((*noted, *sorted(stated))))
        number = found.number if is_number else None
        return Item(text, found.url, number, numbers, found.is_disputed)

    def _evidence(self, name: str) -> int:
        if name not in self._of:
            self._of[name] = self._number(source(self._ground, name, self._language))
        return self._of[name]

    def _number(self, source: Source) -> int:
        return self._entered.setdefault(source, len(self._entered))


def source(ground: Ground, evidence: str, language: str) -> Source:
    """Return an evidence graph as a footnote: its source, the place in it, and its footing."""
    ledger = Ledger(ground.whole, ground.wording, {})
    ledger.numbers({evidence})
    entry = ledger.entries()[0]
    text, basis = said_in(entry["t"], language), said_in(entry.get("b", ""), language)
    if basis:
        told = basis if basis[1:2].isupper() else f"{basis[:1].lower()}{basis[1:]}"
        text = f"{text}（{told}）" if language == "zh" else f"{text} ({told})"
    return Source(text, entry.get("u", ""))


def without_sources(table: Table) -> Table:
    """Return a table without footnotes."""
    return replace(_each(table, lambda item: replace(item, sources=())), sources=())


def linked(table: Table) -> Table:
    """Return a table whose values lead to their first source that has an address, without notes.

    A value that leads elsewhere already goes on doing so.
    """

    def item(each: Item) -> Item:
        urls = (table.sources[number].url for number in each.sources)
        return replace(each, url=each.url or next(filter(None, urls), ""), sources=())

    return replace(_each(table, item), sources=())


def _each(table: Table, change: Callable[[Item], Item]) -> Table:
    rows = tuple(
        replace(row, cells=tuple(replace(c, items=tuple(map(change, c.items))) for c in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows)
