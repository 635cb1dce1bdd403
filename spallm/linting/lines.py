"""Lines of a text as they stand, each with its own end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE = re.compile("([^\r\n]*)(\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Line:
    r"""A line without its end, and the end: ``\n``, ``\r\n``, ``\r`` or nothing."""

    text: str
    end: str


def lines_of(text: str) -> tuple[Line, ...]:
    r"""Part a text into lines as Markdown does; other separators are characters of a line.

    >>> [line.text for line in lines_of("a\r\nb\x0bc\n")]
    ['a', 'b\x0bc']
    """
    found = [Line(*match.groups()) for match in _LINE.finditer(text)]
    return tuple(line for line in found if line.text or line.end)


def joined(lines: Iterable[Line]) -> str:
    """Return the text again, byte for byte."""
    return "".join(line.text + line.end for line in lines)
