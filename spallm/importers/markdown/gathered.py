"""What is gathered of a list while its blocks are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spallm.importers.entry import Entry
from spallm.importers.markdown.block import Block
from spallm.importers.markdown.describe import describe
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.piece import Line
from spallm.importers.markdown.sections import Sections
from spallm.importers.markdown.worth import count_links
from spallm.importers.reading import Heading


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines that hold no entry, and how many links they hold."""

    first: int
    last: int
    links: int


@dataclass(slots=True)
class Gathered:
    """The entries, headings and skipped parts of a list so far; ``own`` are its own pages."""

    file: str
    own: frozenset[str] = frozenset()
    sections: Sections = field(default_factory=Sections)
    entries: list[Entry] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """Take a draft in as an entry of the section that is open."""
        sections = self.sections
        sections.filled = True
        self.entries.append(draft.entry(self.file, sections.path, sections.years, sections.venues))

    def skip(self, block: Block) -> None:
        """Account for a block that is no entry."""
        self.sections.filled = True
        if links := count_links(block):
            self.skipped.append(Skipped(block.first, block.last, links))

    def skip_lines(self, lines: Sequence[Line]) -> None:
        """Account for lines that are no entry."""
        pieces = [piece for line in lines for piece in line]
        self.skip(Block("paragraph", pieces[0].line, pieces[-1].line, pieces))

    def head(self, text: str, level: int, line: Line) -> None:
        """Open a heading."""
        if line:
            place = line[0].place(self.file)
            self.headings.append(Heading(text, level, place))
        self.sections.enter(text, level)

    def describe(self, block: Block) -> Draft | None:
        """Describe the text of a block."""
        return describe(block.lines) if block.pieces else None
