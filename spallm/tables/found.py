"""What is found for a cell, in both languages, before a table in one of them is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spallm.exports.table import Number
from spallm.views.wording import Text


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote in both languages."""

    text: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value with the evidence graphs that state it.

    ``language`` is set for text that exists in that language alone; ``notes`` are footnotes of
    its own, which stand before those of the evidence.
    """

    text: Text
    url: str = ""
    number: Number | None = None
    evidence: frozenset[str] = frozenset()
    is_disputed: bool = False
    language: str = ""
    notes: tuple[Note, ...] = ()


def said_in(text: Text, language: str) -> str:
    """Return a text in a language.

    >>> said_in(["Human", "人"], "zh"), said_in("scGPT", "zh")
    ('人', 'scGPT')
    """
    return text if isinstance(text, str) else text[language == "zh"]


def in_order(found: Iterable[Found]) -> list[Found]:
    """Return values in order, each once with all its evidence, the disputed ones last."""
    merged: dict[tuple[bool, str], Found] = {}
    for each in found:
        place = each.is_disputed, str(each.text)
        other = merged.get(place, each)
        merged[place] = replace(other, evidence=other.evidence | each.evidence)
    curated = {text for is_disputed, text in merged if not is_disputed}
    kept = (each for (off, text), each in merged.items() if not off or text not in curated)
    return sorted(kept, key=lambda f: (f.is_disputed, said_in(f.text, "en").casefold(), f.url))


def spoken(found: Sequence[Found], language: str) -> list[Found]:
    """Return values without those in other languages, if any is in this one."""
    wanted = [f for f in found if not f.language or f.language.partition("-")[0] == language]
    return wanted if any(each.language for each in wanted) else list(found)
