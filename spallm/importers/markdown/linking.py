"""The links of an entry, told by what stands right before them where they do not say it."""

from __future__ import annotations

import re

from spallm.importers.addresses import by_address
from spallm.importers.entry import Role
from spallm.importers.markdown.canvas import Canvas
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.labels import is_label

_REACH = 40
_FEWEST_WORDS = 2
_HINT = re.compile(
    r"([A-Za-z\u4e00-\u9fff][A-Za-z \u4e00-\u9fff]{1,25})\s?[:：]\s?[\[(<]?\s?$"
    r"|[\[(]([A-Za-z ]{3,20})[:：]?\s?$"
)


def take_links(draft: Draft, canvas: Canvas) -> None:
    """Take all links on a canvas in, in their order."""
    placed = [(start, piece) for start, _, piece in canvas.titles] + canvas.labels
    said = 0
    for position, piece in sorted(placed, key=lambda each: each[0]):
        before = canvas.text[max(position - _REACH, 0) : position]
        fixed: Role | None = None
        if (position, piece) in canvas.labels:
            said = position
        elif said and by_address(piece.url) is None and _is_prose(canvas.text[said:position]):
            fixed = "other"
        draft.add_link(piece, _hint(before), fixed)


def _is_prose(text: str) -> bool:
    """Whether running text stands between two links."""
    words = text.rsplit("\n", 1)[-1].split()
    return len(words) > _FEWEST_WORDS and any(word.isalpha() and word.islower() for word in words)


def _hint(before: str) -> str:
    """Read the words right before a link: ``Code: <…>``."""
    if found := _HINT.search(before):
        return (found[1] or found[2]).strip()
    bare = before.strip(" -*+•\t")
    return bare if bare and is_label(bare) else ""
