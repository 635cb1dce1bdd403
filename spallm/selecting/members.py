"""Members: the entities that a choice finds, and the edges that tie them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spallm.store.subgraph import Subgraph


@dataclass(frozen=True)
class Members:
    """Entities by IRI; ``ties`` makes the edges among them where not all of the graph's count.

    It is called only where the ties are looked at, for making a part of a graph takes long.

    What is narrowed keeps its ties. What is united is tied by all edges of the graph, because a
    choice of edges that was made for one part says nothing about the other.
    """

    iris: frozenset[str]
    ties: Callable[[], Subgraph] | None = None

    def __and__(self, other: Members) -> Members:
        ties = [each.ties for each in (self, other) if each.ties is not None]
        return Members(self.iris & other.iris, ties[0] if len(ties) == 1 else None)

    def __or__(self, other: Members) -> Members:
        return Members(self.iris | other.iris)

    def __sub__(self, other: Members) -> Members:
        return Members(self.iris - other.iris, self.ties)

    def within(self, whole: Subgraph) -> Subgraph:
        """Return the entities as a part of a graph; all of them are the graph itself."""
        source = whole if self.ties is None else self.ties()
        return source if self.iris >= source.nodes.keys() else source.restricted(self.iris)
