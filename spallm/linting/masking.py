"""Masks: what of a text is code or a comment, so that nobody looks for links in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOT_END = re.compile(r"[^\n]")


def masked(texts: Sequence[str], code: Iterable[int]) -> tuple[str, ...]:
    """Return the lines with code and comments blanked out, each as long as it was.

    ``code`` holds the numbers, from 0, of the lines in blocks of code.

    >>> masked(["a `b|c` d", "x"], {1})
    ('a       d', ' ')
    """
    found = list(texts)
    for number in code:
        found[number] = " " * len(found[number])
    found = [_CODE_SPAN.sub(_blank, line) if "`" in line else line for line in found]
    whole = "\n".join(found)
    if "<!--" in whole:
        whole = _COMMENT.sub(_blank, whole)
    return tuple(whole.split("\n")) if found else ()


def _blank(match: re.Match[str]) -> str:
    return _NOT_END.sub(" ", match[0])
