"""Lines that only say more of the work above them: links, authors, a citation, a key."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spallm.importers.authors import authors_in_front, is_author_list
from spallm.importers.citation import cited
from spallm.importers.markdown.canvas import OBJECT, Canvas, draw, words_of
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.keyed import key_in, keyed
from spallm.importers.markdown.labels import is_label
from spallm.importers.markdown.linking import take_links
from spallm.importers.markdown.piece import Line
from spallm.importers.markdown.words import plain
from spallm.importers.markdown.worth import is_prose, names_resource
from spallm.importers.venue import is_venue
from spallm.importers.year import is_date

_LONG_BEFORE = 20


def attach(draft: Draft, lines: Sequence[Line]) -> None:
    """Take further lines in: authors, links, keys, a description."""
    for line in lines:
        if keyed(draft, line):
            continue
        canvas = draw(line)
        own = len(draft.links)
        take_links(draft, canvas)
        prose = is_prose(canvas.text) or _goes_through(canvas)
        if own:
            _keep_apart(draft, own, prose=prose)
        if prose and not is_author_list(canvas.text):
            draft.description.append(plain(canvas.text.replace(OBJECT, "")))
            continue
        for _, piece in canvas.labels:
            if is_venue(said := plain(words_of(piece))):
                draft.cite(said)
        draft.take(cited(canvas.text, bare_name=True))


def _goes_through(canvas: Canvas) -> bool:
    """Whether a sentence goes on through a link."""
    starts = (start for start, *_ in canvas.titles if start > _LONG_BEFORE)
    return any(re.search(r"[a-z]{2} $", canvas.text[:start][-3:]) for start in starts)


def _keep_apart(draft: Draft, first: int, *, prose: bool) -> None:
    """Let links from a position on, that prose holds or that name a part, be no papers."""
    for index, (piece, label, role) in enumerate(draft.links):
        if index >= first and role == "paper" and (prose or names_resource(label)):
            draft.links[index] = (piece, label, "other")


def is_attachment(line: Line) -> bool:
    """Whether a line only says more of the work above: links, authors, a citation, a key."""
    if key_in(line):
        return True
    canvas = draw(line)
    bare = canvas.text.replace(OBJECT, " ").strip(" []()|,.;:•·-–—/&")
    if not bare:
        return True
    if canvas.titles:
        return False
    if any(piece.bold and piece.text.strip() for piece in line if piece.kind == "text"):
        return is_venue(bare) or is_date(bare)
    if is_label(bare) or is_author_list(bare, alone=True) or is_venue(bare) or is_date(bare):
        return True
    found, left = authors_in_front(bare)
    if found and (is_venue(left) or is_date(left.strip(" .,"))):
        return True
    told = cited(bare)
    return bool(told.authors or told.venue) and not told.rest
