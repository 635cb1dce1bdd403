"""Fields of an entry that bars set apart: ``Title | *Venue* | 2024.05 | [Paper]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.importers.addresses import by_address, by_words
from spallm.importers.authors import is_author_list, may_be_names, names
from spallm.importers.markdown.canvas import OBJECT, Canvas, words_of
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.title import Title
from spallm.importers.markdown.words import plain
from spallm.importers.venue import is_venue
from spallm.importers.year import is_date, year

BAR = re.compile(r"\s[|｜¦]\s?|(?<=\S)[|｜¦]\s")
_EDGES = f" \t\n|｜¦[](){{}}.,;:{OBJECT}"
_BARS = ("|", "｜")
_LONGEST_PLACE = 20
_LONGEST_DATED = 7
_LONGEST_NAME = 3


def has_fields(text: str, position: int) -> bool:
    """Whether bars part the line that goes on at a position into fields."""
    end = text.find("\n", position)
    line = text[position : end if end >= 0 else len(text)]
    bars = list(BAR.finditer(line))
    if len(bars) > 1 or (bars and text[:position].rstrip().endswith(_BARS)):
        return True
    told = line[bars[0].end() :].strip(_EDGES) if bars else "and"
    return not told or is_date(told) or is_venue(told) or _is_dated(told) or _is_place(told)


def read_fields(draft: Draft, canvas: Canvas, title: Title) -> None:
    """Read the fields behind a title; what is neither a date nor authors is the venue."""
    line = canvas.text.find("\n", title.end)
    line = line if line >= 0 else len(canvas.text)
    if not (first := BAR.search(canvas.text, title.end, line)):
        return
    fields = [
        (not _is_style(canvas, start, end, "link"), start, end)
        for start, end in _fields(canvas.text, first.end(), line)
        if canvas.text[start:end].strip(_EDGES)
    ]
    labels = (plain(words_of(piece)) for at, piece in canvas.labels if first.end() <= at < line)
    named = any(map(is_venue, labels))
    for unlinked, start, end in sorted(fields):
        said = canvas.text[start:end].strip(_EDGES)
        sure = not unlinked or _is_style(canvas, start, end, "italic")
        _take(draft, said, sure=sure, linked=not unlinked, named=named)


def _fields(text: str, position: int, line: int) -> Iterator[tuple[int, int]]:
    for bar in BAR.finditer(text, position, line):
        yield position, bar.start()
        position = bar.end()
    yield position, line


def _is_style(canvas: Canvas, start: int, end: int, style: str) -> bool:
    """Whether a field is in a style, or links to a paper."""
    while start < end and canvas.text[start].isspace():
        start += 1
    piece = canvas.at(start)
    if piece is None or style != "link":
        return piece is not None and piece.italic
    words = canvas.text[start:end]
    linked = piece.kind == "link" and OBJECT not in words and by_words(words) != "code"
    return linked and (by_address(piece.url) == "paper" or is_venue(words.strip(_EDGES)))


def _is_place(said: str) -> bool:
    """Whether a field may say where the authors work."""
    words = said.split()
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() or len(word) < 4 for word in words)


def _is_dated(said: str) -> bool:
    return year(said) is not None and len(said.split()) <= _LONGEST_DATED


def _may_be_list(said: str) -> bool:
    listed = said.count(",") > 1 or ("," in said and " and " in said)
    return listed and may_be_names(said) and not is_venue(said)


def _take(draft: Draft, said: str, *, sure: bool, linked: bool, named: bool) -> None:
    """Take one field in; ``named`` says that a label names the venue."""
    if is_date(said) or (linked and not draft.venues):
        draft.cite(said)
    elif is_author_list(said, alone=named or bool(draft.venues)) or _may_be_list(said):
        draft.authors = draft.authors or names(said)
    elif not (draft.venues or named) and len(said.split()) <= _LONGEST_PLACE:
        draft.cite(said, sure=sure or is_venue(said) or _is_dated(said))
