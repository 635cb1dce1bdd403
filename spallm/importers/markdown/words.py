"""Texts of lists without what only decorates them."""

from __future__ import annotations

import re

_SIGNS = "\u00a9\u00ae\u200d\u20e3\u2122\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f"
EMOJI = f"{_SIGNS}\U0001f000-\U0001faff"
DECORATION = re.compile(rf"(?:[{EMOJI}]|:[a-z][a-z0-9_+-]{{1,40}}:)+")
_OF_A_NAME = re.compile(r"\)|\+{1,2}")
_EMPTY = re.compile(r"\[\s?\]|\(\s?\)")
_PUNCTUATION = " \t\n[](){}（）【】<>.,:;!|/\\·•-–—_*\"“”'`~+&\ufffc→↗»›"


def plain(text: str) -> str:
    """Take emoji and punctuation off both ends.

    >>> plain("📖 [Paper]:")
    'Paper'
    """
    return DECORATION.sub(" ", text).strip(_PUNCTUATION)


def name_text(text: str) -> str:
    """Take emoji and punctuation off a name, but what may belong to it.

    >>> name_text("**GPUSCAN++**:"), name_text("[Net (large)]"), name_text("(Net)")
    ('GPUSCAN++', 'Net (large)', 'Net')
    """
    inner = plain(text)
    at = text.find(inner) + len(inner)
    behind = _OF_A_NAME.match(text, at) if inner in text else None
    if behind is None:
        return inner
    opened = inner.count("(") > inner.count(")")
    return inner + (behind[0] if behind[0] != ")" or opened else "")


def heading_text(text: str) -> str:
    """Take emoji and mark-up, but no brackets, off a heading.

    >>> heading_text("🔥 **Images (2D)**:")
    'Images (2D)'
    """
    bare = _EMPTY.sub(" ", DECORATION.sub(" ", text))
    return " ".join(bare.split()).strip(" *_#:：-–—|·")
