"""Holdings: a graph as lists are made of it, read once for all lists that are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from spallm.analysis.assertions import Assertions, assertions_of
from spallm.analysis.known_work import KnownWork
from spallm.analysis.known_works import PREDICATES, works
from spallm.lists.listed import Listed, listed
from spallm.lists.shelves import sections_of
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import DCTERMS, SCHEMA, SKOS


@dataclass(frozen=True)
class Holdings:
    """A whole graph, and what is asked of it for every list."""

    whole: Subgraph

    @cached_property
    def said(self) -> Assertions:
        """What the graph asserts."""
        return assertions_of(self.whole, (*PREDICATES, SKOS.broader, SCHEMA.position))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What the graph calls itself, by language."""
        return self.said.texts(self.whole.home.snapshot, DCTERMS.title)

    def listed(self, chosen: Collection[str]) -> tuple[Listed, ...]:
        """Return the works that chosen entities are, or came from, in the order of lists."""
        return listed(self._works, chosen, self._sections)

    @cached_property
    def _works(self) -> tuple[KnownWork, ...]:
        return works(self.said)

    @cached_property
    def _sections(self) -> Mapping[str, tuple[str, ...]]:
        return sections_of(self.said)
