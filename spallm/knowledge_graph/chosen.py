"""Chosen parts of a graph: their entities, what says them, and how they are combined."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.exports.format import Selection as Parts
    from spallm.selecting.choice import Choice
    from spallm.selecting.members import Members
    from spallm.store.subgraph import Node, Subgraph

#: As much of an expression as serves for a heading.
_HEADING = 80


@dataclass(frozen=True)
class Chosen:
    """Entities of a graph with what ties them, and the choice that finds them again.

    ``tied`` tells that a choice of edges counts, and not all of the graph's. ``notes`` say what
    somebody must know of the files that were read.
    """

    subgraph: Subgraph
    title: str = "SpaLLM"
    _whole: Callable[[], Subgraph] | None = field(repr=False, compare=False, default=None)
    choice: Choice | None = field(repr=False, compare=False, default=None)
    tied: bool = False
    notes: tuple[str, ...] = field(repr=False, compare=False, default=())

    @classmethod
    def of(
        cls, whole: Subgraph, choice: Choice, members: Members, notes: tuple[str, ...] = ()
    ) -> Self:
        """Return what a choice found in a whole graph."""
        title = "SpaLLM" if choice.text == "everything" else choice.text
        return cls(
            members.within(whole),
            title if len(title) <= _HEADING else "Selection",
            lambda: whole,
            choice,
            tied=members.ties is not None,
            notes=notes,
        )

    def __len__(self) -> int:
        return len(self.subgraph.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.subgraph.nodes.values())

    @property
    def whole(self) -> Subgraph:
        """The graph that this was selected from."""
        return self._whole() if self._whole else self.subgraph

    @property
    def expression(self) -> str:
        """The expression that selects the same again, in its canonical form.

        What saved selections say stands in the place of their names.
        """
        return self._said.text

    @property
    def parts(self) -> Parts:
        """The selected part and the whole graph, as exports and figures take them."""
        from spallm.exports.format import Selection as Parts

        return Parts(self.subgraph, self.whole)

    def __or__(self, other: Self) -> Self:
        return self._combined(other, operator.or_)

    def __and__(self, other: Self) -> Self:
        return self._combined(other, operator.and_)

    def __sub__(self, other: Self) -> Self:
        return self._combined(other, operator.sub)

    def _combined(self, other: Self, combine: Callable[[Any, Any], Any]) -> Self:
        """Combine what both hold, and what they say, in the same way."""
        if self.whole is not other.whole:
            raise UsageError(
                "these are selections of different graphs",
                hint="Select both from one KnowledgeGraph.",
            )
        members = combine(self._members, other._members)
        return self.of(self.whole, combine(self._said, other._said), members)

    @property
    def _said(self) -> Choice:
        """What selects the same again: what was said, or else the list of entities."""
        from spallm.selecting.choice import Everything
        from spallm.selecting.entities import of_names

        unsaid = Everything() if self.subgraph is self.whole else of_names(self.subgraph.nodes)
        return self.choice or unsaid

    @property
    def _members(self) -> Members:
        from spallm.selecting.members import Members

        ties = (lambda: self.subgraph) if self.tied else None
        return Members(frozenset(self.subgraph.nodes), ties)
