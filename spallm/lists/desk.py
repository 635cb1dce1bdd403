"""The desk: where lists are asked for, of a selection or by the blocks of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from spallm.errors import NothingFound, SpallmError, UsageError
from spallm.knowledge_graph.selecting import found
from spallm.lists.awesome import awesome_list
from spallm.lists.blocks import Block, updated
from spallm.lists.holdings import Holdings
from spallm.lists.manner import OPTIONS, Manner
from spallm.lists.wording import named
from spallm.nearness import unknown
from spallm.selecting.accounting import nothing_found
from spallm.selecting.choice import Both, Choice, Everything, Without, either
from spallm.selecting.filters import NAMES, made
from spallm.selecting.parsing import parse

if TYPE_CHECKING:
    from spallm.selecting.scope import Scope

#: The options of a block that say what; those that say how are a manner's.
CHOOSING = (*NAMES, "since", "until", "select", "without")


@dataclass(frozen=True)
class Desk:
    """A graph to make lists of."""

    scope: Scope

    @cached_property
    def holdings(self) -> Holdings:
        """The graph as lists are made of it."""
        return Holdings(self.scope.whole)

    def document(
        self, choice: Choice, manner: Manner, roots: tuple[str, ...] = (), title: str | None = None
    ) -> str:
        """Return a list that stands by itself.

        ``roots`` are names of the sections to which it keeps. Without a title the list of a whole
        graph has that of the graph, and any other none.
        """
        if title is None:
            is_whole = isinstance(choice, Everything)
            title = named(self.holdings.titles, manner.language, "") if is_whole else ""
        return self._list(choice, replace(manner, title=title), roots)

    def refreshed(self, body: bytes, file: str, choice: Choice, manner: Manner) -> bytes:
        """Return a file with its blocks made anew, each of what it chooses from the choice."""

        def make(block: Block) -> str:
            try:
                return self._block(block, choice, manner)
            except SpallmError as error:
                kind = NothingFound if isinstance(error, NothingFound) else UsageError
                raise kind(f"{block.where}: {error.message}", hint=error.hint) from error

        return updated(body, file, make)

    def _block(self, block: Block, choice: Choice, manner: Manner) -> str:
        narrower = tuple(narrowed(block.options))
        taken = tuple(map(parse, block.options.get("without", ())))
        if narrower:
            whole = isinstance(choice, Everything)
            parts = narrower if whole else (choice, *narrower)
            choice = Both(parts) if len(parts) > 1 else parts[0]
        if taken:
            choice = Without(choice, taken)
        roots = block.options.get("section", ())
        return self._list(choice, manner.having(block.options), roots)

    def _list(self, choice: Choice, manner: Manner, roots: tuple[str, ...]) -> str:
        selection = found(choice, self.scope)
        if not len(selection):
            raise nothing_found(selection.choice or choice, self.scope)
        tops = tuple(self.scope.entity(each, ("section",)).iri for each in roots)
        return awesome_list(self.holdings, selection.subgraph.nodes.keys(), manner, tops)


def narrowed(options: Mapping[str, tuple[str, ...]]) -> Iterator[Choice]:
    """Yield the choices that options of a block mean; values of the same option are united."""
    for name, values in options.items():
        if name not in CHOOSING and name not in OPTIONS:
            raise unknown("option of a block", name, (*OPTIONS, *CHOOSING))
        if name == "select":
            yield either(tuple(map(parse, values)))
        elif name in ("since", "until"):
            yield made("year", f"{values[0]}.." if name == "since" else f"..{values[0]}")
        elif name in NAMES:
            yield either(tuple(made(name, value) for value in values))
