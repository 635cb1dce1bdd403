"""Words that may be a name, or that introduce a title."""

from __future__ import annotations

import re

from spallm.importers.addresses import by_address
from spallm.importers.authors import is_author_list, may_be_names
from spallm.importers.markdown.canvas import OBJECT, Canvas
from spallm.importers.markdown.labels import is_plain_label
from spallm.importers.markdown.measure import count_words, is_short
from spallm.importers.markdown.title import Title
from spallm.importers.venue import is_venue
from spallm.importers.year import is_date, year

_DASHED = re.compile(r"(?:\s?\([^()\n]{1,60}\))?\s{0,4}[-–—:：]\s?\S")
_PROSE = re.compile(r"\s?[(:]\s?(?:[a-z]{2,20}|\d+k?) [a-z(]")
_ARTICLE = re.compile(r"(?:An?|The)\s")
_EDGES = " :：,.-–—"
_LONGEST_PERSON = 3


def labelled(canvas: Canvas, *, cell: bool) -> Title | None:
    """Find a thing whose name is also a word for a link: ``[Keras](…) - a library``."""
    at = canvas.text.find(OBJECT)
    piece = canvas.at(at) if at >= 0 else None
    if piece is None or canvas.text[:at].strip(" *+->•|"):
        return None
    behind = canvas.text[at + 1 :]
    repeated = behind.lstrip(" -–—:|").startswith(f"{piece.text} ")
    prose = _PROSE.match(behind.split("\n", 1)[0]) is not None
    long = not behind.strip() and count_words(piece.text) > 2 and year(piece.text) is None
    sure = prose or long or by_address(piece.url) == "code"
    if not repeated and not _may_be_name(piece.text, sure=sure):
        return None
    rest = behind.replace(OBJECT, "").strip(" .,;:|()[]/-–—\n")
    described = prose or (_DASHED.match(behind) and count_words(rest) > 1)
    alone = not rest and (cell or len(canvas.labels) == 1)
    return Title(piece.text, at, at + 1, "link") if described or alone else None


def lists_names(text: str) -> bool:
    """Whether a text may be a list of authors, of few words each."""
    parts = re.split(r",|;|\sand\s|&", text)
    few = all(len(part.split()) <= _LONGEST_PERSON for part in parts)
    return few and len(parts) > 1 and not _ARTICLE.match(text) and may_be_names(text)


def _may_be_name(words: str, *, sure: bool) -> bool:
    """Whether the words of a link may be a name, though they also say what a link leads to.

    Where the link is ``sure`` to lead to software, it may be called like a conference.
    """
    if not re.search(r"[^\W\d_]{2}|\d[A-Z]|[A-Z]\d", words) or "://" in words:
        return False
    return not (is_plain_label(words) or is_date(words) or (is_venue(words) and not sure))


def introduces(before: str) -> bool:
    """Whether words may stand in front of a title: nothing, a name, authors, a venue."""
    bare = before.strip(_EDGES).replace(OBJECT, "").strip()
    if not bare or is_author_list(bare, alone=True) or is_venue(bare) or is_date(bare):
        return True
    return is_short(bare) and (count_words(bare) == 1 or not bare.split()[-1].islower())
