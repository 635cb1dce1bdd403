"""Headings: of sections, and of works that have nothing but text below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spallm.importers.addresses import by_address
from spallm.importers.markdown.attachment import attach, is_attachment
from spallm.importers.markdown.block import Block
from spallm.importers.markdown.canvas import draw
from spallm.importers.markdown.describe import describe
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.gathered import Gathered
from spallm.importers.markdown.piece import text
from spallm.importers.markdown.units import all_lines
from spallm.importers.markdown.words import heading_text
from spallm.importers.markdown.worth import count_links, is_anchored, is_worthy

_FEWEST = 3
_INNERMOST = 3


def works_in_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the headings right above a line of links to a paper, if there are several."""
    found = [
        id(block)
        for block, below in pairwise(blocks)
        if block.kind == "heading" and block.level > 1 and _is_line_of_links(below)
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_line_of_links(block: Block) -> bool:
    lines = block.lines
    if block.kind != "paragraph" or not lines or not all(map(is_attachment, lines)):
        return False
    return any(by_address(piece.url) == "paper" for _, piece in draw(block.pieces).labels)


def read_heading(
    gathered: Gathered, blocks: Sequence[Block], at: int, works: frozenset[int]
) -> int:
    """Read the heading at a position; return the position of what comes next."""
    block = blocks[at]
    if found := _work(gathered, blocks, at, works):
        draft, following = found
        gathered.add(draft)
        return following
    whole = text(block.pieces)
    own = text(p for p in block.pieces if p.kind != "link" or not p.url.startswith("#"))
    said = heading_text(own) or heading_text(whole) or whole
    if count_links(block):
        gathered.skip(block)
    if said:
        gathered.head(said, block.level, tuple(block.pieces))
    else:
        gathered.sections.leave(block.level)
    return at + 1


def _work(
    gathered: Gathered, blocks: Sequence[Block], at: int, works: frozenset[int]
) -> tuple[Draft, int] | None:
    """Read a heading that is a work itself, with the text below it."""
    block = blocks[at]
    alike = id(block) in works
    if gathered.sections.apart or is_anchored(block, gathered.own):
        return None
    draft = describe(block.lines) if alike or block.level >= _INNERMOST else None
    if draft is None or not (alike or _leads_away(draft)):
        return None
    end = at + 1
    while end < len(blocks) and blocks[end].kind != "heading":
        if blocks[end].kind in ("item", "table") and count_links(blocks[end]):
            return None
        end += 1
    for each in blocks[at + 1 : end]:
        attach(draft, all_lines(each))
    if hidden := [each for each in blocks[at + 1 : end] if each.kind == "skipped"]:
        for each in hidden:
            gathered.skip(each)
    return draft, end


def _leads_away(draft: Draft) -> bool:
    """Whether a title is a link itself, or is bold and has links."""
    return draft.how in ("link", "bold") and is_worthy(draft) and bool(draft.links)
