"""The structure of a list: Markdown and HTML, read into blocks in the order of the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from spallm.importers.markdown.block import Block
from spallm.importers.markdown.html_blocks import SUMMARY_LEVEL, is_comment, read_html
from spallm.importers.markdown.inline import DEEPEST, Source, parser, read_inline
from spallm.importers.markdown.rows import is_delimiter, looks_like_a_row, read_rows

_HTML_LINE = re.compile(r"^\s*</?[a-z!][^|]*>\s*$", re.IGNORECASE)
_MARKDOWN_LINE = re.compile(r"^\s*(?:[-*+]\s+\S|\d{1,3}[.)]\s+\S|\|.*\||#{1,6}\s+\S|\*\*\S|\[)")
_TIGHT_HEADING = re.compile(r"^(#{2,6})([^#\s].*)$")
_TIGHT_ITEM = re.compile(r"^(\s{0,12}-)(\[[^\[\]]{2,200}\]\(\S)")
_DETAILS_END = re.compile(r"</details>\s*$", re.IGNORECASE)
_LINK = re.compile(r"https?://")


@dataclass(slots=True)
class Lines:
    """The lines of a file as the parser gets them, and the number each has in the file."""

    texts: list[str]
    numbers: list[int]
    tight_headings: list[int] = field(default_factory=list)


def spread(text: str) -> Lines:
    """Part HTML from the Markdown right below it, so that both are seen; linear in the text."""
    made = Lines([], [])
    before = ""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare.startswith(("```", "~~~")):
            fence = "" if fence and bare.startswith(fence) else fence or bare[:3]
        elif not fence:
            if found := _TIGHT_HEADING.match(line):
                line = f"{found[1]} {found[2]}"
                made.tight_headings.append(number)
            line = _TIGHT_ITEM.sub(r"\1 \2", line)
            if _HTML_LINE.match(before) and _MARKDOWN_LINE.match(line):
                made.texts.append("")
                made.numbers.append(number)
        made.texts.append(line)
        made.numbers.append(number)
        before = line
    return made


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of a text; ``too_deep`` is the line where it is nested beyond what is read."""

    blocks: list[Block]
    tight_headings: list[int]
    too_deep: int | None


class _Reader:
    """Walks over the parser's tokens once."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.references: dict[str, Any] = {}
        self.blocks: list[Block] = []
        self.open: list[Block] = []
        self.skip_to = 0
        self.too_deep: int | None = None
        self.table_ends = [i for i, each in enumerate(lines.texts) if "</table" in each.lower()]

    def read(self) -> list[Block]:
        tokens: list[Token] = []
        engine = parser()
        text = "\n".join(self.lines.texts).replace("\0", "\ufffd")
        engine.block.parse(text, engine, self.references, tokens)
        position = 0
        while position < len(tokens):
            position = self.take(tokens, position)
        return self.blocks

    def number(self, index: int) -> int:
        """Return the number in the file of a line of the parser's."""
        numbers = self.lines.numbers
        return numbers[min(max(index, 0), len(numbers) - 1)]

    def add(self, block: Block) -> None:
        (self.open[-1].children if self.open else self.blocks).append(block)

    def source(self, token: Token) -> Source:
        """Tell where the lines of a token's content stand."""
        first = token.map[0] if token.map else 0
        starts, offset = [], 0
        for index, line in enumerate(token.content.split("\n"), first):
            whole = self.lines.texts[index] if index < len(self.lines.texts) else ""
            starts.append((offset, self.number(index), max(whole.find(line.strip()), 0) + 1))
            offset += len(line) + 1
        return Source(token.content, starts)

    def take(self, tokens: list[Token], at: int) -> int:
        """Take the token at a position in; return the position of the next."""
        token = tokens[at]
        name = token.type
        if token.level > DEEPEST and self.too_deep is None and token.map:
            self.too_deep = self.number(token.map[0])
        first, end = token.map or (0, 0)
        if name == "list_item_open":
            self.open.append(Block("item", self.number(first), self.number(end - 1)))
        elif name == "list_item_close":
            self.add_item(self.open.pop())
        elif token.map and first < self.skip_to:
            return at + 1
        elif name == "heading_open":
            self.add_text("heading", tokens[at + 1], int(token.tag[1]))
        elif name == "paragraph_open":
            self.add_paragraph(tokens[at + 1])
        elif name == "table_open":
            self.add_table(first, end)
            while tokens[at].type != "table_close":
                at += 1
        elif name == "html_block":
            self.add_html(first, end)
        elif name in ("fence", "code_block"):
            self.add_skipped(first, end)
        return at + 1

    def add_item(self, item: Block) -> None:
        """Add a list item; its first paragraph becomes its own text."""
        if item.children and item.children[0].kind == "paragraph":
            item.pieces = item.children.pop(0).pieces
        elif item.children and item.children[0].kind == "heading":
            heading = item.children.pop(0)
            self.add(heading)
            for child in item.children:
                self.add(child)
            return
        self.add(item)

    def add_text(self, kind: Any, token: Token, level: int = 0) -> None:
        first, end = token.map or (0, 1)
        pieces = read_inline(self.source(token), self.references)
        self.add(Block(kind, self.number(first), self.number(end - 1), pieces, level))

    def add_paragraph(self, token: Token) -> None:
        """Add a paragraph; rows in it that no parser takes for a table become one."""
        first, end = token.map or (0, 1)
        texts = self.lines.texts[first:end]
        rows = [looks_like_a_row(each) for each in texts]
        if not any(rows) or not any(
            is_delimiter(t) or r == 2 for t, r in zip(texts, rows, strict=True)
        ):
            self.add_text("paragraph", token)
            return
        begin = 0
        for index in range(1, len(texts) + 1):
            if index == len(texts) or bool(rows[index]) != bool(rows[begin]):
                self.add_part(token, first, begin, index, table=bool(rows[begin]))
                begin = index

    def add_part(self, token: Token, first: int, begin: int, end: int, *, table: bool) -> None:
        if table:
            self.add_table(first + begin, first + end)
            return
        content = "\n".join(token.content.split("\n")[begin:end])
        part = Token("inline", "", 0, map=[first + begin, first + end], content=content)
        self.add_text("paragraph", part)

    def add_table(self, first: int, end: int) -> None:
        numbers = [self.number(each) for each in range(first, end)]
        rows = read_rows(self.lines.texts[first:end], numbers, self.references)
        self.add(Block("table", numbers[0], numbers[-1], rows=rows))

    def add_skipped(self, first: int, end: int) -> None:
        """Add lines that are not read, with the number of links that stand there."""
        found = sum(len(_LINK.findall(line)) for line in self.lines.texts[first:end])
        self.add(Block("skipped", self.number(first), self.number(end - 1), links=found))

    def add_html(self, first: int, end: int) -> None:
        """Add what an HTML block holds; a table goes on to its end, over blank lines."""
        html = "\n".join(self.lines.texts[first:end])
        if is_comment(html):
            self.add_skipped(first, end)
            return
        if html.lower().count("<table") > html.lower().count("</table"):
            place = bisect_left(self.table_ends, first)
            if place < len(self.table_ends):
                end = max(end, self.table_ends[place] + 1)
                html = "\n".join(self.lines.texts[first:end])
                self.skip_to = end
        numbers = [self.number(each) for each in range(first, end)]
        for block in read_html(html, numbers, self.references):
            self.add(block)
        if _DETAILS_END.search(html):
            self.add(Block("heading", numbers[-1], numbers[-1], level=SUMMARY_LEVEL))


def read_structure(text: str) -> Structure:
    """Read a text into blocks."""
    lines = spread(text)
    reader = _Reader(lines)
    blocks = reader.read()
    return Structure(blocks, lines.tight_headings, reader.too_deep)
