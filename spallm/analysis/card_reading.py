"""From statements to the groups and values of a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

import pyoxigraph as ox

from spallm.analysis.evidence import Evidence, evidence
from spallm.analysis.facts import Group, Value
from spallm.analysis.part_texts import (
    link_of,
    link_to,
    literal_text,
    part_labels,
    part_link,
    part_text,
)  # fmt: skip
from spallm.analysis.property_names import property_labels
from spallm.analysis.reader_order import HIDDEN, Side, place, shadowed
from spallm.analysis.relations import GENERAL, local_name
from spallm.store.subgraph import NAMES, Subgraph
from spallm.vocabulary import DCTERMS, ONTOLOGY_GRAPH, RDF, RDFS, SCHEMA, WIKIBASE

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_NAMING = frozenset({*NAMES, RDF.type, DCTERMS.identifier})


def key(term: object) -> str:
    """Return how subgraphs call a term."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


class _Backing(TypedDict):
    """Who stands behind a value, and what the curator thinks of it."""

    evidence: tuple[Evidence, ...]
    curated: bool
    rank: str | None
    reason: str | None


@dataclass(frozen=True)
class Reading:
    """A subgraph with what reading it for a card needs at hand."""

    subgraph: Subgraph

    @cached_property
    def pointing(self) -> Mapping[str, list[ox.Quad]]:
        """The quads by object."""
        found: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in self.subgraph.quads:
            found[key(quad.object)].append(quad)
        return found

    @cached_property
    def has_curated_view(self) -> bool:
        """Tell whether the default graph says anything; if not, all that is stated counts."""
        return any(isinstance(q.graph_name, ox.DefaultGraph) for q in self.subgraph.quads)

    @cached_property
    def remarks(self) -> Mapping[tuple[str, ...], tuple[str | None, str | None]]:
        """The rank and the reason that the curator gives for a statement."""
        return dict(
            _remark({quad.predicate.value: quad.object for quad in about})
            for about in self.subgraph.about.values()
            if any(quad.predicate.value == RDF.subject for quad in about)
        )

    def groups(self, iri: str, *, back: str | None = None) -> tuple[Group, ...]:
        """Return what is said of an entity, from both ends; of a part, all but the way back."""
        sides: dict[Side, list[ox.Quad]] = defaultdict(list)
        for quad in self.subgraph.about.get(iri, ()):
            sides[quad.predicate.value, False].append(quad)
        for quad in self.pointing.get(iri, ()) if back is None else ():
            sides[quad.predicate.value, True].append(quad)
        kept = sides.keys() - shadowed(sides.keys()) - HIDDEN
        groups = (self._group(side, sides[side], back) for side in sorted(kept, key=place))
        return tuple(group for group in groups if group.values)

    def _group(self, side: Side, quads: Iterable[ox.Quad], back: str | None) -> Group:
        predicate, incoming = side
        said: dict[Term, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            other = quad.subject if incoming else quad.object
            if key(other) != back and not self._is_repeated(quad):
                said[other].append(quad)
        placed = [
            (self._position(other), self._value(side, other, by), key(other))
            for other, by in said.items()
        ]
        placed.sort(
            key=lambda each: (not each[1].curated, each[0], each[1].text.casefold(), each[2])
        )
        return Group(
            predicate, incoming, self._labels(side), tuple(value for _, value, _ in placed)
        )

    def _labels(self, side: Side) -> Mapping[str, str]:
        predicate, incoming = side
        return property_labels(self.subgraph, predicate, incoming=incoming)

    def _evidence(self, names: Iterable[str]) -> tuple[Evidence, ...]:
        return evidence(self.subgraph, names)

    def _position(self, other: Term) -> int:
        """Return the place of an author among others; what has no place stays where it is."""
        places = self._said(key(other)).get(SCHEMA.position, ())
        texts = [place.value for place in places if isinstance(place, ox.Literal)]
        return next((int(text) for text in texts if text.isdecimal()), 0)

    def _is_repeated(self, quad: ox.Quad) -> bool:
        """Tell whether a more specific property says the same."""
        special = GENERAL.get(quad.predicate.value, ())
        return bool(special) and any(
            other.predicate.value in special and other.object == quad.object
            for other in self.subgraph.about[key(quad.subject)]
        )

    def _value(self, side: Side, other: Term, by: list[ox.Quad]) -> Value:
        triple = tuple(key(part) for part in (by[0].subject, by[0].predicate, by[0].object))
        rank, reason = self.remarks.get(triple, (None, None))
        stated_by = {q.graph_name.value for q in by if isinstance(q.graph_name, ox.NamedNode)}
        curated = any(isinstance(q.graph_name, ox.DefaultGraph) for q in by)
        back = key(by[0].object if side[1] else by[0].subject)
        backing = _Backing(
            evidence=self._evidence(stated_by - {ONTOLOGY_GRAPH}),
            curated=curated or not self.has_curated_view,
            rank=rank,
            reason=reason,
        )
        return self._shown(side[0], other, back, backing)

    def _shown(self, predicate: str, other: Term, back: str, by: _Backing) -> Value:
        """Return a term as a value: an entity, a part, a mere address or a text."""
        if isinstance(other, ox.Literal):
            text = literal_text(predicate, other)
            return Value(text, url=link_to(predicate, text), language=other.language, **by)
        name = key(other)
        if node := self.subgraph.nodes.get(name):
            return Value(node.label, node.labels, name, node.id, node.kind, **by)
        said = self._said(name)
        labels = part_labels(said)
        if said.keys() <= _NAMING:
            text = part_text(said) if said else self.subgraph.home.shortened(name)
            return Value(text, labels, name, url=link_of(name) if not said else None, **by)
        text, url = part_text(said), part_link(said)
        told = {text, *labels.values()}
        groups = self.groups(name, back=back)
        details = tuple(group for group in groups if not _is_told(group, text, told, url))
        return Value(text, labels, name, url=url, details=details, **by)

    def _said(self, name: str) -> Mapping[str, list[Term]]:
        """Return what the curated view says of a node, or all where there is none."""
        found: dict[str, list[Term]] = defaultdict(list)
        for quad in self.subgraph.about.get(name, ()):
            if isinstance(quad.graph_name, ox.DefaultGraph) or not self.has_curated_view:
                found[quad.predicate.value].append(quad.object)
        return found


def _is_told(group: Group, text: str, told: set[str], url: str | None) -> bool:
    """Tell whether the line of a part, in any language, or its link says a detail already."""
    return all(
        value.curated
        and (value.text in text or value.text in told or (value.url and value.url == url))
        for value in group.values
    )


def _remark(said: Mapping[str, Term]) -> tuple[tuple[str, ...], tuple[str | None, str | None]]:
    triple = tuple(key(said.get(part)) for part in (RDF.subject, RDF.predicate, RDF.object))
    rank = local_name(key(said.get(WIKIBASE.rank, ""))).removesuffix("Rank").lower()
    reason = said.get(RDFS.comment)
    return triple, (rank or None, reason.value if isinstance(reason, ox.Literal) else None)
