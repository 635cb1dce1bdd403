"""Citations: who, where and when, as they stand in a text around a title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spallm.importers.authors import (
    ET_AL,
    authors_in_front,
    is_author_list,
    may_be_names,
    names,
    says_others,
)
from spallm.importers.venue import acronym, is_venue, knows_venue, venue
from spallm.importers.venue_names import COMMON, FRONT
from spallm.importers.year import find_year, is_date, without_dates, year

_LONGEST = 4000
_PROSE = 8
_ABBREVIATIONS = ("Proc", "Trans", "Conf", "J", "Int", "Adv", "Sci", "Appl", "St", "Jr")
_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\bal)"
    + "".join(rf"(?<!\b{each})" for each in _ABBREVIATIONS)
    + r"[.。]\s+|(?<=\bal)\.\s?|\.\s+"
    r"(?=(?:CVPR|ICCV|ECCV|NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|ACL|EMNLP"
    r"|KDD|BMVC|ICRA|IROS|arXiv|bioRxiv|In\s|IEEE|ACM|Proceedings|Journal))"
    r"|\s[|•·]\s|[;；•]|\s[-–—]\s|[()\[\]（）【】<>{}]|\ufffc"
)
_OF_A_VENUE = re.compile(
    r"(?<=[A-Za-z0-9])\s?\(((?i:findings|oral|spotlight|poster|workshops?[^()]{0,40}"
    r"|datasets? (?:and|&) benchmarks[^()]{0,20}|short|long|demo|industry[^()]{0,20})"
    r"|[A-Z][A-Za-z]{0,20}[A-Z]+)\)"
)
_YEAR_IN_BRACKETS = re.compile(r"\s?\(((?:19|20)\d\d)\)")
_SAYS_WHERE = re.compile(
    r"(?:in|published (?:in|at)|accepted (?:by|to|at)|to appear (?:in|at))\s", re.IGNORECASE
)
_DATE_FIRST = re.compile(r"(?:19|20)\d\d\s?[,:]\s+(?=\S)")
_ERA = re.compile(r"\d\s?(?:BCE?|CE|AD)\b")
_EDGES = " ,.;:\t，'‘’"
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text says of who, where and when; ``rest`` is what it says besides."""

    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    rest: tuple[str, ...] = ()


def cited(text: str, *, bare_name: bool = False) -> Cited:
    """Read what stands behind, or in front of, a title.

    ``bare_name`` takes a single name that stands apart for that of the author.

    >>> cited("Ada Lovelace, Grace Hopper. ICLR, 2024.")
    Cited(authors=('Ada Lovelace', 'Grace Hopper'), venue='ICLR', year=2024, rest=())
    >>> cited("in *Applied Sciences* 2019").venue
    'Applied Sciences'
    """
    gathered = _Gathered(bare_name)
    for line in text.replace("*", "").split("\n"):
        gathered.line(line)
    return Cited(
        gathered.authors,
        gathered.where or gathered.likely,
        gathered.when or gathered.likely_when,
        tuple(gathered.rest),
    )


@dataclass(slots=True)
class _Gathered:
    """Gathers what the chunks of a text say."""

    bare_name: bool
    authors: tuple[str, ...] = ()
    where: str | None = None
    likely: str | None = None
    when: int | None = None
    likely_when: int | None = None
    rest: list[str] = field(default_factory=list)

    def line(self, text: str) -> None:
        """Read a line; behind running prose only what stands in brackets at its end counts."""
        closed = text.rstrip(" .").endswith((")", "]", "）", "】"))
        chunks = _chunks(text)
        talking = False
        for index, chunk in enumerate(chunks):
            last = closed and index == len(chunks) - 1
            if len(chunk) > _LONGEST or (talking and not last):
                self.rest.append(chunk)
                continue
            known = len(self.rest)
            self.chunk(chunk)
            prose = len(self.rest) > known and len(chunk.split()) >= _PROSE
            talking = talking or (prose and not may_be_names(chunk))

    def chunk(self, text: str) -> None:
        """Read a chunk between marks of a sentence."""
        if _ERA.search(text):
            self.rest.append(text)
            return
        if dated := _DATE_FIRST.match(text):
            self.when = self.when or year(dated[0])
            text = text[dated.end() :]
        if not self.authors and not is_date(text) and not knows_venue(text):
            text = self.take_authors(text)
        if not text:
            return
        if is_date(text):
            self.when = self.when or year(text)
        elif not self.take_venue(text):
            self.rest.append(text)

    def take_authors(self, text: str) -> str:
        """Take authors off the front of a chunk."""
        if text.count(",") > 1 and year(text) is None and may_be_names(text):
            self.authors = names(text)
            return ""
        if parted := _names_and_acronym(text):
            self.authors = names(parted[0])
            return parted[1]
        by = re.match(r"by\s", text, re.IGNORECASE)
        alone = self.bare_name and " " in text
        if by or is_author_list(text, alone=alone) or _starts_with_names(text):
            found, left = authors_in_front(text)
            breaks_off = found and says_others(text[: len(text) - len(left)])
            self.authors, text = (*found, *([ET_AL] if breaks_off else ())), left
        return text.strip(" ,.;:")

    def take_venue(self, text: str) -> bool:
        """Take a venue, surely or likely, from a chunk."""
        when = year(text)
        if when is None and COMMON.fullmatch(text):
            return False
        if self.where is None and (sure := _venue_in(text)):
            self.where, before = sure
            self.when = self.when or when
            if before:
                self.rest.append(before)
            return True
        if self.where is None and when and _is_venue_and_year(text):
            self.likely = self.likely or venue(text)
            self.likely_when = self.likely_when or when
            return True
        if when and len(text.split()) <= 4:
            self.likely_when = self.likely_when or when
        return False


def _chunks(text: str) -> list[str]:
    """Part a line at the marks of a sentence; brackets that belong to a venue stay."""
    text = _YEAR_IN_BRACKETS.sub(r" \1", _OF_A_VENUE.sub(rf"{_OPEN}\1{_CLOSE}", text))
    parts = (part.strip(_EDGES) for part in _SENTENCE.split(text) if part)
    return [part.replace(_OPEN, " (").replace(_CLOSE, ")") for part in parts if part]


def _venue_in(text: str) -> tuple[str | None, str] | None:
    """Find a venue that makes up a chunk, its end or its beginning; and what is left of it."""
    when = year(text)
    said = _SAYS_WHERE.match(text)
    told = said and len(text.split()) <= 14 and (when or knows_venue(text[said.end() :]))
    if is_venue(text) or told:
        return (venue(text), "") if venue(text) else None
    parts = text.split(",")
    for index in range(1, min(len(parts), 40)):
        tail = ",".join(parts[index:]).strip()
        if is_venue(tail):
            return venue(tail), ",".join(parts[:index])
    found = find_year(text)
    if found and is_venue(text[: found[2]]) and len(text[found[2] :].split()) <= 5:
        return venue(text[: found[2]]), ""
    return None


def _names_and_acronym(text: str) -> tuple[str, str] | None:
    """Part names from the acronym of a venue that follows without a mark."""
    found = acronym(text)
    if not found or not found.start() or not is_venue(text[found.start() :]):
        return None
    before = text[: found.start()]
    listed = is_author_list(before, loose=True) or ("," in before and may_be_names(before))
    return (before, text[found.start() :]) if listed and " " in before.strip() else None


def _starts_with_names(text: str) -> bool:
    """Whether a text begins with names, and goes on with a venue or a date."""
    found, left = authors_in_front(text)
    if not found or not left.strip():
        return False
    before = text[: len(text) - len(left)]
    surnames = all(len(name.split()) == 1 for name in found)
    if surnames and "," not in before and " al" not in text:
        return False
    if not before.rstrip().endswith((",", "，", ";")) and not says_others(before):
        return False
    if is_venue(left) or is_date(left.strip(" .,")):
        return True
    return not surnames and year(left) is not None and len(left.split()) <= 12


def _is_venue_and_year(text: str) -> bool:
    """Whether a text is short, has capitals, and ends in its year or begins with it."""
    found = find_year(text)
    words = without_dates(text).split()
    if not found or len(text.split()) > 10 or says_others(text) or " @" in f" {text}":
        return False
    capitals = sum(word[0].isupper() or word.casefold() in FRONT for word in words)
    if capitals * 2 < len(words):
        return False
    behind, front = text[found[2] :].strip(" .,)]"), text[: found[1]].strip(" .,([")
    return not behind or (not front and behind[0].isupper() and len(behind.split()) <= 5)
