"""Lines of a paragraph: which begin a work, and which belong to the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spallm.importers.markdown.block import Block
from spallm.importers.markdown.canvas import draw, leads_away
from spallm.importers.markdown.labels import is_label
from spallm.importers.markdown.piece import Line

_FEWEST_WORDS = 3
_LONGEST_NAVIGATION = 4


def begins_unit(line: Line) -> bool:
    """Whether a line begins with a linked title, or a bold one."""
    for piece in line:
        if piece.kind == "link" and leads_away(piece):
            return not is_label(piece.text) and len(piece.text.split()) >= _FEWEST_WORDS
        if piece.bold and len(piece.text.split()) >= _FEWEST_WORDS:
            return True
        if piece.text.strip(' *-–•\t"') or piece.kind == "image":
            return False
    return False


def units_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Part the lines of a paragraph where one begins with a title.

    Where the first title is bold, the others have to be bold as well.
    """
    units: list[list[Line]] = []
    bold = bool(lines) and begins_unit(lines[0]) and any(p.bold for p in lines[0])
    for line in lines:
        alike = begins_unit(line) and (not bold or any(p.bold for p in line))
        if units and not alike:
            units[-1].append(line)
        else:
            units.append([line])
    return units


def is_navigation(lines: Sequence[Line]) -> bool:
    """Whether lines hold nothing but many short links."""
    pieces = [piece for line in lines for piece in line]
    found = [piece for piece in pieces if piece.kind == "link"]
    long = sum(len(piece.text.split()) > _LONGEST_NAVIGATION for piece in found)
    if len(found) < _FEWEST_WORDS or long * 3 > len(found):
        return False
    between = "".join(piece.text for piece in pieces if piece.kind == "text")
    return not re.search(r"[^\W\d_]{2}", between)


def names_a_link(lines: Sequence[Line]) -> bool:
    """Whether lines begin with a name that is a link, a dash and a description."""
    canvas = draw(lines[0])
    if not canvas.titles or canvas.text[: canvas.titles[0][0]].strip():
        return False
    return bool(re.match(r"\s[-–—]\s", canvas.text[canvas.titles[0][1] :]))


def all_lines(block: Block) -> list[Line]:
    """Return the lines of a block and of all that is in it."""
    return [*block.lines, *(line for child in block.children for line in all_lines(child))]
