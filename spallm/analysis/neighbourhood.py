"""What stands around an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

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
    near = _adjacent(kept)
    reached = set(first)
    border = set(first)
    for _ in range(min(hops, len(kept))):
        walked = border if relations else _open(subgraph, border, first)
        border = {other for each in walked for other in near.get(each, ())} - reached
        reached |= border
    found = subgraph.restricted(reached)
    return found if relations is None else only(found, kept)


def picked(subgraph: Subgraph, relations: Iterable[str] | None) -> tuple[Edge, ...]:
    """Return the edges of the chosen kinds, or all."""
    if relations is None:
        return subgraph.edges
    wanted = chosen(relations, {edge.predicate for edge in subgraph.edges})
    return tuple(edge for edge in subgraph.edges if edge.predicate in wanted)


def _adjacent(edges: Iterable[Edge]) -> Mapping[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near


def _open(subgraph: Subgraph, border: Collection[str], start: set[str]) -> set[str]:
    return {
        each for each in border if each in start or subgraph.nodes[each].kind not in TOPIC_KINDS
    }


def only(found: Subgraph, kept: Iterable[Edge]) -> Subgraph:
    """Return a subgraph without the edges that were not chosen, in its quads as well."""
    edges = tuple(edge for edge in kept if {edge.source, edge.target} <= found.nodes.keys())
    chosen = {(edge.source, edge.predicate, edge.target) for edge in edges}
    dropped = {(e.source, e.predicate, e.target) for e in found.edges} - chosen
    quads = tuple(quad for quad in found.quads if _triple(quad) not in dropped)
    return Subgraph(found.nodes, edges, quads)


def _triple(quad: ox.Quad) -> tuple[str, str, str]:
    ends = (quad.subject, quad.object)
    start, end = (each.value if isinstance(each, ox.NamedNode) else str(each) for each in ends)
    return start, quad.predicate.value, end
