"""Statements: what is said about one thing, value by value, and who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph
from spallm.views.relations import Supers, implied
from spallm.views.remarks import Key, Remark
from spallm.views.wording import Text
from spallm.vocabulary import ONTOLOGY_GRAPH

Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Stated:
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
    remarks: Mapping[Key, Remark]
    has_default: bool
    _told: dict[str, tuple[Stated, ...]] = field(default_factory=dict, repr=False, compare=False)

    def about(self, iri: str) -> tuple[Stated, ...]:
        """Return the statements about a thing, those that a more exact one repeats left out."""
        if iri not in self._told:
            self._told[iri] = tuple(self._read(iri))
        return self._told[iri]

    def _read(self, iri: str) -> Iterator[Stated]:
        evidence: dict[tuple[str, Term], set[str]] = defaultdict(set)
        held: set[tuple[str, Term]] = set()
        for quad in self.graph.about.get(iri, ()):
            if isinstance(quad.object, ox.Triple):
                continue
            key = (quad.predicate.value, quad.object)
            names = evidence[key]
            if isinstance(quad.graph_name, ox.DefaultGraph):
                held.add(key)
            elif (name := str(quad.graph_name).strip("<>")) != ONTOLOGY_GRAPH:
                names.add(name)
        repeated = self._repeated(evidence)
        for key in sorted(evidence, key=lambda pair: (pair[0], str(pair[1]))):
            if key not in repeated:
                curated = key in held or not self.has_default
                yield self._stated(iri, *key, frozenset(evidence[key]), curated=curated)

    def _repeated(self, keys: Mapping[tuple[str, Term], object]) -> set[tuple[str, Term]]:
        by_value: dict[Term, set[str]] = defaultdict(set)
        for predicate, value in keys:
            by_value[value].add(predicate)
        return {
            (predicate, value)
            for value, predicates in by_value.items()
            for predicate in implied(predicates, self.supers)
        }

    def _stated(
        self, iri: str, predicate: str, value: Term, evidence: frozenset[str], *, curated: bool
    ) -> Stated:
        remark = self.remarks.get((f"<{iri}>", f"<{predicate}>", str(value)), Remark(None))
        status = remark.status or (None if curated else "other")
        return Stated(predicate, value, evidence, status, remark.why)
