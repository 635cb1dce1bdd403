"""Blocks, read into entries one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from spallm.importers.markdown.block import Block
from spallm.importers.markdown.gathered import Gathered
from spallm.importers.markdown.headings import read_heading, works_in_headings
from spallm.importers.markdown.items import Items
from spallm.importers.markdown.paragraphs import read_paragraph
from spallm.importers.markdown.table import Group, TableReader
from spallm.importers.markdown.worth import count_links, is_worthy

_GROUP_LEVEL = 15
_TELLING = frozenset(("title", "work", "paper", "code", "venue"))


class Works:
    """Goes through the blocks of a list."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.tables = TableReader(gathered.file)
        self.items = Items(gathered, self.read)

    def read(self, blocks: Sequence[Block], depth: int = 0) -> None:
        """Read blocks that stand in the list, or in an item of it."""
        at = 0
        works = works_in_headings(blocks)
        while at < len(blocks):
            block = blocks[at]
            if block.kind == "heading":
                at = read_heading(self.gathered, blocks, at, works)
                continue
            if block.kind == "skipped" or self.gathered.sections.apart:
                self.gathered.skip(block)
            elif block.kind == "table":
                self.table(block, follows=at > 0 and blocks[at - 1].kind == "table")
            elif block.kind == "item":
                self.items.item(block, blocks, depth)
            else:
                at = read_paragraph(self.gathered, blocks, at)
                continue
            at += 1

    def table(self, block: Block, *, follows: bool) -> None:
        """Read a table; one that holds no entry is accounted for as a whole."""
        gathered = self.gathered
        count = len(gathered.entries)
        for each in self.tables.read(block, follows=follows):
            if isinstance(each, Group):
                gathered.sections.leave(_GROUP_LEVEL)
                gathered.sections.enter(each.text, _GROUP_LEVEL)
            elif is_worthy(each) or self.is_telling():
                gathered.add(each)
            elif each.links:
                gathered.skip(Block("table", each.line, each.line, links=len(each.links)))
        gathered.sections.leave(_GROUP_LEVEL)
        if len(gathered.entries) == count and count_links(block):
            gathered.skip(block)

    def is_telling(self) -> bool:
        """Whether the headings of a table say that its rows are works."""
        roles = self.tables.last.roles if self.tables.last else []
        return len(_TELLING.intersection(roles)) > 1
