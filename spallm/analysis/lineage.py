"""Lineage: what a model came from, and what came from it, as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from spallm.analysis.evidence import Evidence, evidence
from spallm.analysis.property_names import property_labels
from spallm.analysis.reading import NAMED, named, path_of, read
from spallm.analysis.relations import COMPONENTS, VERSIONS, WEIGHT_LINEAGE, most_specific
from spallm.nearness import unknown
from spallm.store.subgraph import Edge, Node, Subgraph
from spallm.vocabulary import DCTERMS, PROV, RDFS, SPALLM

if TYPE_CHECKING:
    from spallm.store.graph import Graph

Direction = Literal["up", "down", "both"]
DESCENT = (*WEIGHT_LINEAGE, *VERSIONS, DCTERMS.isPartOf)
BORROWING = (*COMPONENTS, PROV.wasInfluencedBy)


@dataclass(frozen=True, slots=True)
class Branch:
    """A relative, the links that tie it to the entity it hangs from, and its own relatives.

    ``links`` are the most specific properties and ``labels`` their names by language, seen from
    the entity that the branch hangs from; ``borrowed`` tells components, architectures and
    inspirations from descent. ``repeated`` marks a relative whose own relatives stand elsewhere
    in the tree, nearer to the root.
    """

    node: Node
    links: tuple[str, ...]
    labels: tuple[Mapping[str, str], ...]
    evidence: tuple[Evidence, ...]
    children: tuple[Branch, ...]
    repeated: bool = False
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """An entity with its ancestors and its descendants."""

    root: Node
    ancestors: tuple[Branch, ...] = ()
    descendants: tuple[Branch, ...] = ()


def lineage(
    graph: Graph, iri: str, direction: Direction = "both", *, components: bool = False
) -> Tree:
    """Return the descent of an entity: weights, versions, and for data what is part of what.

    Parts in use, followed architectures and inspirations are no descent; ``components`` adds them,
    told apart.
    """
    links = DESCENT + BORROWING if components else DESCENT
    found = read(graph, _query(links, direction), node=ox.NamedNode(iri))
    return tree(found, iri, direction, components=components)


def tree(
    subgraph: Subgraph, iri: str, direction: Direction = "both", *, components: bool = False
) -> Tree:
    """Return the descent of an entity as far as a subgraph tells it."""
    return Descent(subgraph, components=components).tree(iri, direction)


_Steps = Mapping[str, Mapping[str, list[Edge]]]


class Descent:
    """What a subgraph tells of descent, to be followed from one entity after another."""

    def __init__(self, subgraph: Subgraph, *, components: bool = False) -> None:
        links = DESCENT + BORROWING if components else DESCENT
        self._subgraph = subgraph
        self._edges = [edge for edge in subgraph.edges if edge.predicate in links]

    @cached_property
    def _ups(self) -> _Steps:
        return _steps((edge, edge.source, edge.target) for edge in self._edges)

    @cached_property
    def _downs(self) -> _Steps:
        return _steps((edge, edge.target, edge.source) for edge in self._edges)

    def tree(self, iri: str, direction: Direction = "both") -> Tree:
        """Return the descent of an entity."""
        found = self._subgraph
        ups = _branches(found, iri, self._ups, upwards=True) if direction != "down" else ()
        downs = _branches(found, iri, self._downs, upwards=False) if direction != "up" else ()
        return Tree(named(found.nodes.get(iri) or Node(iri, iri, "", {})), ups, downs)


def _steps(edges: Iterable[tuple[Edge, str, str]]) -> _Steps:
    """Return for each entity its next relatives, and the edges that lead to each."""
    steps: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge, here, there in edges:
        if here != there:
            steps[here][there].append(edge)
    return steps


def _branches(subgraph: Subgraph, root: str, steps: _Steps, *, upwards: bool) -> tuple[Branch, ...]:
    """Expand each entity once, where it is nearest to the root; so no circle can hold us up."""
    order, parent = [root], {root: ""}
    for iri in order:
        for other in _by_name(subgraph, steps.get(iri, {})):
            if other not in parent:
                parent[other] = iri
                order.append(other)
    grown: dict[str, tuple[Branch, ...]] = {}
    for iri in reversed(order):
        grown[iri] = tuple(
            _branch(
                subgraph, other, steps[iri][other],
                grown[other] if parent[other] == iri else None, upwards=upwards,
            )
            for other in _by_name(subgraph, steps.get(iri, {}))
        )  # fmt: skip
    return grown[root]


def _branch(
    subgraph: Subgraph,
    iri: str,
    edges: list[Edge],
    children: tuple[Branch, ...] | None,
    *,
    upwards: bool,
) -> Branch:
    links = most_specific({edge.predicate for edge in edges})
    said_by = {name for edge in edges for name in edge.evidence if edge.predicate in links}
    return Branch(
        named(subgraph.nodes[iri]),
        links,
        tuple(property_labels(subgraph, link, incoming=not upwards) for link in links),
        evidence(subgraph, said_by),
        children or (),
        repeated=children is None,
        borrowed=not set(links) & set(DESCENT),
    )


def _by_name(subgraph: Subgraph, iris: Iterable[str]) -> list[str]:
    return sorted(iris, key=lambda iri: (subgraph.nodes[iri].label.casefold(), iri))


def _query(links: tuple[str, ...], direction: Direction) -> str:
    """Return a query for every link among the relatives, their names and their evidence."""
    way = path_of(links)
    known = {"up": [_UP], "down": [_DOWN], "both": [_UP, _DOWN]}
    if direction not in known:
        raise unknown("direction", direction, known)
    ways = known[direction]
    ways = [*ways, _WORDS]
    pattern = " UNION ".join(ways).replace("$WAY", way).replace("$LINKS", way.replace("|", ", "))
    return f"SELECT DISTINCT ?s ?p ?o ?g WHERE {{ {pattern} }}"


_UP = f"""
  {{ ?node ($WAY)* ?s . {NAMED} }} UNION
  {{ ?node ($WAY)* ?s . ?s ?p ?o FILTER(?p IN ($LINKS)) }} UNION
  {{ ?node ($WAY)* ?s . GRAPH ?g {{ ?s ?p ?o }} FILTER(?p IN ($LINKS)) }} UNION
  {{ ?node ($WAY)* ?x . GRAPH ?s {{ ?x ?y ?z }} FILTER(?y IN ($LINKS)) ?s ?p ?o }}
"""
#: What readers call the links; vocabularies stand in graphs of their own.
_WORDS = f"""
  {{ VALUES ?p {{ <{RDFS.label}> <{SPALLM.inverseLabel}> }}
     GRAPH ?g {{ ?s ?p ?o }} FILTER(?s IN ($LINKS)) }}
"""
_DOWN = f"""
  {{ ?node (^($WAY))* ?s . {NAMED} }} UNION
  {{ ?node (^($WAY))* ?o . ?s ?p ?o FILTER(?p IN ($LINKS)) }} UNION
  {{ ?node (^($WAY))* ?o . GRAPH ?g {{ ?s ?p ?o }} FILTER(?p IN ($LINKS)) }} UNION
  {{ ?node (^($WAY))* ?x . GRAPH ?s {{ ?z ?y ?x }} FILTER(?y IN ($LINKS)) ?s ?p ?o }}
"""
