"""Places in a text: line, column and a caret under the character that is meant."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_WINDOW = 60


class Place(NamedTuple):
    """A line and a column, both counted from 1, in characters."""

    line: int
    column: int


def place_of(text: str, offset: int) -> Place:
    r"""Return the line and column of an offset.

    >>> place_of("ASK\n{ 模型", 6)
    Place(line=2, column=3)
    """
    before = text[:offset]
    return Place(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def offset_of(text: str, place: Place) -> int:
    r"""Return the offset of a line and a column, within the text.

    >>> offset_of("ASK\n{ 模型", Place(2, 3))
    6
    """
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1 or len(text)
    return min(start + place.column - 1, len(text))


def excerpt(text: str, offset: int) -> str:
    r"""Return the line around an offset with a caret under it, aligned for wide characters.

    >>> print(excerpt("ASK {\n ?模型 ~ }", 11))
     ?模型 ~ }
           ^
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    column = min(offset - start, len(line))
    first = max(0, column - _WINDOW)
    shown = line[first : column + _WINDOW]
    margin = "".join(_blank(character) for character in line[first:column])
    return f"{shown}\n{margin}^"


def _blank(character: str) -> str:
    """Return white space as wide as a character stands on a terminal."""
    if character == "\t":
        return "\t"
    if unicodedata.combining(character):
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "
