"""Relations: which edges of a subgraph are worth a line of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from spallm.store.statement import Said
from spallm.store.subgraph import Edge
from spallm.vocabulary import RDFS

Supers = Mapping[str, frozenset[str]]


def super_properties(statements: Iterable[Said]) -> Supers:
    """Return every super-property of each property that is ordered under another."""
    parents: dict[str, set[str]] = defaultdict(set)
    for said in statements:
        if said.predicate == RDFS.subPropertyOf and isinstance(said.object, ox.NamedNode):
            parents[said.subject].add(said.object.value)
    return {child: frozenset(_above(child, parents)) for child in tuple(parents)}


def _above(child: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [child]
    while waiting:
        fresh = parents.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found - {child}


def implied(predicates: Iterable[str], supers: Supers) -> frozenset[str]:
    """Return those of the predicates that another of them says more exactly.

    >>> implied(["fineTuned", "derived", "cites"], {"fineTuned": frozenset({"derived"})})
    frozenset({'derived'})
    """
    held = set(predicates)
    return frozenset(held & {up for name in held for up in supers.get(name, ())})


def exact(edges: Iterable[Edge], supers: Supers) -> tuple[Edge, ...]:
    """Return the edges without those that only repeat a more exact one between the same ends."""
    edges = tuple(edges)
    between: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in edges:
        between[edge.source, edge.target].add(edge.predicate)
    vague = {ends: implied(names, supers) for ends, names in between.items()}
    return tuple(e for e in edges if e.predicate not in vague[e.source, e.target])
