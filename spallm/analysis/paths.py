"""How two entities are connected: the shortest ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

from spallm.analysis.evidence import Evidence, evidence
from spallm.analysis.kinds import TOPIC_KINDS
from spallm.analysis.neighbourhood import picked
from spallm.analysis.reading import read
from spallm.analysis.relations import most_specific

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spallm.store.graph import Graph
    from spallm.store.subgraph import Edge, Node, Subgraph


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: from an entity to the next along a property.

    ``forwards`` says that the edge points the way the step goes.
    """

    start: Node
    predicate: str
    end: Node
    forwards: bool
    evidence: tuple[Evidence, ...] = ()


Path = tuple[Step, ...]

# Everything between entities, and where statements are about a part of one, the part.
_QUERY = """
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } FILTER EXISTS { ?s ?p ?o } }
}
"""


def path(
    graph: Graph, a: str, b: str, relations: Iterable[str] | None = None, limit: int = 3
) -> tuple[Path, ...]:
    """Return up to ``limit`` of the shortest ways from one entity to another, or none.

    Edges are walked from either end. Without a choice of ``relations`` no way leads through a
    topic, such as a species or a source: half of all models share them.
    """
    return ways(read(graph, _QUERY), a, b, relations, limit)


def ways(
    subgraph: Subgraph, a: str, b: str, relations: Iterable[str] | None = None, limit: int = 3
) -> tuple[Path, ...]:
    """Return the shortest ways between two entities of a subgraph."""
    import networkx as nx

    between = _between(picked(subgraph, relations))
    free = relations is not None
    net = nx.Graph()
    net.add_nodes_from(iri for iri in sorted(subgraph.nodes) if free or _open(subgraph, iri, a, b))
    net.add_edges_from(pair for pair in sorted(between) if pair[0] in net and pair[1] in net)
    if a not in net or b not in net or not nx.has_path(net, a, b):
        return ()
    routes = nx.all_shortest_paths(net, a, b)
    found = (path for route in routes for path in _paths(subgraph, route, between))
    return tuple(islice(found, limit))


def _open(subgraph: Subgraph, iri: str, a: str, b: str) -> bool:
    return iri in (a, b) or subgraph.nodes[iri].kind not in TOPIC_KINDS


def _between(edges: Collection[Edge]) -> Mapping[tuple[str, str], list[Edge]]:
    """Return the edges between each two entities, whichever way they point."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        if edge.source != edge.target:
            pair = min(edge.source, edge.target), max(edge.source, edge.target)
            found.setdefault(pair, []).append(edge)
    return found


def _paths(
    subgraph: Subgraph, route: list[str], between: Mapping[tuple[str, str], list[Edge]]
) -> Iterator[Path]:
    """Yield the ways along a route: one for each property where several tie the same two."""
    yield from product(
        *(
            [_step(subgraph, here, edge) for edge in _told(between[min(here, there), max(here, there)])]
            for here, there in pairwise(route)
        )
    )


def _told(edges: list[Edge]) -> list[Edge]:
    told = most_specific({edge.predicate for edge in edges})
    return sorted((e for e in edges if e.predicate in told), key=lambda e: (e.predicate, e.source))


def _step(subgraph: Subgraph, here: str, edge: Edge) -> Step:
    forwards = edge.source == here
    start, end = (edge.source, edge.target) if forwards else (edge.target, edge.source)
    return Step(
        subgraph.nodes[start],
        edge.predicate,
        subgraph.nodes[end],
        forwards,
        evidence(subgraph, edge.evidence),
    )
