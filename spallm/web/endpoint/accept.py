"""Content negotiation: which of the formats at hand a client likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"
_QUOTED = r'"(?:[^"\\]|\\.)*+"'
# Possessive throughout, so that no header can make it try many ways to read the same blanks.
_PARAMETER = rf"\s*+;\s*+(?:{_WORD}=(?:{_WORD}|{_QUOTED}))?+"
_RANGE = re.compile(rf"\s*+({_WORD}/{_WORD})((?:{_PARAMETER})*+)\s*+(?:,|$)")
_SETTING = re.compile(rf";\s*+({_WORD})=({_WORD}|{_QUOTED})")
_LIKED = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
_UNNAMED = -1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """A format by its media type, and by the name that engines know it under."""

    media_type: str
    format: str

    @property
    def essence(self) -> str:
        """The media type without parameters."""
        return self.media_type.partition(";")[0]


@dataclass(frozen=True, eq=False)
class Menu:
    """What can be had of one thing, the best first; a menu is itself and equals no other."""

    offers: tuple[Offer, ...]

    def __str__(self) -> str:
        return ", ".join(dict.fromkeys(offer.essence for offer in self.offers))


@lru_cache(maxsize=512)
def choose(menu: Menu, accept: str | None) -> Offer | None:
    """Return the offer that a client likes best, or nothing where it likes none.

    Among equals the one wins that the client names, then the one that comes first here.

    >>> menu = Menu((Offer("application/json", "json"), Offer("text/csv", "csv")))
    >>> choose(menu, "text/csv, */*").format
    'csv'
    >>> choose(menu, "text/*;q=0.5, */*;q=0.9").format
    'json'
    >>> choose(menu, "text/html")
    """
    ranges = _ranges(accept or "*/*")
    best: Offer | None = None
    best_rank = (0.0, _UNNAMED)
    for offer in menu.offers:
        rank = _rank(offer.essence, ranges)
        if rank[0] > 0 and rank > best_rank:
            best, best_rank = offer, rank
    return best


def quality(accept: str | None, essence: str) -> float:
    """Return how much a client likes a type that it names; one that it does not name is at 0.

    >>> quality("text/html, application/json;q=0.5", "application/json")
    0.5
    """
    return _ranges(accept or "").get(essence, 0.0)


def _rank(essence: str, ranges: dict[str, float]) -> tuple[float, float]:
    """Return the quality of the most specific range that covers a type, and how specific it is."""
    for specific, name in ((2.0, essence), (1.0, f"{essence.partition('/')[0]}/*"), (0.0, "*/*")):
        if name in ranges:
            return ranges[name], specific
    return 0.0, _UNNAMED


@lru_cache(maxsize=256)
def _ranges(accept: str) -> dict[str, float]:
    """Return the ranges of an Accept header; what is not well-formed in it counts for nothing."""
    ranges: dict[str, float] = {}
    place = 0
    while place < len(accept):
        found = _RANGE.match(accept, place)
        if not found:
            comma = accept.find(",", place)
            place = comma + 1 if comma >= 0 else len(accept)
            continue
        place = found.end()
        liked = _liked(found[2])
        if _LIKED.fullmatch(liked):
            name = found[1].lower()
            ranges[name] = max(ranges.get(name, 0.0), float(liked))
    return ranges


def _liked(parameters: str) -> str:
    """Return the weight among the parameters of a range; only that one counts here."""
    weights = (value for name, value in _SETTING.findall(parameters) if name in "qQ")
    return next(weights, "1")
