"""Badges: small pictures with numbers, drawn by shields.io when somebody reads the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from spallm.lists.listed import Listed
from spallm.lists.shelves import Shelf
from spallm.lists.wording import Language, label

_PLACE = "https://img.shields.io/badge/"


def badges(works: Sequence[Listed], shelves: Sequence[Shelf], language: Language) -> list[str]:
    """Return a line of badges: how many works, sections, and works with code."""
    numbers = {
        "works": len(works),
        "sections": sum(1 for _ in _named(shelves)),
        "with-code": sum(bool(work.code or work.weights) for work in works),
    }
    return [" ".join(_badge(label(name, language), n) for name, n in numbers.items() if n)]


def _badge(words: str, number: int) -> str:
    """Return a badge whose alternative text says the same; a dash would part its fields."""
    written = quote(words.replace("-", "--").replace("_", "__"), safe="")
    return f"![{words}: {number:,}]({_PLACE}{written}-{number}-blue)"


def _named(shelves: Sequence[Shelf]) -> Iterator[Shelf]:
    """Yield the sections that have works of their own."""
    for shelf in shelves:
        if shelf.names and shelf.works:
            yield shelf
        yield from _named(shelf.within)
