"""Years and dates, as they stand in the text of lists."""

from __future__ import annotations

import re
from functools import lru_cache

from spallm.importers.venue_names import ACRONYMS

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
_FOUR = re.compile(rf"(?:(?<![\d.:/v])|(?<=[A-Z]\.)){_YEAR}(?!\d)(?!\.\d{{3,5}})")
_IN_DATE = re.compile(rf"(?<!\d)\d{{1,2}}[/.-]({_YEAR})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20[0-4]\d)(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?![\d.])")
_SHORT = re.compile(r"['’‘`´]\s?(\d\d)(?!\d)")
_TIGHT = re.compile(
    r"(?<![\w-])([A-Za-z0-9][A-Za-z&-]{1,14})(?:\s?\([\w ]{2,12}\))?[\s-]?(\d\d)(?![\d.])"
)
_CAPITALS = re.compile(r"[A-Z][A-Z@&-]{2,20}\s(\d\d)")
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTHS}\b(?!@)\.?,?(?:\s\d{{1,2}}(?:st|nd|rd|th)?\b)?,?"
    rf"|(?<!\d){_YEAR}[-/.年]\s?\d{{1,2}}(?:[-/.月]\s?\d{{1,2}}日?|月)?(?!\d)"
    rf"|(?<!\d)\d{{1,2}}[/.-](?:\d{{1,2}}[/.-])?{_YEAR}(?!\d)"
    r"|(?<!\d)20[0-4]\d\s(?:0[1-9]|1[0-2])(?:\s[0-3]\d)?(?!\d)"
    r"|(?<!\d)20[0-4]\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[(\[]\s?[,.;]?\s?[)\]]")
_EDGES = " \t\n,.;:-–—_/|'’‘`\"“”*•·，。；：、#=&+"
_PAIRS = (("(", ")"), ("[", "]"), ("（", "）"), ("【", "】"), ("<", ">"))
_JOURNALS = ("Nature", "Science")
_EARLIEST_SHORT = 60
_LATEST_BARE = 40


def _full(short: int) -> int:
    return 1900 + short if short > _EARLIEST_SHORT else 2000 + short


@lru_cache(maxsize=4096)
def find_year(text: str) -> tuple[int, int, int] | None:
    """Find a year: it, and from where to where it stands.

    >>> find_year("NeurIPS'23"), find_year("ICLR 24"), find_year("20240131")
    ((2023, 7, 10), (2024, 5, 7), (2024, 0, 8))
    >>> find_year("arXiv:2004.05678") is None
    True
    """
    if found := _FOUR.search(text):
        return int(found[0]), found.start(), found.end()
    if found := _IN_DATE.search(text) or _COMPACT.search(text):
        return int(found[1]), found.start(), found.end()
    if found := _SHORT.search(text):
        return _full(int(found[1])), found.start(), found.end()
    return _behind_acronym(text)


def _behind_acronym(text: str) -> tuple[int, int, int] | None:
    """Find two digits that only an acronym of a venue in front makes a year."""
    for tight in _TIGHT.finditer(text):
        if tight[1].casefold() in ACRONYMS or tight[1] in _JOURNALS:
            return _full(int(tight[2])), tight.start(2), tight.end(2)
    bare = text.strip(" ().,")
    if (found := _CAPITALS.fullmatch(bare)) and int(found[1]) <= _LATEST_BARE:
        at = text.rindex(found[1])
        return _full(int(found[1])), at, at + 2
    return None


def year(text: str) -> int | None:
    """Find the year in a text."""
    found = find_year(text)
    return found[0] if found else None


def has_short_year(text: str) -> bool:
    """Whether a year stands in a text with an apostrophe: ``'23``."""
    return bool(_SHORT.search(text))


def ends_in_year(text: str) -> bool:
    """Whether nothing but punctuation follows the year of a text."""
    found = find_year(text)
    return found is not None and not text[found[2] :].strip(" .,)]；;")


@lru_cache(maxsize=4096)
def without_dates(text: str) -> str:
    """Take years, months and days out of a text.

    >>> without_dates("arXiv, 21 Jul 2025"), without_dates("(Mar, 2024)")
    ('arXiv', '')
    """
    bare = _DATE.sub(" ", " ".join(text.split()))
    for _ in range(3):
        if not (found := find_year(bare)):
            break
        bare = f"{bare[: found[1]]} {bare[found[2] :]}"
    return trimmed(" ".join(_EMPTY.sub(" ", bare).split()))


def trimmed(text: str) -> str:
    """Take punctuation and lonely brackets off both ends."""
    while True:
        bare = text.strip(_EDGES)
        for opening, closing in _PAIRS:
            bare = _without_bracket(bare, opening, closing)
        if bare == text:
            return bare
        text = bare


def _without_bracket(text: str, opening: str, closing: str) -> str:
    """Take a pair of brackets around a text off, or one that has no other."""
    if text.startswith(opening) and text.endswith(closing) and closing not in text[1:-1]:
        text = text[1:-1]
    if text.endswith(opening) or (text.endswith(closing) and opening not in text):
        text = text[:-1]
    if text.startswith(closing) or (text.startswith(opening) and closing not in text):
        text = text[1:]
    return text


def is_date(text: str) -> bool:
    """Whether a text holds a date and nothing else.

    >>> is_date("2023.05"), is_date("ICLR 2023")
    (True, False)
    """
    return year(text) is not None and not re.search(r"\w", without_dates(text))
