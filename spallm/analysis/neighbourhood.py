"""What stands around an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping

import pyoxigraph as ox

from spallm.analysis.kinds import TOPIC_KINDS
from spallm.analysis.relations import chosen
from spallm.store.subgraph import Edge, Subgraph


def around(
    subgraph: Subgraph,
    start: str | Collection[str],
    hops: int = 1,
    relations: Iterable[str] | None = None,
) -> Subgraph:
    """Return what is within some hops of one entity or several, whichever way the edges point.

    Without a choice of ``relations`` a walk ends at topics (a species, a licence, a list that was
    read): half of all models share them. What the walk starts from is the exception.
    """
    first = {start} if isinstance(start, str) else set(start)
    kept = picked(subgraph, relations)
    walks = subgraph.nodes if relations else passages(subgraph)
    found = subgraph.restricted(reached(adjacent(kept), first, hops, walks))
    return found if relations is None else only(found, kept)


def reached(
    near: Mapping[str, Collection[str]],
    start: Collection[str],
    hops: int,
    walks: Container[str],
) -> frozenset[str]:
    """Return what is within some hops of a start, which is part of it.

    ``near`` are the neighbours of each. A walk goes on from the start and from all in ``walks``.
    """
    found, border = set(start), set(start)
    for hop in range(hops):
        onward = (each for each in border if not hop or each in walks)
        border = {other for each in onward for other in near.get(each, ())} - found
        found |= border
        if not border:
            break
    return frozenset(found)


def picked(subgraph: Subgraph, relations: Iterable[str] | None) -> tuple[Edge, ...]:
    """Return the edges of the chosen kinds, or all."""
    if relations is None:
        return subgraph.edges
    wanted = chosen(relations, {edge.predicate for edge in subgraph.edges})
    return tuple(edge for edge in subgraph.edges if edge.predicate in wanted)


def adjacent(edges: Iterable[Edge]) -> Mapping[str, set[str]]:
    """Return the neighbours of each entity, whichever way the edges point."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near


def passages(subgraph: Subgraph) -> frozenset[str]:
    """Return what a walk over all edges goes on from: whatever is no topic."""
    return frozenset(iri for iri, node in subgraph.nodes.items() if node.kind not in TOPIC_KINDS)


def only(found: Subgraph, kept: Iterable[Edge]) -> Subgraph:
    """Return a subgraph without the edges that were not chosen, in its quads as well."""
    edges = tuple(edge for edge in kept if {edge.source, edge.target} <= found.nodes.keys())
    chosen = {(edge.source, edge.predicate, edge.target) for edge in edges}
    dropped = {(e.source, e.predicate, e.target) for e in found.edges} - chosen
    quads = tuple(quad for quad in found.quads if _triple(quad) not in dropped)
    return Subgraph(found.nodes, edges, quads, found.home)


def _triple(quad: ox.Quad) -> tuple[str, str, str]:
    ends = (quad.subject, quad.object)
    start, end = (each.value if isinstance(each, ox.NamedNode) else str(each) for each in ends)
    return start, quad.predicate.value, end
