"""Lines of pieces, read into the draft of an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spallm.importers.markdown.canvas import Canvas, draw
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.finding import find_title
from spallm.importers.markdown.keyed import keyed
from spallm.importers.markdown.linking import take_links
from spallm.importers.markdown.measure import count_words
from spallm.importers.markdown.piece import Line, Piece
from spallm.importers.markdown.surroundings import read_surroundings
from spallm.importers.markdown.title import Title

_SUBTITLE = re.compile(r"\s[-–—]\s(?:An?|The|Towards?)\s(?!.*\. )")
_LONGEST_NAME = 3


def describe(lines: Sequence[Line], *, cell: bool = False) -> Draft | None:
    """Read the lines of one entry; ``None`` if they hold no title.

    In a ``cell`` of a table nothing but links and the ends of lines part a title.
    """
    if not lines or not lines[0]:
        return None
    first = lines[0][0]
    draft = Draft(first.line, first.column)
    canvas = draw(_without_keys(draft, lines))
    title = find_title(canvas, cell=cell)
    if title and not cell and len(lines) > 1 and "\n" not in canvas.text:
        title = _with_subtitle(canvas, title)
    if not title:
        return None
    draft.title, draft.name, draft.how = title.text, title.name, title.how
    draft.title_piece = canvas.at(min(title.start, len(canvas.text) - 1))
    _take_title_links(draft, canvas, title)
    take_links(draft, canvas)
    read_surroundings(draft, canvas, title)
    return draft


def _with_subtitle(canvas: Canvas, title: Title) -> Title:
    """Let a name go on behind a dash where nothing but a title stands above keys."""
    behind = _SUBTITLE.match(canvas.text, title.end)
    if behind is None or title.how != "text" or count_words(title.text) > _LONGEST_NAME:
        return title
    return find_title(canvas, cell=True) or title


def _without_keys(draft: Draft, lines: Sequence[Line]) -> list[Piece]:
    """Take in lines with a key below the first, and join the others."""
    kept: list[Piece] = []
    for index, line in enumerate(lines):
        if index and keyed(draft, line):
            continue
        if kept:
            kept.append(Piece("break", "\n", line[0].line, line[0].column, bold=line[0].goes_on))
        kept.extend(line)
    return kept


def _take_title_links(draft: Draft, canvas: Canvas, title: Title) -> None:
    """Take the links of the title in, before all others."""
    for start, end, piece in canvas.titles:
        if start < title.end and end > title.start:
            draft.add_link(piece, title=True)
    at = canvas.at(title.start)
    if at is not None and at.kind == "link" and title.how == "link":
        draft.add_link(at, title=True)
