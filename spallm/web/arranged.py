"""A graph arranged for documents: its statements in their order there, found from either end.

Statements go by their place in that order. Sets of numbers are quick to gather and to sort, which
sets of quads are not: each look at a part of a quad makes a new object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.statement import Said, key
from spallm.vocabulary import DCTERMS, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from spallm.store.subgraph import Subgraph

_NAMING = frozenset({RDF.type, SKOS.prefLabel, RDFS.label, DCTERMS.title, DCTERMS.identifier})


class Arranged:
    """The statements of a graph, each once, by graph, subject, predicate and object."""

    def __init__(self, whole: Subgraph) -> None:
        numbers = {quad: n for n, quad in enumerate(whole.quads)}
        self.quads = tuple(sorted(numbers, key=place))
        self.said = tuple(whole.said[numbers[quad]] for quad in self.quads)

    @cached_property
    def about(self) -> Mapping[str, Sequence[int]]:
        """The statements by subject."""
        return self._by(lambda said: said.subject)

    @cached_property
    def pointing(self) -> Mapping[str, Sequence[int]]:
        """The statements by object."""
        return self._by(lambda said: key(said.object))

    @cached_property
    def stated(self) -> Mapping[str, Sequence[int]]:
        """The statements by the graph that makes them; the default graph is left out."""
        return self._by(lambda said: said.graph)

    @cached_property
    def held(self) -> Mapping[tuple[str, str, str], int]:
        """The statements of the default graph by subject, predicate and text of the object."""
        return {
            (said.subject, said.predicate, said.text): n
            for n, said in enumerate(self.said)
            if said.graph is None
        }

    @cached_property
    def names(self) -> Mapping[str, Sequence[int]]:
        """What the curated view calls things, or all graphs where there is none."""
        named = {n for n, said in enumerate(self.said) if said.predicate in _NAMING}
        counting = named & set(self.held.values()) if self.held else named
        return {
            subject: found
            for subject, all_ in self.about.items()
            if (found := [n for n in all_ if n in counting])
        }

    @cached_property
    def nameless(self) -> frozenset[int]:
        """The statements that speak of blank nodes."""
        return frozenset(
            n for n, quad in enumerate(self.quads) if any(isinstance(t, ox.BlankNode) for t in quad)
        )

    def _by(self, end: Callable[[Said], str | None]) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n, said in enumerate(self.said):
            if (name := end(said)) is not None:
                found[name].append(n)
        return dict(found)


def place(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Return a key that sorts quads by graph, subject, predicate and object."""
    subject, predicate, value, graph = quad
    return str(graph), str(subject), str(predicate), str(value)
