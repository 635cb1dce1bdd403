"""Statements: what is said about one thing, value by value, and who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph as ox

from spallm.store.statement import Value
from spallm.store.subgraph import Subgraph
from spallm.views.relations import Supers, implied
from spallm.views.remarks import Remark, Remarks
from spallm.views.wording import Text
from spallm.vocabulary import ONTOLOGY_GRAPH

Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Stated(NamedTuple):
    """One value of a predicate; ``status`` is set where sources disagree over it."""

    predicate: str
    value: Term
    evidence: frozenset[str]
    status: str | None = None
    why: Text = ""


@dataclass(frozen=True)
class Statements:
    """A reader of what a subgraph says."""

    graph: Subgraph
    supers: Supers
    remarks: Remarks
    has_default: bool
    _told: dict[str, tuple[Stated, ...]] = field(default_factory=dict, repr=False, compare=False)

    def about(self, iri: str) -> tuple[Stated, ...]:
        """Return the statements about a thing, those that a more exact one repeats left out."""
        if iri not in self._told:
            self._told[iri] = tuple(self._read(iri))
        return self._told[iri]

    def _read(self, iri: str) -> Iterator[Stated]:
        values: dict[tuple[str, str], Value] = {}
        graphs: dict[tuple[str, str], set[str | None]] = defaultdict(set)
        for _, predicate, value, graph, text in self.graph.said_of.get(iri, ()):
            values[predicate, text] = value
            graphs[predicate, text].add(graph)
        repeated, remarks = self._repeated(values), self.remarks.get(iri, {})
        for key in sorted(values):
            value = values[key]
            if key not in repeated and not isinstance(value, ox.Triple):
                yield self._stated(key[0], value, graphs[key], remarks.get(key))

    def _repeated(self, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        by_value: dict[str, set[str]] = defaultdict(set)
        for predicate, text in keys:
            by_value[text].add(predicate)
        return {
            (predicate, text)
            for text, predicates in by_value.items()
            if len(predicates) > 1
            for predicate in implied(predicates, self.supers)
        }

    def _stated(
        self, predicate: str, value: Term, graphs: set[str | None], remark: Remark | None
    ) -> Stated:
        evidence = frozenset([name for name in graphs if name and name != ONTOLOGY_GRAPH])
        status = None if None in graphs or not self.has_default else "other"
        if remark is None:
            return Stated(predicate, value, evidence, status)
        return Stated(predicate, value, evidence, remark.status or status, remark.why)
