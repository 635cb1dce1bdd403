"""Bullets that are only a year or a venue, and head the bullets below them."""

from __future__ import annotations

from dataclasses import dataclass

from spallm.importers.authors import is_author_list
from spallm.importers.markdown.attachment import is_attachment
from spallm.importers.markdown.block import Block
from spallm.importers.markdown.heading_words import is_year_heading
from spallm.importers.markdown.piece import text
from spallm.importers.markdown.words import plain
from spallm.importers.venue import is_venue, knows_venue
from spallm.importers.venue_names import GENERIC

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Head:
    """What a bullet says that heads others; ``venue`` if that is their venue."""

    text: str
    venue: bool = False


def head_of(block: Block, *, below_year: bool) -> Head | None:
    """Read a bullet as a head of those below it, if it is one.

    What nobody knows for a venue counts for one ``below_year``, where venues are looked for.
    """
    said = plain(text(block.pieces)).strip(" :：,.-–—")
    items = [child for child in block.children if child.kind == "item" and child.pieces]
    linked = any(piece.kind == "link" for piece in block.pieces)
    if not said or linked or not items or len(said.split()) > _LONGEST:
        return None
    if is_year_heading(said):
        return Head(said)
    above_year = any(is_year_heading(text(child.pieces)) and child.children for child in items)
    if not above_year and any(_tells_more(child) for child in items):
        return None
    if is_venue(said):
        return Head(said, venue=True)
    if above_year or (below_year and _is_set_apart(block)):
        return Head(said, venue=below_year and _may_be_venue(said))
    return None


def _tells_more(child: Block) -> bool:
    """Whether a bullet only says more of the one above it: links, authors."""
    first = child.lines[0]
    return is_attachment(first) or is_author_list(text(first).split(". ", 1)[0])


def _is_set_apart(block: Block) -> bool:
    """Whether a bullet is a single word, or all of it is in bold or italics."""
    worded = [piece for piece in block.pieces if piece.text.strip(" :：")]
    return len(worded) == 1 and (
        worded[0].bold or worded[0].italic or " " not in worded[0].text.strip()
    )


def _may_be_venue(said: str) -> bool:
    """Whether words are a venue, or an acronym that may be one."""
    if knows_venue(said):
        return True
    capitals = sum(map(str.isupper, said))
    return " " not in said and said.casefold() not in GENERIC and capitals * 2 > len(said)
