"""What a sentence, a table or a mark-up language puts around an identifier."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff]")
_QUOTES = "\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
_OPENERS = f"<([{{{_QUOTES}"
_SENTENCE = ",;:!?"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def _is_loose_end(text: str) -> bool:
    """Whether the last character belongs to the surroundings, not to the identifier."""
    last = text[-1]
    if last in _BRACKETS:
        return text.count(last) > text.count(_BRACKETS[last])
    return last in _QUOTES or last in _SENTENCE


def unwrap(text: str) -> str:
    """Take away brackets, quotes, invisible characters and punctuation around an identifier.

    A closing bracket goes only when nothing inside opens it. The full stop stays, because some
    identifiers that end in one are cut off; each scheme judges that for itself.

    >>> unwrap(' <https://doi.org/10.1016/S0140-6736(05)67889-0>, ')
    'https://doi.org/10.1016/S0140-6736(05)67889-0'
    >>> unwrap('“PMC12365531”;')
    'PMC12365531'
    """
    inner = _INVISIBLE.sub("", text).strip()
    while inner and inner[0] in _OPENERS:
        inner = inner[1:].lstrip()
    while inner and _is_loose_end(inner):
        inner = inner[:-1].rstrip()
    return inner
