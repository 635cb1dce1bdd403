"""Statements: one triple, who says it, and whether the curated view shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pyoxigraph as ox

from spallm.records import Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple with the footnotes that support it."""

    triple: ox.Triple
    by: tuple[Evidence, ...]
    curated: bool = True
    rank: str = "normal"
    note: str | None = None
    note_zh: str | None = None

    def about(self, triple: ox.Triple) -> Statement:
        """Return the same footing for another triple, which needs no remark of its own."""
        return replace(self, triple=triple, rank="normal", note=None, note_zh=None)


def materialised(
    statements: Iterable[Statement], supers: dict[str, tuple[str, ...]]
) -> list[Statement]:
    """Return the statements, each followed by what its super-properties make of it."""
    found: list[Statement] = []
    for statement in statements:
        triple = statement.triple
        found.append(statement)
        found.extend(
            statement.about(ox.Triple(triple.subject, ox.NamedNode(parent), triple.object))
            for parent in supers.get(triple.predicate.value, ())
        )
    return found
