"""Venues, as they stand in the text of lists: conferences, journals, preprint servers."""

from __future__ import annotations

import re
from functools import lru_cache

from spallm.importers import venue_names as known
from spallm.importers.nothing import is_nothing
from spallm.importers.year import ends_in_year, has_short_year, without_dates, year

_LONGEST = 160
_LONGEST_CHINESE = 20
_IN = re.compile(r"^\s*(?:in|published in|accepted (?:by|to|at)|at)\s?[:：]?\s+", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\W{0,3}(?:19|20)\d\d")
_WORD = re.compile(r"(?<![\w-])[A-Za-z0-9][A-Za-z0-9&]*(?:-[A-Za-z0-9&]+)*")
_SMALL = frozenset(("of", "on", "in", "and", "the", "for", "&"))
_HEADS = re.compile(r"(?:journal of|nature\b|transactions|ieee|acm)", re.IGNORECASE)


def venue(text: str) -> str | None:
    """Read a text that is known to name a venue, perhaps with a year.

    >>> venue("(ICLR 2024)"), venue("arXiv, 21 Jul 2025"), venue("EMNLP 2020 Findings")
    ('ICLR', 'arXiv', 'EMNLP Findings')
    >>> venue("bioRxiv 2024.02.10.579743"), venue("Nature 521.7553 (2015): 436-444")
    ('bioRxiv', 'Nature')
    """
    if preprint := known.PREPRINT.fullmatch(text[:_LONGEST]):
        return preprint[1]
    bare = _whole(without_dates(_IN.sub("", text)))
    return None if is_nothing(bare) or not re.search(r"[^\W\d_]", bare) else bare


def _whole(text: str) -> str:
    """Take volume and pages, and the number of a preprint, off a venue."""
    if found := known.PREPRINT.fullmatch(text):
        return found[1]
    return text if known.ISSUE.search(text) else known.VOLUME.sub("", text)


def acronym(text: str) -> re.Match[str] | None:
    """Find the acronym of a known venue; most only count in capitals."""
    for found in _WORD.finditer(text):
        word = found[0].rstrip("0123456789-")
        head, _, tail = word.partition("-")
        parts = (word, word[:-1] if word[-1:] in "Ww" else word, head)
        for part in parts if known.BACK.fullmatch(tail) or not tail else (word,):
            low = part.casefold()
            if low in known.ACRONYMS and (low in known.ANY_CASE or sum(map(str.isupper, part)) > 1):
                return found
    return None


@lru_cache(maxsize=4096)
def knows_venue(text: str) -> bool:
    """Whether a short text names a venue that is known, or that calls itself one.

    >>> knows_venue("Findings of ACL 2022"), knows_venue("IEEE Transactions on Computers")
    (True, True)
    """
    if len(text) > _LONGEST:
        return False
    bare = _whole(without_dates(_whole(text)))
    if not bare or bare.casefold() in known.GENERIC or known.AFFILIATION.search(bare):
        return False
    if known.OTHERS.search(bare) or re.search(r"[\"“”]", bare):
        return False
    return _has_acronym(bare) or bool(known.WHOLE.fullmatch(bare)) or _is_journal(bare)


def _has_acronym(bare: str) -> bool:
    """Whether a text is an acronym with what belongs to it."""
    if not (found := acronym(bare)):
        return False
    if re.match(r"\.[A-Za-z]", bare[found.end() :]):
        return False
    front = [word.casefold().strip(".,'’@(-") for word in bare[: found.start()].split()]
    back = bare[found.end() :].split()
    if len(front) > 5 or any(word and word not in known.FRONT for word in front):
        return False
    return len(back) <= 1 or (len(back) <= 9 and bool(known.BACK.match(back[0].strip("@()[]:-,'"))))


def _is_journal(bare: str) -> bool:
    """Whether all words of a text are capitalised, and one says what it is."""
    words = bare.split()
    if known.CHINESE.search(bare) and len(bare) <= _LONGEST_CHINESE:
        return True
    if not 2 <= len(words) <= 14:
        return False
    if known.ANY_CASE_FIRST.match(bare):
        return True
    if any(word.casefold() not in _SMALL and not word.lstrip("(@")[:1].isupper() for word in words):
        return False
    if known.JOURNAL_FIRST.match(bare):
        return True
    listed = ":" in bare or "," in bare
    return not listed and bool(known.JOURNAL_WORD.search(bare))


@lru_cache(maxsize=4096)
def is_venue(text: str) -> bool:
    """Whether a text is a venue with or without a year, and nothing else.

    >>> [is_venue(text) for text in ("EMNLP 2020 Findings", "Nature Methods", "IEEE TKDE")]
    [True, True, True]
    >>> [is_venue(text) for text in ("Journal", "Fast R-CNN", "Cell population analysis")]
    [False, False, False]
    """
    if len(text) > _LONGEST:
        return False
    bare = without_dates(text)
    if not bare:
        return False
    return knows_venue(text) or (year(text) is not None and _is_new(text, bare))


def _is_new(text: str, bare: str) -> bool:
    """Whether what stands beside a year is a venue that nobody knows."""
    if (
        known.OTHERS.search(bare)
        or bare.casefold() in known.GENERIC
        or ":" in bare
        or bare[0] == "@"
    ):
        return False
    words = bare.split()
    if ends_in_year(text) and known.ABBREVIATED.fullmatch(bare):
        return True
    edge = ends_in_year(text) or _YEAR_FIRST.match(text) is not None
    if len(words) == 1 and has_short_year(text) and bare[0].isupper():
        return True
    if len(words) <= 2 and edge and sum(map(str.isupper, bare)) > 1 and "," not in bare:
        return True
    capital = all(word[0].isupper() or len(word) < 4 for word in words)
    return (
        len(words) <= 8 and capital and bool(known.JOURNAL_LAST.search(bare)) and ends_in_year(text)
    )


def heads_venue(heading: str) -> bool:
    """Whether a heading names the venue of what stands below it.

    >>> heads_venue("ICLR 2024"), heads_venue("Machine Learning"), heads_venue("Fast R-CNN")
    (True, False, False)
    """
    if not is_venue(heading):
        return False
    if year(heading) is None and re.search(r"\bpapers?\b", heading, re.IGNORECASE):
        return False
    return acronym(heading) is not None or year(heading) is not None or bool(_HEADS.match(heading))
