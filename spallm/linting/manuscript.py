"""A manuscript: a list as it stands in its file, taken apart in all the ways that rules ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.importers.entry import Entry, Place
from spallm.linting.blocks import Blocks, blocks_of
from spallm.linting.called import called
from spallm.linting.grid import Grid, Row, row_of
from spallm.linting.lines import Line, joined, lines_of
from spallm.linting.made import made_lines
from spallm.linting.masking import masked
from spallm.linting.written import Written, written_in

if TYPE_CHECKING:
    from spallm.importers.reading import Reading
    from spallm.linting.shelf import Found, Shelf


@dataclass(frozen=True)
class Manuscript:
    """A list to be looked through.

    ``path`` is where it stands, if it stands anywhere: relative links are looked up beside it.
    ``shelf`` holds the works that a graph knows. ``encoding`` is what its bytes were read as.
    """

    file: str
    text: str
    path: Path | None = None
    shelf: Shelf | None = None
    encoding: str = "utf-8"

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines with their ends."""
        return lines_of(self.text)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(line.text for line in self.lines)

    @cached_property
    def blocks(self) -> Blocks:
        """What is code, a table, a paragraph."""
        return blocks_of(self.texts)

    @cached_property
    def made(self) -> frozenset[int]:
        """The numbers of the lines that spallm readme wrote."""
        code = {n for bounds in self.blocks.code for n in range(*bounds)}
        return frozenset(made_lines(self.texts, code))

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The lines with code and comments blanked out."""
        return masked(self.texts, (n for bounds in self.blocks.code for n in range(*bounds)))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables that a reader sees as such."""
        return tuple(self._grid(*bounds) for bounds in self.blocks.tables)

    def _grid(self, start: int, end: int) -> Grid:
        header, delimiter, *rows = (self.row(number) for number in range(start, end))
        return Grid(header, delimiter, tuple(rows))

    def row(self, number: int) -> Row:
        """Return a line, counted from 0, as a row of a table."""
        return row_of(self.texts[number], number + 1)

    @cached_property
    def rows(self) -> Mapping[int, tuple[Grid, Row]]:
        """The rows of all tables by the number of their line."""
        return {row.line: (grid, row) for grid in self.grids for row in grid.rows}

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """All addresses, in the order in which they stand."""
        found = (each for n, text in enumerate(self.bare, 1) for each in written_in(text, n))
        return tuple(sorted(found, key=lambda each: (each.line, each.column)))

    @cached_property
    def reading(self) -> Reading:
        """The entries and headings as the import reads them."""
        from spallm.importers import markdown

        return markdown.read(joined(Line(t, "\n") for t in self.texts), self.file)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The works that it lists."""
        return self.reading.entries

    @cached_property
    def starts(self) -> frozenset[int]:
        """The numbers of the lines where entries start."""
        return frozenset(entry.place.line for entry in self.entries)

    @cached_property
    def of_entry(self) -> Mapping[tuple[int, str], Entry]:
        """The entries by line and address of their links."""
        return {
            (link.place.line, link.url): entry for entry in self.entries for link in entry.links
        }

    @cached_property
    def written_at(self) -> Mapping[tuple[int, str], Written]:
        """The addresses by line and text."""
        return {(each.line, each.url): each for each in reversed(self.written)}

    @cached_property
    def by_line(self) -> Mapping[int, tuple[Written, ...]]:
        """The addresses by the number of their line."""
        found: dict[int, list[Written]] = defaultdict(list)
        for each in self.written:
            found[each.line].append(each)
        return {line: tuple(some) for line, some in found.items()}

    def known_of(self, entry: Entry) -> Found | None:
        """Return the work of the graph that an entry is surely about."""
        key = id(entry)
        if key not in self._known:
            self._known[key] = self.shelf.find(entry) if self.shelf else None
        return self._known[key]

    @cached_property
    def found(self) -> tuple[tuple[Entry, Found], ...]:
        """The entries whose work the graph knows for sure, with the work."""
        pairs = ((entry, self.known_of(entry)) for entry in self.entries)
        return tuple((entry, found) for entry, found in pairs if found)

    @cached_property
    def _known(self) -> dict[int, Found | None]:
        return {}

    def shown(self, line: int) -> str:
        """Return a line without the addresses in it, much as a reader sees it."""
        text = self.bare[line - 1]
        for each in reversed(self.by_line.get(line, ())):
            start = each.column - 1
            text = f"{text[:start]} {text[start + len(each.url) :]}"
        return text

    @cached_property
    def called(self) -> tuple[tuple[Written, str], ...]:
        """The links of entries that are called a paper or code, with what they are called."""
        return tuple(called(self))

    def column_of(self, written: Written) -> str:
        """Return what the column is called in which an address stands, if it is in a table."""
        if (here := self.rows.get(written.line)) is None:
            return ""
        grid, row = here
        return grid.heading(row.cell_at(written.column))

    def spot(self, line: int, start: int = 0, length: int | None = None) -> Place:
        """Return a place in a line; ``start`` counts from 0, and the rest of the line is meant."""
        rest = len(self.texts[line - 1]) - start if length is None else length
        return Place(self.file, line, start + 1, rest)
