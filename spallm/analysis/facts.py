"""The values that cards are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spallm.analysis.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: an entity, a part with details of its own, a link or a text.

    ``curated`` is false where only evidence states the value; ``rank`` and ``reason`` are what
    the curator remarks on it. ``iri``, ``id`` and ``kind`` are set for entities only.
    """

    text: str
    labels: Mapping[str, str] = field(default_factory=dict)
    iri: str | None = None
    id: str | None = None
    kind: str | None = None
    url: str | None = None
    language: str | None = None
    evidence: tuple[Evidence, ...] = ()
    curated: bool = True
    rank: str | None = None
    reason: str | None = None
    details: tuple[Group, ...] = ()

    def text_in(self, language: str) -> str:
        """Return the text to show in a language."""
        return self.labels.get(language, self.text)


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one property; ``incoming`` says that they stand at its other end."""

    predicate: str
    incoming: bool
    labels: Mapping[str, str]
    values: tuple[Value, ...]

    @property
    def label(self) -> str:
        """What readers call the property, seen from this side of it."""
        return self.label_in("en")

    def label_in(self, language: str) -> str:
        """Return what the property is called in a language, or the nearest there is."""
        return self.labels.get(language) or self.labels["en"]
