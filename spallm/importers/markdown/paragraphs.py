"""Paragraphs: works that stand in no list, several in one, or prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spallm.importers.authors import is_author_list
from spallm.importers.markdown.attachment import attach, is_attachment
from spallm.importers.markdown.block import Block
from spallm.importers.markdown.canvas import OBJECT, draw
from spallm.importers.markdown.describe import describe
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.gathered import Gathered
from spallm.importers.markdown.keyed import key_in
from spallm.importers.markdown.piece import Line, Piece, links, text
from spallm.importers.markdown.units import all_lines, is_navigation, units_of
from spallm.importers.markdown.worth import count_links, is_embedded, is_no_talk, is_worthy, talks

_LEVEL = 12
_LONGEST_HEADING = 100
_LONGEST_TEXT = 120
_LONGEST_LINKED = 160
_VERB = re.compile(
    r"\s+(?:is|are|was|were|has|have|provides?|contains?|offers?|and|or|to|which|that|can|we|from"
    r"|with|[a-z]+s (?:an?|the|its))\b"
)
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_SENTENCE = re.compile(r"\b(?:is|are|was|were|can|has|have|will|should)\b")


def read_paragraph(gathered: Gathered, blocks: Sequence[Block], at: int) -> int:
    """Read the paragraph at a position; return the position of what comes next."""
    block = blocks[at]
    lines = block.lines
    key = key_in(lines[0]) if lines else None
    apart = is_navigation(lines) or (key is not None and key[0] == "authors")
    if not lines or gathered.sections.seen == 0 or apart:
        gathered.skip(block)
        return at + 1
    units = units_of(lines)
    if len(units) > 1 and any(accepted(unit) for unit in units):
        for unit in units:
            if draft := accepted(unit):
                gathered.add(draft)
            else:
                gathered.skip_lines(unit)
        return at + 1
    return _one(gathered, blocks, at)


def _one(gathered: Gathered, blocks: Sequence[Block], at: int) -> int:
    """Read a paragraph that is one work at most, with the blocks that belong to it."""
    block, lines = blocks[at], blocks[at].lines
    draft = describe(lines)
    named = _is_named_link(blocks, at)
    begins = draft and (named or may_begin(lines, draft))
    if draft and begins and is_no_talk(block, draft, gathered.own):
        following = at + 1 if named else _attached(draft, blocks, at + 1)
        for each in blocks[at + 1 : following]:
            attach(draft, all_lines(each))
        if is_worthy(draft):
            gathered.add(draft)
            return following
    if _is_heading(block) and at + 1 < len(blocks):
        gathered.head(text(lines[0]).strip(" :："), _LEVEL, lines[0])
    else:
        gathered.skip(block)
    return at + 1


def _is_heading(block: Block) -> bool:
    """Whether a paragraph is a line in bold, which lists use for a heading."""
    lines = block.lines
    bold = all(piece.bold or not piece.text.strip(" :：") for piece in lines[0])
    short = len(text(lines[0])) < _LONGEST_HEADING
    return len(lines) == 1 and bold and short and not count_links(block)


def _attached(draft: Draft, blocks: Sequence[Block], at: int) -> int:
    """Return where the blocks end that only say more of the work above them."""
    while at < len(blocks) and blocks[at].kind in ("paragraph", "item"):
        lines = all_lines(blocks[at])
        if not lines or not all(is_attachment(line) for line in lines):
            break
        if (draft.links and is_above_keys(lines)) or _is_named_link(blocks, at):
            break
        at += 1
    return at


def is_above_keys(lines: Sequence[Line]) -> bool:
    """Whether a line without links stands above nothing but keys and links."""
    if len(lines) < 2 or links(lines[0]) or key_in(lines[0]):
        return False
    linked = any(links(line) for line in lines[1:])
    return linked and all(key_in(line) or _is_of_labels(line) for line in lines[1:])


def _is_of_labels(line: Line) -> bool:
    canvas = draw(line)
    return not canvas.titles and not canvas.text.strip(f" |/,;·•[](){OBJECT}")


def _is_sentence(line: str) -> bool:
    """Whether a line has a verb, and most of its longer words are small."""
    long = _LONG_WORD.findall(line)
    large = sum(word[0].isupper() for word in long)
    return bool(_SENTENCE.search(line)) and large * 2 <= len(long)


def _is_named_link(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph is a name, a colon and an address, as one of its neighbours is."""
    around = (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
    return _names_a_link(blocks[at]) and any(_names_a_link(block) for block in around)


def _names_a_link(block: Block) -> bool:
    if block.kind != "paragraph" or len(block.lines) != 1 or key_in(block.lines[0]):
        return False
    canvas = draw(block.pieces)
    return len(canvas.labels) == 1 and bool(_NAMED.fullmatch(canvas.text))


def accepted(lines: Sequence[Line]) -> Draft | None:
    """Describe lines if they begin like an entry and say enough."""
    draft = describe(lines)
    return draft if draft and is_worthy(draft) and may_begin(lines, draft) else None


def may_begin(lines: Sequence[Line], draft: Draft) -> bool:
    """Whether a paragraph begins like an entry, not like prose."""
    if draft.how == "text" and is_above_keys(lines):
        first = text(lines[0])
        return not (talks(first) or _is_sentence(first) or first.endswith((":", "：")))
    if is_author_list(draft.title):
        return False
    canvas = draw([piece for line in lines for piece in (*line, _BREAK)])
    words = len(canvas.text.split())
    if draft.how in ("bold", "quoted", "joined"):
        return len(draft.title.split()) > 1 or bool(draft.links)
    if draft.how == "link":
        behind = text(lines[0]).partition(draft.title[-20:])[2]
        return not _VERB.match(behind) and words < _LONGEST_LINKED
    if draft.how == "italic":
        return bool(draft.links)
    if is_embedded(canvas.text) or talks(canvas.text) or words > _LONGEST_TEXT or canvas.titles:
        return False
    told = draft.venues or draft.years or draft.authors
    prose = not told and _SENTENCE.search(draft.title)
    return bool(draft.links) and len(draft.title.split()) > 2 and not prose


_NAMED = re.compile(rf"\w[\w.+-]*(?: [\w.+-]+){{0,2}}[:：]\s?{OBJECT}\s?")
_BREAK = Piece("break", "\n", 0, 0)
