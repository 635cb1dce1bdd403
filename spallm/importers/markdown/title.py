"""A title as it was found in a text, and its cleaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from spallm.importers.authors import is_author_list, may_be_names
from spallm.importers.citation import cited
from spallm.importers.markdown.canvas import OBJECT
from spallm.importers.markdown.labels import is_plain_label
from spallm.importers.markdown.measure import count_words, is_short
from spallm.importers.markdown.words import DECORATION
from spallm.importers.venue import is_venue
from spallm.importers.year import is_date, year

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_QUOTES = '"“”«»「」『』《》'
_TAIL = re.compile(r"\s?[(（\[]([^()（）\[\]]{2,80})[)）\]][\s.]{0,9}$")
_TAG = re.compile(r"[\[【]([^\[\]【】]{1,60})[\]】]\s?(?=\S{2})")
_DATED = re.compile(r"[\[(]?((?:19|20)\d\d)[\])]?(?:\s[-–—|]{1,2}\s|\s?[:：|]\s)\s?(?=\S)")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_KEEP_STOP = ("...", " al.", " etc.")
_CITATION = re.compile(
    r"([^()\[\]\n]{4,600}?)\s?\(((?:19|20)\d\d)[a-z]?(?:,\s[A-Z][a-z]{2,9}\.?[\d\s–-]{0,9})?\)[.,:]?\s+"
)
_QUOTED_WORK = re.compile(r"([^\"“”\n]{3,600}?)[.,:]?\s[\"“]([^\"“”\n]{4,500})[\"”][.,]?\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-Z\d])")
_IN_VENUE = re.compile(r"(?<=[?!.])\s[Ii]n:?\s([A-Z][^?!]{1,80}(?:(?:19|20)\d\d|['’]\d\d)\.?)$")
_AFTER_TITLE = re.compile(r"(?<=\w{2}[.?!])\s+|\.(?=\s|$)")
_PASSES = 3
_LONGEST_TAIL = 5
_MOST_STOPS = 40
_FEWEST_WORDS = 3


@dataclass(slots=True)
class Title:
    """A title, its short name, and the stretches of the text that they take up.

    ``told`` are texts in front of it or taken off it, which may tell year and venue; those in
    ``sure`` do. ``how`` says how it was told from the text around it.
    """

    text: str
    start: int
    end: int
    how: str
    name: str | None = None
    taken: list[tuple[int, int]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a stretch of the text belongs to the title or what stands in front of it."""
        return any(start < stop and end > begin for begin, stop in self.taken)

    def take_apart(self) -> None:
        """Take a tag in front of it, and a venue or a year behind it, off it."""
        while (tail := _TAIL.search(self.text)) and is_plain_label(tail[1]):
            self.text = self.text[: tail.start()].rstrip(" .[(")
        if tail:
            said = tail[1]
            if says_when(said, _LONGEST_TAIL):
                self.text = self.text[: tail.start()]
                self.told.append(said)
        bare = self.text.lstrip()
        if dated := _DATED.match(bare):
            self.told.append(dated[1])
            bare = self.text = bare[dated.end() :]
        if said := _IN_VENUE.search(bare):
            self.told.append(said[1])
            bare = self.text = bare[: said.start()]
        if parts := apart(bare):
            self.told.extend(parts[1:])
            if where := cited(parts[-1]).venue:
                self.told.insert(0, where)
                self.sure.append(where)
            bare = self.text = parts[0]
        tag = _TAG.match(bare)
        if tag and count_words(bare[tag.end() :]) > 1:
            self.text = bare[tag.end() :]
            self.take_tag(tag[1])

    def take_tag(self, said: str) -> None:
        """Take in what stands in brackets in front of it: a venue, a short name, another tag."""
        if says_when(said, _LONGEST_TAIL):
            self.told.append(said)
        elif self.name is None and is_short(said):
            self.name = said.strip()
        else:
            self.tags.append(said)


def apart(text: str) -> tuple[str, ...]:
    """Part a whole citation, in the style of the APA or MLA: title, and what it says besides.

    >>> apart("Roe, A., & Poe, B. (2020, May). A fine title. In Proc. of X (pp. 1-2).")
    ('A fine title', '2020', 'Roe, A., & Poe, B.', 'In Proc. of X (pp. 1-2).')
    >>> apart('Roe, A. "A fine title." Journal of X 3 (2031): 1-9.')
    ('A fine title', 'Roe, A', 'Journal of X 3 (2031): 1-9.')
    """
    found = _CITATION.match(text)
    if not found or not may_be_names(found[1]) or "," not in found[1]:
        return _quoted_apart(text) or _unquoted_apart(text)
    title, _, where = _AFTER_TITLE.sub("\0", text[found.end() :], count=1).partition("\0")
    return (title.strip(), found[2], found[1].strip(), *([where.strip()] if where.strip() else []))


def _quoted_apart(text: str) -> tuple[str, ...]:
    """Part a citation whose title stands in quotation marks between names and a year."""
    found = _QUOTED_WORK.match(text)
    if not found or "," not in found[1] or not may_be_names(found[1]):
        return ()
    where = text[found.end() :].strip()
    return (found[2].strip(" .,"), found[1], where) if year(where) else ()


def _unquoted_apart(text: str) -> tuple[str, ...]:
    """Part a citation of sentences: names, a title, and where and when."""
    stops = list(_SENTENCE_END.finditer(text))[:_MOST_STOPS]
    for end, stop in pairwise(stops):
        who, title = text[: end.start() + 1], text[end.end() : stop.start() + 1]
        where = text[stop.end() :]
        named = "," in who and may_be_names(who) and is_author_list(who, loose=True)
        worded = count_words(title) >= _FEWEST_WORDS and not may_be_names(title)
        if named and worded and year(title) is None and year(where):
            return (title.rstrip("."), who, where)
    return ()


def says_when(text: str, most_words: int) -> bool:
    """Whether a text is a date or a venue, or is short and has a year."""
    if is_date(text) or is_venue(text):
        return True
    return year(text) is not None and count_words(text) <= most_words


def clean(title: str) -> str:
    """Take decoration, quotation marks and the full stop off a title.

    >>> clean('⭐ "Attention is all you need." :star:')
    'Attention is all you need'
    """
    bare = " ".join(_INVISIBLE.sub("", title.replace(OBJECT, " ")).split())
    for _ in range(_PASSES):
        if DECORATION.match(bare) or DECORATION.search(bare[-12:]):
            bare = DECORATION.sub(" ", bare).strip()
        bare = bare.strip(" \t|*_~").lstrip("-–—:,.;>•·# ").rstrip("-–—:,;<[( ：，；。")
        if bare.endswith(".") and not bare.endswith(_KEEP_STOP) and not _INITIALS.search(bare):
            bare = bare[:-1].rstrip()
        quoted = len(bare) > 2 and bare[0] in _QUOTES and bare[-1] in _QUOTES
        if quoted and not any(sign in bare[1:-1] for sign in _QUOTES):
            bare = bare[1:-1].strip()
    if bare[:1] == "[" and bare[-1:] == "]" and not set("[]").intersection(bare[1:-1]):
        bare = bare[1:-1]
    return " ".join(bare.split())
