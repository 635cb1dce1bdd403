"""List items: works, groups of works, and what says more of a work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spallm.importers.markdown.attachment import attach, is_attachment
from spallm.importers.markdown.block import Block
from spallm.importers.markdown.bullet_heads import head_of
from spallm.importers.markdown.describe import describe
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.gathered import Gathered
from spallm.importers.markdown.piece import text
from spallm.importers.markdown.sections import BULLET_LEVEL
from spallm.importers.markdown.units import all_lines, names_a_link
from spallm.importers.markdown.worth import (
    count_links,
    is_no_talk,
    is_prose,
    is_resource,
    is_worthy,
    talks,
)

_SAMPLE = 40
_FEWEST_WORDS = 3
_MOST_WORDS = 30

Read = Callable[[Sequence[Block], int], None]


@dataclass(slots=True)
class Items:
    """Reads list items; ``read`` reads what stands in them."""

    gathered: Gathered
    read: Read
    runs: dict[int, Sequence[Block]] = field(default_factory=dict)
    shares: dict[int, bool] = field(default_factory=dict)

    def item(self, block: Block, siblings: Sequence[Block], depth: int) -> None:
        """Read an item that stands among others."""
        if head := head_of(block, below_year=self.gathered.sections.below_year):
            self.group(head.text, block, depth, venue=head.venue)
            return
        draft = self.gathered.describe(block)
        if draft is None:
            self.skip_own(block)
            self.read(block.children, depth + 1)
            return
        works, others = parted(block, draft)
        own = self.is_own(block, draft, siblings, bare=not works)
        if not own and works and not (others and not count_links(block)):
            self.group(draft.title, block, depth)
            return
        for each in others:
            attach(draft, all_lines(each))
        own = own or (is_worthy(draft) and is_no_talk(block, draft, self.gathered.own))
        if own:
            self.gathered.add(draft)
            self.read(works, depth + 1)
        elif works:
            self.group(draft.title, block, depth)
        else:
            self.gathered.skip(block)

    def skip_own(self, block: Block) -> None:
        """Account for the links of an item apart from those of its children."""
        self.gathered.skip(Block("item", block.first, block.first, block.pieces))

    def is_own(self, block: Block, draft: Draft, siblings: Sequence[Block], *, bare: bool) -> bool:
        """Whether an item is a work by what stands in its own text."""
        worthy = is_worthy(draft) or (bare and self.is_among_works(draft, block, siblings))
        return worthy and is_no_talk(block, draft, self.gathered.own)

    def group(self, title: str, block: Block, depth: int, *, venue: bool = False) -> None:
        """Read the works below an item that is no work itself."""
        self.skip_own(block)
        level = BULLET_LEVEL + depth
        self.gathered.sections.leave(level)
        self.gathered.sections.enter(title, level, venue=venue)
        self.read(block.children, depth + 1)
        self.gathered.sections.leave(level)

    def is_among_works(self, draft: Draft, block: Block, siblings: Sequence[Block]) -> bool:
        """Whether a bare title stands among bullets most of which are works."""
        words = len(draft.title.split())
        if draft.how != "text" or not _FEWEST_WORDS <= words <= _MOST_WORDS:
            return False
        if not draft.title[0].isupper() or talks(text(block.pieces)):
            return False
        items = self.run_of(block, siblings)
        key = id(items[0])
        if key not in self.shares:
            drafts = [describe(each.lines) for each in items[:: max(len(items) // _SAMPLE, 1)]]
            good = sum(each is not None and is_worthy(each) for each in drafts)
            self.shares[key] = good > 1 and good * 2 >= len(drafts)
        sections = self.gathered.sections
        return self.shares[key] or bool(sections.venues) or sections.below_year

    def run_of(self, block: Block, siblings: Sequence[Block]) -> Sequence[Block]:
        """Return the list that an item stands in."""
        if id(block) not in self.runs:
            run: list[Block] = []
            for each in [*siblings, None]:
                if each is not None and each.kind == "item":
                    run.append(each)
                    self.runs[id(each)] = run
                else:
                    run = []
        return self.runs[id(block)]


def parted(block: Block, draft: Draft) -> tuple[list[Block], list[Block]]:
    """Part the children of an item: works, and what says more of the item."""
    works: list[Block] = []
    others: list[Block] = []
    own = is_worthy(draft)
    for child in block.children:
        apart = child.kind in ("table", "heading", "skipped")
        if apart or is_work(child, below_work=own) or (works and child.kind == "paragraph"):
            works.append(child)
        else:
            others.append(child)
    return works, others


def is_work(child: Block, *, below_work: bool) -> bool:
    """Whether a child of an item is a work itself; less is enough where its parent is none."""
    if child.kind != "item" or not child.pieces:
        return child.kind == "item" and bool(child.children)
    lines = child.lines
    draft = None if not lines or is_attachment(lines[0]) else describe(lines)
    if draft is None:
        return False
    if not below_work:
        return is_worthy(draft) or any(is_work(each, below_work=False) for each in child.children)
    words = len(draft.title.split())
    if draft.how == "text":
        told = bool(draft.links and draft.venues) and _FEWEST_WORDS < words <= _MOST_WORDS
        return told and not is_prose(text(child.pieces))
    if is_resource(draft):
        return False
    linked = any(piece is draft.title_piece for piece, _, _ in draft.links)
    if linked and (words >= _FEWEST_WORDS or (draft.how == "link" and names_a_link(lines))):
        return True
    return bool(draft.links) and draft.how in ("quoted", "bold")
