"""HTML in a list: tables, lists, details, headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from spallm.importers.markdown.block import Block, Row
from spallm.importers.markdown.inline import Source, read_inline
from spallm.importers.markdown.piece import Piece

SUMMARY_LEVEL = 7
_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": SUMMARY_LEVEL}
_APART = frozenset(
    [
        "p",
        "div",
        "center",
        "section",
        "article",
        "details",
        "blockquote",
        "dl",
        "dd",
        "dt",
        "figure",
        "tbody",
    ]
)
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em"))
_NOTHING = frozenset(("script", "style", "svg"))
_MARKDOWN = re.compile(r"\]\(|\*\*|`|https?://")
_DEEPEST = 40
_WIDEST = 60


@dataclass(slots=True)
class _Walk:
    """Goes through a tree of tags and gathers blocks."""

    numbers: Sequence[int]
    references: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    line: int = 1
    column: int = 1
    depth: int = 0

    def number(self) -> int:
        return self.numbers[min(self.line, len(self.numbers)) - 1]

    def flush(self) -> None:
        """End a paragraph."""
        if any(p.kind == "link" or p.kind == "image" or p.text.strip() for p in self.pieces):
            first = self.pieces[0].line
            self.blocks.append(Block("paragraph", first, self.number(), self.pieces, html=True))
        self.pieces = []

    def add_text(self, text: str, bold: bool, italic: bool, code: bool, url: str) -> None:
        squeezed = " ".join(text.split())
        number = self.number()
        if squeezed:
            lead = " " if text[:1].isspace() else ""
            tail = " " if text[-1:].isspace() else ""
            if not url and _MARKDOWN.search(squeezed):
                source = Source(lead + squeezed + tail, [(0, number, self.column)])
                self.pieces.extend(read_inline(source, self.references))
            else:
                self.pieces.append(
                    Piece(
                        "text",
                        lead + squeezed + tail,
                        number,
                        self.column,
                        len(squeezed),
                        bold,
                        italic,
                        code,
                    )
                )
        elif text:
            self.pieces.append(Piece("text", " ", number, self.column))
        self.line += text.count("\n")

    def place(self, tag: Tag) -> None:
        self.line = max(tag.sourceline or self.line, 1)
        self.column = (tag.sourcepos or 0) + 1

    def children(
        self, tag: Tag, bold: bool = False, italic: bool = False, code: bool = False
    ) -> None:
        for child in tag.children:
            if isinstance(child, Comment):
                self.line += child.count("\n")
            elif isinstance(child, NavigableString):
                self.add_text(str(child), bold, italic, code, "")
            elif isinstance(child, Tag):
                self.tag(child, bold, italic, code)

    def tag(self, tag: Tag, bold: bool, italic: bool, code: bool) -> None:
        name = tag.name.lower()
        self.place(tag)
        if name in _NOTHING:
            return
        if self.depth > _DEEPEST:
            self.flat(tag)
            return
        self.depth += 1
        self.known(tag, name, bold, italic, code)
        self.depth -= 1

    def flat(self, tag: Tag) -> None:
        """Take the text and the links of what stands too deep to be walked through."""
        for child in tag.descendants:
            if isinstance(child, Tag) and child.name == "a" and child.get("href"):
                self.pieces.append(Piece("link", "", self.number(), 1, url=str(child["href"])))
            elif isinstance(child, NavigableString) and not isinstance(child, Comment):
                self.add_text(str(child), False, False, False, "")

    def known(self, tag: Tag, name: str, bold: bool, italic: bool, code: bool) -> None:
        if name == "table":
            self.table(tag)
        elif name in _HEADINGS:
            self.heading(tag, _HEADINGS[name])
        elif name in ("ul", "ol"):
            self.flush()
            self.children(tag)
            self.flush()
        elif name == "li":
            self.item(tag)
        elif name in ("tr", "thead"):
            self.loose_rows(tag)
        elif name == "br":
            self.pieces.append(Piece("break", "\n", self.number(), self.column))
        elif name == "img":
            self.image(tag)
        elif name == "a" and tag.get("href"):
            self.link(tag, bold, italic)
        elif name in _APART:
            self.flush()
            self.children(tag, bold, italic, code)
            self.flush()
        else:
            self.children(
                tag,
                bold or name in _BOLD,
                italic or name in _ITALIC,
                code or name in ("code", "kbd"),
            )

    def inside(self, tag: Tag) -> _Walk:
        """Walk through a tag apart."""
        walk = _Walk(
            self.numbers, self.references, line=self.line, column=self.column, depth=self.depth
        )
        walk.children(tag)
        walk.flush()
        return walk

    def heading(self, tag: Tag, level: int) -> None:
        self.flush()
        first = self.number()
        pieces = [p for block in self.inside(tag).blocks for p in block.pieces]
        self.blocks.append(Block("heading", first, first, pieces, level, html=True))

    def item(self, tag: Tag) -> None:
        self.flush()
        first = self.number()
        blocks = self.inside(tag).blocks
        item = Block("item", first, blocks[-1].last if blocks else first, html=True)
        if blocks and blocks[0].kind == "paragraph":
            item.pieces = blocks.pop(0).pieces
        item.children = blocks
        self.blocks.append(item)

    def image(self, tag: Tag) -> None:
        alt, src = str(tag.get("alt", "")), str(tag.get("src", ""))
        self.pieces.append(Piece("image", alt, self.number(), self.column, url=src))

    def link(self, tag: Tag, bold: bool, italic: bool) -> None:
        number, column = self.number(), self.column
        if tag.find(["table", "p", "div", "h1", "h2", "h3", "ul"]):
            self.children(tag, bold, italic)
        text = " ".join(tag.get_text(" " if tag.find("br") else "").split())
        bold = bold or tag.find(_BOLD) is not None
        found = [each for each in tag.find_all("img") if isinstance(each, Tag)]
        images = tuple((str(each.get("alt", "")), str(each.get("src", ""))) for each in found)
        url = str(tag.get("href", "")).strip()
        self.pieces.append(
            Piece("link", text, number, column, len(text), bold, italic, url=url, images=images)
        )

    def cell(self, tag: Tag) -> list[Piece]:
        pieces: list[Piece] = []
        for block in self.inside(tag).blocks:
            if pieces:
                pieces.append(Piece("break", "\n", block.first, 1))
            pieces.extend(block.pieces)
            for child in block.children:
                pieces.extend(child.pieces)
        return pieces

    def row(self, tag: Tag) -> Row:
        self.place(tag)
        row = Row([], self.number())
        for cell in tag.find_all(["td", "th"], recursive=False):
            if isinstance(cell, Tag):
                self.place(cell)
                row.columns.append(self.column)
                row.cells.append(self.cell(cell))
        heads = tag.find_all("th", recursive=False)
        row.heading = len(heads) > 1 and not tag.find("td", recursive=False)
        return row

    def table(self, tag: Tag) -> None:
        self.flush()
        first = self.number()
        rows = [self.row(each) for each in own_rows(tag)]
        _spread_cells(rows, tag)
        rows = [row for row in rows if row.cells]
        if rows:
            self.blocks.append(Block("table", first, rows[-1].line, rows=rows, html=True))

    def loose_rows(self, tag: Tag) -> None:
        """Read rows whose table was opened elsewhere."""
        self.flush()
        rows = [self.row(tag)] if tag.name == "tr" else [self.row(r) for r in tag.find_all("tr")]
        rows = [row for row in rows if row.cells]
        if rows:
            self.blocks.append(Block("table", rows[0].line, rows[-1].line, rows=rows, html=True))


def own_rows(table: Tag) -> list[Tag]:
    """Return the rows of a table, not those of tables inside it."""
    return [
        row
        for row in table.find_all("tr")
        if isinstance(row, Tag) and row.find_parent("table") is table
    ]


def _span(cell: Tag) -> int:
    text = str(cell.get("rowspan", "1"))
    return min(int(text), 500) if text.isdecimal() else 1


def _spread_cells(rows: list[Row], table: Tag) -> None:
    """Repeat a cell that spans rows in each of them."""
    waiting: dict[int, tuple[int, list[Piece]]] = {}
    for row, tag in zip(rows, own_rows(table), strict=True):
        given = [
            each for each in tag.find_all(["td", "th"], recursive=False) if isinstance(each, Tag)
        ]
        cells: list[list[Piece]] = []
        for cell, pieces in zip(given, list(row.cells), strict=True):
            _fill(cells, waiting)
            if (span := _span(cell)) > 1:
                waiting[len(cells)] = (span - 1, pieces)
            cells.append(pieces)
        _fill(cells, waiting)
        row.cells = cells


def _fill(cells: list[list[Piece]], waiting: dict[int, tuple[int, list[Piece]]]) -> None:
    """Put in the cells that reach down from above."""
    while len(cells) in waiting and len(cells) < _WIDEST:
        left, pieces = waiting[len(cells)]
        if left > 1:
            waiting[len(cells)] = (left - 1, pieces)
        else:
            del waiting[len(cells)]
        cells.append(pieces)


def is_comment(html: str) -> bool:
    """Whether HTML is one comment and nothing else."""
    return html.lstrip().startswith("<!--") and "-->" not in html.rstrip()[:-3]


def read_html(html: str, numbers: Sequence[int], references: dict[str, Any]) -> Iterable[Block]:
    """Read HTML into blocks; ``numbers`` are those of its lines."""
    walk = _Walk(numbers, references)
    walk.children(BeautifulSoup(html, "html.parser"))
    walk.flush()
    return walk.blocks
