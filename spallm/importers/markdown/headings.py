"""Headings: of sections, and of works that have nothing but text below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spallm.importers.addresses import by_address
from spallm.importers.authors import is_author_list
from spallm.importers.markdown.attachment import attach, is_attachment
from spallm.importers.markdown.block import Block
from spallm.importers.markdown.canvas import OBJECT, draw
from spallm.importers.markdown.describe import describe
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.gathered import Gathered
from spallm.importers.markdown.html_blocks import SUMMARY_LEVEL
from spallm.importers.markdown.labels import is_label
from spallm.importers.markdown.linking import take_links
from spallm.importers.markdown.measure import count_words
from spallm.importers.markdown.piece import Piece, text
from spallm.importers.markdown.units import all_lines
from spallm.importers.markdown.words import heading_text
from spallm.importers.markdown.worth import count_links, is_anchored, is_worthy

_FEWEST = 3
_INNERMOST = 3
_NEAR = 3


def works_in_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """Return headings with links, or above a line of links, if most of a level lead to papers.

    Others of that level are works as well if authors stand right below them.
    """
    found: dict[int, list[int]] = {}
    papers: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    for at, block in enumerate(blocks):
        if block.kind != "heading" or block.level == 1:
            continue
        counts[block.level] += 1
        if links := _own_links(block) or _line_of_links(blocks[at + 1 : at + 1 + _NEAR]):
            found.setdefault(block.level, []).append(id(block))
            papers[block.level] += any(by_address(link.url) == "paper" for link in links)
        elif _is_above_authors(blocks, at):
            found.setdefault(block.level, []).append(id(block))
    alike = [level for level, count in papers.items() if count >= max(_FEWEST, counts[level] / 2)]
    return frozenset(each for level in alike for each in found[level])


def _own_links(block: Block) -> list[Piece]:
    """Return the links of a heading that say what they lead to, behind a title."""
    canvas = draw(block.pieces)
    bare = canvas.text.replace(OBJECT, " ")
    return [piece for _, piece in canvas.labels] if count_words(bare) >= _FEWEST else []


def _is_above_authors(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is long enough for a title, and the next line holds authors."""
    below = blocks[at + 1].lines if blocks[at + 1 : at + 2] else []
    long = count_words(text(blocks[at].pieces)) > _FEWEST
    return long and bool(below) and is_author_list(text(below[0]), alone=below[0][0].italic)


def _line_of_links(below: Sequence[Block]) -> list[Piece]:
    """Return the links of a line that holds nothing else, before anything but prose."""
    for block in below:
        lines = block.lines
        if block.kind not in ("paragraph", "skipped", "item") or block.children:
            break
        links = [piece for _, piece in draw(block.pieces).labels]
        if lines and links and all(map(is_attachment, lines)):
            return links
    return []


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
        end += 1
    linked = [b for b in blocks[at + 1 : end] if b.kind in ("item", "table") and count_links(b)]
    if linked and not ((alike or block.level == SUMMARY_LEVEL) and _are_resources(linked)):
        return None
    for each in blocks[at + 1 : end]:
        if each in linked:
            take_links(draft, draw(each.pieces))
        else:
            attach(draft, all_lines(each))
    if hidden := [each for each in blocks[at + 1 : end] if each.kind == "skipped"]:
        for each in hidden:
            gathered.skip(each)
    return draft, end


def _are_resources(blocks: Sequence[Block]) -> bool:
    """Whether items begin with short links, the first with a word for what it leads to."""
    firsts = [next((p for p in block.pieces if p.kind == "link"), None) for block in blocks]
    said = [piece.text.split()[: _FEWEST - 1] if piece else [] for piece in firsts]
    short = all(
        piece and (len(piece.text.split()) < _FEWEST or is_label(" ".join(words)))
        for piece, words in zip(firsts, said, strict=True)
    )
    return short and firsts[0] is not None and is_label(" ".join(said[0]))


def _leads_away(draft: Draft) -> bool:
    """Whether a title is a link itself, or is bold and has links."""
    return draft.how in ("link", "bold") and is_worthy(draft) and bool(draft.links)
