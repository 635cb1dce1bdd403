"""Footnotes: the evidence in an answer, numbered in the order of its first mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spallm.analysis.evidence import Evidence


class Source(TypedDict):
    """A named graph that states something: a source, a place in it and the footing it speaks on."""

    number: int
    iri: str
    label: str
    basis: NotRequired[str]
    url: NotRequired[str]


class Footnotes:
    """The sources mentioned so far."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    @property
    def sources(self) -> list[Source]:
        """The sources in their order."""
        return list(self._sources.values())

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """Return the numbers of some evidence."""
        return sorted(self._number(each) for each in evidence)

    def _number(self, evidence: Evidence) -> int:
        source = self._sources.get(evidence.iri)
        if source is None:
            source = {
                "number": len(self._sources) + 1,
                "iri": evidence.iri,
                "label": evidence.label,
            }
            if evidence.basis:
                source["basis"] = evidence.basis
            if evidence.url:
                source["url"] = evidence.url
            self._sources[evidence.iri] = source
        return source["number"]


def notes(sources: Iterable[Source]) -> list[str]:
    """Return the lines in which readers find the sources."""
    told = (
        "  ".join(filter(None, (each["label"], each.get("basis"), each.get("url"), each["iri"])))
        for each in sources
    )
    lines = [f"[{number}] {words}" for number, words in enumerate(told, start=1)]
    return ["", "Sources:", *lines] if lines else []


def marks(numbers: Iterable[int]) -> str:
    """Return the numbers as they stand behind a statement.

    >>> marks([1, 4]), marks([])
    (' [1, 4]', '')
    """
    joined = ", ".join(map(str, numbers))
    return f" [{joined}]" if joined else ""
