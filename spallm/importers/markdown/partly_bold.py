"""Titles of which only the first words are bold."""

from __future__ import annotations

import re

from spallm.importers.addresses import by_address
from spallm.importers.authors import is_author_list
from spallm.importers.citation import cited
from spallm.importers.markdown.canvas import Canvas, words_of
from spallm.importers.markdown.ending import plain_end
from spallm.importers.markdown.measure import count_words, is_headline, is_short
from spallm.importers.markdown.title import Title
from spallm.importers.markdown.words import plain

_BEHIND = re.compile(r" ?[-–—] | ")
_VERB = re.compile(r"(?:is|are|was|were|has|have|by|in|at|from|provides?|contains?|offers?)\s")
_FEWEST_WORDS = 3


def whole_title(canvas: Canvas, start: int, end: int) -> Title | None:
    """Find a cited title of which only the first words, up to ``end``, are bold."""
    if not (begun := _first_words(canvas, start, end)):
        return None
    stop = plain_end(canvas, begun, cell=False)
    if not _goes_on(canvas, begun, stop):
        return None
    title = Title(canvas.text[start:stop].strip(), start, stop, "joined")
    title.name = plain(canvas.text[start:end]) if begun > end + 1 else None
    return title


def _first_words(canvas: Canvas, start: int, end: int) -> int:
    """Return where a title may go on behind short bold words; 0 if it does not."""
    words = canvas.text[start:end]
    between = _BEHIND.match(canvas.text, end)
    if words.endswith(" "):
        position = end
    elif between:
        position = between.end()
    else:
        return 0
    behind = canvas.text[position : position + 1]
    if not is_short(words) or not behind.isalpha() or words.rstrip().endswith((".", ",")):
        return 0
    return position


def _goes_on(canvas: Canvas, start: int, stop: int) -> bool:
    """Whether what follows bold words is the rest of a title, and a citation follows it."""
    rest, behind = canvas.text[start:stop].strip(), canvas.text[stop:].split("\n", 1)[0]
    if count_words(rest) < _FEWEST_WORDS or _VERB.match(rest) or is_author_list(rest, loose=True):
        return False
    dashed = canvas.text[:start].rstrip().endswith(("-", "–", "—"))
    if dashed and not is_headline(rest) and cited(behind).venue is None:
        return False
    papers = (piece for at, piece in canvas.labels if at >= stop)
    return cited(behind).venue is not None or any(_is_paper(words_of(p), p.url) for p in papers)


def _is_paper(words: str, url: str) -> bool:
    return plain(words).casefold() in ("paper", "pdf") or by_address(url) == "paper"
