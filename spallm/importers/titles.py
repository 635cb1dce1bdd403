"""Titles as services give them: text with tags and entities of HTML, JATS or MathML in it."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>")
#: So many times entities are escaped again on their way through services.
_MOST_LAYERS = 3


def without_markup(text: str) -> str:
    """Return a title without tags, its entities as the signs they stand for.

    >>> without_markup("A <i>C. elegans</i> atlas &amp;amp; p &lt; 0.05 with x<y")
    'A C. elegans atlas & p < 0.05 with x<y'
    """
    plain = _TAG.sub("", text)
    for _ in range(_MOST_LAYERS):
        plain = unescape(plain)
    return " ".join(plain.split())
