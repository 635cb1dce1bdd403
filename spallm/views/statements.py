"""Statements: what is said about one thing, value by value, and who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import pyoxigraph as ox

from spallm.store.statement import Said
from spallm.store.subgraph import Subgraph
from spallm.views.relations import Supers, implied
from spallm.views.remarks import Remark, Remarks
from spallm.views.wording import Text
from spallm.vocabulary import ONTOLOGY_GRAPH

Term = ox.NamedNode | ox.BlankNode | ox.Literal

_VALUE = attrgetter("predicate", "text")


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
        said = sorted(self.graph.said_of.get(iri, ()), key=_VALUE)
        repeated, remarks = self._repeated(said), self.remarks.get(iri, {})
        for value, alike in groupby(said, key=_VALUE):
            first, *others = alike
            if value not in repeated and not isinstance(first.object, ox.Triple):
                graphs = {first.graph, *(each.graph for each in others)}
                yield self._stated(first.predicate, first.object, graphs, remarks.get(value))

    def _repeated(self, said: Sequence[Said]) -> set[tuple[str, str]]:
        by_value: dict[str, set[str]] = defaultdict(set)
        for each in said:
            by_value[each.text].add(each.predicate)
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
