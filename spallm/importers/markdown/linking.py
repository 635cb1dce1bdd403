"""The links of an entry, told by what stands right before them where they do not say it."""

from __future__ import annotations

import re

from spallm.importers.markdown.canvas import Canvas
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.labels import is_label

_REACH = 40
_HINT = re.compile(
    r"([A-Za-z\u4e00-\u9fff][A-Za-z \u4e00-\u9fff]{1,25})\s?[:：]\s?[\[(<]?\s?$"
    r"|[\[(]([A-Za-z ]{3,20})[:：]?\s?$"
)


def take_links(draft: Draft, canvas: Canvas) -> None:
    """Take all links on a canvas in, in their order."""
    placed = [(start, piece) for start, _, piece in canvas.titles] + canvas.labels
    for position, piece in sorted(placed, key=lambda each: each[0]):
        draft.add_link(piece, _hint(canvas.text[max(position - _REACH, 0) : position]))


def _hint(before: str) -> str:
    """Read the words right before a link: ``Code: <…>``."""
    if found := _HINT.search(before):
        return (found[1] or found[2]).strip()
    bare = before.strip(" -*+•\t")
    return bare if bare and is_label(bare) else ""
