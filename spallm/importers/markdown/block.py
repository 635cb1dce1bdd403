"""Blocks: the headings, paragraphs, list items, tables and skipped parts of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spallm.importers.markdown.piece import Line, Piece, lines

Kind = Literal["heading", "paragraph", "item", "table", "skipped"]


@dataclass(slots=True)
class Row:
    """A row of a table: its cells, the line it stands on, and whether it is a heading.

    ``opened`` and ``closed`` say whether a pipe stands at its beginning and end.
    """

    cells: list[list[Piece]]
    line: int
    heading: bool = False
    columns: list[int] = field(default_factory=list)
    length: int = 0
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class Block:
    """A part of a list, from its first to its last line.

    ``level`` is that of a heading; ``children`` are what a list item holds besides its first
    paragraph; ``links`` are those of a block that was not read.
    """

    kind: Kind
    first: int
    last: int
    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    children: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    links: int = 0
    html: bool = False

    @property
    def lines(self) -> list[Line]:
        """The pieces, line by line."""
        return list(lines(self.pieces))
