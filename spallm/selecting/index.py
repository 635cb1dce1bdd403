"""The index of a graph: entities by what people call them, and what leads to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from spallm.analysis.criteria import Path, Ways
from spallm.analysis.neighbourhood import adjacent, passages, reached
from spallm.analysis.resolve import ADDRESSES
from spallm.exports.facts import Facts
from spallm.identifiers import try_parse
from spallm.store.statement import key
from spallm.store.subgraph import Node, Subgraph
from spallm.vocabulary import DCTERMS, SKOS

#: Identifiers that one work has; the address of code may be that of several models.
_OF_WORKS = frozenset({"doi", "arxiv", "pubmed", "pmc"})
_VERSION = DCTERMS.isVersionOf
Steps = Mapping[str, Mapping[str, Collection[str]]]


@dataclass(frozen=True)
class Index:
    """A whole graph, and what is asked of it time and again."""

    whole: Subgraph

    @cached_property
    def facts(self) -> Facts:
        """What the graph asserts."""
        return Facts(self.whole)

    def named(self, text: str, kinds: Collection[str] | None = None) -> Node | None:
        """Return the one entity with this id, ``kind/id``, IRI, DOI or the like, if there is one.

        Names and whatever several entities share are left to those who ask the graph.
        """
        exact = [self.whole.nodes.get(text), self.whole.nodes.get(self.whole.home.iri(text))]
        found = [node for node in exact if node] or self._by_id.get(text) or self._identified(text)
        fitting = [node for node in found if kinds is None or node.kind in kinds]
        return fitting[0] if len(fitting) == 1 else None

    def _identified(self, text: str) -> list[Node]:
        """Return the entities with an identifier, their own or that of a version."""
        identifier = try_parse(text) if set(text) & set(":/.") else None
        if identifier is None or identifier.scheme not in _OF_WORKS:
            return []
        forms = (identifier.curie, identifier.value, identifier.url)
        written = [target for form in forms for target in (form, str(ox.Literal(form)))]
        bearers = {
            iri for name in ADDRESSES for each in written for iri in self.facts.subjects(name, each)
        }
        families = {
            key(family) for each in bearers for family in self.facts.objects(each, _VERSION)
        }
        return [self.whole.nodes[iri] for iri in bearers | families if iri in self.whole.nodes]

    @cached_property
    def _by_id(self) -> Mapping[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.whole.nodes.values():
            found[node.id].append(node)
        return found

    @cached_property
    def _targets(self) -> Steps:
        return _steps((e.predicate, e.source, e.target) for e in self.whole.edges)

    @cached_property
    def _sources(self) -> Steps:
        return _steps((e.predicate, e.target, e.source) for e in self.whole.edges)

    @cached_property
    def _neighbours(self) -> Mapping[str, Collection[str]]:
        return adjacent(self.whole.edges)

    @cached_property
    def _passages(self) -> frozenset[str]:
        return passages(self.whole)

    def around(self, start: Collection[str], hops: int) -> frozenset[str]:
        """Return what is within some hops over all edges; a walk ends at topics."""
        return reached(self._neighbours, start, hops, self._passages)

    def targets(self, start: Iterable[str], predicates: Iterable[str]) -> frozenset[str]:
        """Return the entities that edges lead to from any of some others."""
        return _next(self._targets, start, tuple(predicates))

    def sources(self, end: Iterable[str], predicates: Iterable[str]) -> frozenset[str]:
        """Return the entities from which edges lead to any of some others."""
        return _next(self._sources, end, tuple(predicates))

    def narrower(self, concept: str) -> frozenset[str]:
        """Return a concept and all that is below it."""
        found = border = frozenset({concept})
        while border := self.sources(border, (SKOS.broader,)) - found:
            found |= border
        return found

    def values(self, iri: str, ways: Ways) -> frozenset[str]:
        """Return what the first way tells that tells anything: IRIs, and texts of literals."""
        for paths in ways:
            if found := frozenset(value for path in paths for value in self._ends(iri, path)):
                return found
        return frozenset()

    def _ends(self, iri: str, path: Path) -> Iterable[str]:
        return (getattr(term, "value", None) or key(term) for term in self.facts.follow(iri, path))


def _steps(edges: Iterable[tuple[str, str, str]]) -> Steps:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for predicate, here, there in edges:
        found[predicate][here].add(there)
    return found


def _next(steps: Steps, start: Iterable[str], predicates: tuple[str, ...]) -> frozenset[str]:
    """Walk from each; a graph without such edges leads nowhere."""
    ways = [steps[each] for each in predicates if each in steps]
    return frozenset(end for here in start for way in ways for end in way.get(here, ()))
