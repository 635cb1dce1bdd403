"""When two values of a field are the same, though they are written differently."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spallm.folding import folded
from spallm.identifiers import normalise_title, try_parse
from spallm.matching.address import comparable

_YEAR = re.compile(r"\s*[(,]?\s*(?:(?:19|20)\d\d|['\u2019]\d\d)\s*\)?$")
_OTHERS = re.compile(r"(?:and\s+|&\s*)?(?:et\.? ?al|others|等|\.\.\.|…)\.?", re.IGNORECASE)
_BROKEN = re.compile(r"(?:^|\s|,)(?:et\.? ?al|and others|others|等|\.\.\.|…)\.?$", re.IGNORECASE)
_INITIALS = re.compile(r"\b\w\.")


def title(value: str) -> str:
    """Return a title without case, punctuation and blanks, which are easily lost.

    >>> title("Multi-modal Methodsfor cells") == title("Multimodal methods for cells")
    True
    """
    return normalise_title(value).replace(" ", "") or value


def venue(value: str) -> str:
    """Return the name of a venue without case, full stops and year.

    >>> venue("ICLR 2024") == venue("iclr")
    True
    """
    return folded(_YEAR.sub("", value)).replace(".", "")


@lru_cache(maxsize=50_000)
def address(value: str) -> str:
    """Return what an address leads to, however it is spelt."""
    if found := try_parse(value):
        return found.curie.casefold()
    return comparable(value) or value.casefold().rstrip("/")


def authors(value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the family names of authors; first names are written out or shortened at will.

    >>> authors(("Cui, Haotian", "C. Wang", "Bo Wang"))
    ('cui', 'wang', 'wang')
    """
    return tuple(_family(name) for name in value)


def breaks_off(names: tuple[str, ...]) -> bool:
    """Tell whether a list of authors says itself that it is not whole.

    >>> breaks_off(("H. Cui et al.",)), breaks_off(("H. Cui", "B. Wang"))
    (True, False)
    """
    return any(_BROKEN.search(name.strip()) for name in names)


def is_part(value: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether a list of authors breaks off where another goes on.

    >>> is_part(("H. Cui", "et al."), ("Haotian Cui", "Chloe Wang"))
    True
    """
    said = authors(tuple(name for name in value if not _OTHERS.fullmatch(name.strip())))
    return bool(said) and authors(whole)[: len(said)] == said


def _family(name: str) -> str:
    if "," in name:
        return folded(name.partition(",")[0])
    words = folded(_INITIALS.sub("", name)).split() or folded(name).split()
    return words[-1] if words else ""


_FORMS: dict[str, Callable[[Any], Any]] = {
    "title": title,
    "venue": venue,
    "authors": authors,
    "aliases": folded,
    "description": folded,
    **dict.fromkeys(("code", "weights", "see_also", "landing_page", "website"), address),
}


def form_of(field: str) -> Callable[[Any], Any]:
    """Return the function under which equal values of a field become equal."""
    return _FORMS.get(field, lambda value: value)
