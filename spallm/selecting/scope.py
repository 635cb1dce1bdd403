"""Scopes: where choices are looked up."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from spallm.analysis.resolve import resolve
from spallm.errors import UsageError
from spallm.selecting.index import Index
from spallm.selecting.members import Members
from spallm.store.subgraph import Node, Subgraph

if TYPE_CHECKING:
    from collections.abc import Collection

    from spallm.selecting.choice import Choice
    from spallm.selecting.queries import Query
    from spallm.store.graph import Graph

#: Where saved selections stand if nobody says otherwise.
FOLDER = Path("selections")


@dataclass(frozen=True, eq=False)
class Scope(ABC):
    """A graph to select from, and the folder of saved selections.

    Without ``files`` no expression may name a file or a saved selection, so that strangers can
    be let write them. ``opened`` are the saved selections that are being read. ``notes`` gathers
    what somebody must know of the files that were read, and ``written_out`` what saved selections
    mean.
    """

    index: Index
    folder: Path = FOLDER
    files: bool = True
    opened: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, repr=False)
    written_out: dict[str, Choice] = field(default_factory=dict, repr=False)
    _known: dict[Choice, Members] = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> Subgraph:
        """The whole graph."""
        return self.index.whole

    def members(self, choice: Choice) -> Members:
        """Return what a choice finds; the same choice is looked up once."""
        if choice not in self._known:
            self._known[choice] = choice.members(self)
        return self._known[choice]

    @abstractmethod
    def entity(self, text: str, kinds: Collection[str] | None = None) -> Node:
        """Return the one entity that a text means."""

    @abstractmethod
    def asked(self, query: Query) -> Members:
        """Return what the answer to a query is about."""

    def entering(self, name: str) -> Self:
        """Return the scope within a saved selection; one that stands within itself is refused."""
        if name in self.opened:
            way = " → ".join(f"@{each}" for each in (*self.opened, name))
            raise UsageError(
                f"the saved selection @{name} leads back to itself: {way}",
                hint=f"Change one of these files in {self.folder}.",
            )
        return replace(self, opened=(*self.opened, name))

    def permit_files(self, what: str) -> None:
        """Raise where expressions may not name files."""
        if not self.files:
            raise UsageError(
                f"{what} reads a file, which this place does not do",
                hint="Use the command line or Python.",
            )


@dataclass(frozen=True, eq=False)
class GraphScope(Scope):
    """A graph that answers queries, to select from."""

    graph: Graph = field(kw_only=True)

    def entity(self, text: str, kinds: Collection[str] | None = None) -> Node:
        """Return the one entity that a text means; ids are found without asking the graph."""
        if found := self.index.named(text, kinds):
            return found
        return resolve(self.graph, text, kinds)

    def asked(self, query: Query) -> Members:
        """Ask the graph."""
        return query.ask(self.graph, self)
