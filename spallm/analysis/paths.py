"""How two entities are connected: the shortest ways between them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.evidence import Evidence, evidence
from spallm.analysis.kinds import TOPIC_KINDS
from spallm.analysis.neighbourhood import picked
from spallm.analysis.property_names import property_labels
from spallm.analysis.reading import PART, named, parts, read
from spallm.analysis.relations import most_specific
from spallm.store.subgraph import Edge, Node, Subgraph, subgraph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from spallm.store.graph import Graph


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: from an entity to the next along a property.

    ``forwards`` says that the edge points the way the step goes; ``labels`` are the names of the
    property by language, seen from where the step starts.
    """

    start: Node
    predicate: str
    labels: Mapping[str, str]
    end: Node
    forwards: bool
    evidence: tuple[Evidence, ...] = ()


Path = tuple[Step, ...]

_QUERY = f"""
SELECT ?s ?p ?o ?g WHERE {{
  ?s ?p ?o FILTER(isIRI(?o) && !{PART.format("?s")} && !{PART.format("?o")})
}}
"""


def path(
    graph: Graph, a: str, b: str, relations: Iterable[str] | None = None, limit: int = 3
) -> tuple[Path, ...]:
    """Return up to ``limit`` of the shortest ways from one entity to another, or none.

    Edges are walked from either end. Without a choice of ``relations`` no way leads through a
    topic, such as a species or a source: half of all models share them.
    """
    known = read(graph, _QUERY, parts=parts(graph.home))
    routes = _routes(known, a, b, relations, limit)
    met = {iri for route in routes for e in route for iri in (e.source, e.predicate, e.target)}
    told = _facts(graph, met)
    return tuple(_path(told, a, route) for route in routes)


def ways(
    known: Subgraph, a: str, b: str, relations: Iterable[str] | None = None, limit: int = 3
) -> tuple[Path, ...]:
    """Return the shortest ways between two entities of a subgraph."""
    return tuple(_path(known, a, route) for route in _routes(known, a, b, relations, limit))


def _facts(graph: Graph, iris: Iterable[str]) -> Subgraph:
    """Return what is said of the entities and properties on the way, and by whom."""
    quads = graph.quads([ox.NamedNode(iri) for iri in sorted(iris)])
    names = {q.graph_name for q in quads if isinstance(q.graph_name, ox.NamedNode)}
    return subgraph([*quads, *graph.quads(sorted(names, key=str))], graph.home)


_Route = tuple[Edge, ...]


def _routes(
    known: Subgraph, a: str, b: str, relations: Iterable[str] | None, limit: int
) -> list[_Route]:
    import networkx as nx

    between = _between(picked(known, relations))
    free = relations is not None
    net: nx.Graph[str] = nx.Graph()
    net.add_nodes_from(iri for iri in sorted(known.nodes) if free or _open(known, iri, a, b))
    net.add_edges_from(pair for pair in sorted(between) if pair[0] in net and pair[1] in net)
    if a not in net or b not in net or not nx.has_path(net, a, b):
        return []
    found = (
        route
        for nodes in nx.all_shortest_paths(net, a, b)
        for route in product(*(_told(between[_pair(*step)]) for step in pairwise(nodes)))
    )
    return list(islice(found, max(0, min(limit, sys.maxsize))))


def _open(known: Subgraph, iri: str, a: str, b: str) -> bool:
    return iri in (a, b) or known.nodes[iri].kind not in TOPIC_KINDS


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _between(edges: Collection[Edge]) -> Mapping[tuple[str, str], list[Edge]]:
    """Return the edges between each two entities, whichever way they point."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        if edge.source != edge.target:
            found.setdefault(_pair(*_ends(edge)), []).append(edge)
    return found


def _told(edges: list[Edge]) -> list[Edge]:
    """Return one edge for each property that says something of its own."""
    told = most_specific({edge.predicate for edge in edges})
    return sorted((e for e in edges if e.predicate in told), key=lambda e: (e.predicate, e.source))


def _path(known: Subgraph, start: str, route: _Route) -> Path:
    stated_by = {(e.source, e.predicate, e.target): e.evidence for e in known.edges}
    steps = []
    for edge in route:
        forwards = edge.source == start
        end = edge.target if forwards else edge.source
        names = stated_by.get((edge.source, edge.predicate, edge.target), ())
        steps.append(
            Step(
                named(known.nodes[start]), edge.predicate,
                property_labels(known, edge.predicate, incoming=not forwards),
                named(known.nodes[end]), forwards, evidence(known, names),
            )
        )  # fmt: skip
        start = end
    return tuple(steps)
