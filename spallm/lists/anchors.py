"""Anchors: the addresses that GitHub and its kin give to headings."""

from __future__ import annotations

import re
from collections import Counter

#: What an anchor leaves out: all but letters with their marks, digits, joiners and blanks.
_LEFT_OUT = re.compile(r"[^\w\-\u0300-\u036f\u200c\u200d ]")


class Anchors:
    """The anchors of a document, from its first heading to its last; each is given once.

    >>> anchors = Anchors()
    >>> anchors.of("Data & code"), anchors.of("空间模型"), anchors.of("Data & code")
    ('data--code', '空间模型', 'data--code-1')
    """

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, heading: str) -> str:
        """Return the anchor of the next heading, of its plain text."""
        plain = _LEFT_OUT.sub("", heading.strip().lower()).replace(" ", "-")
        found = plain
        while found in self._given:
            found = f"{plain}-{self._given[plain]}"
            self._given[plain] += 1
        self._given[found] += 1
        return found
