"""Links: the edges of a graph by what they say, to be followed from either end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from spallm.store.subgraph import Edge

Steps = Mapping[str, frozenset[str]]


def steps(edges: Iterable[Edge], predicates: Collection[str], *, backwards: bool = False) -> Steps:
    """Return where edges of these kinds lead from each entity; nothing leads to itself.

    >>> steps([Edge("a", "cites", "b")], ["cites"], backwards=True)
    {'b': frozenset({'a'})}
    """
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.predicate in predicates and edge.source != edge.target:
            here, there = (edge.source, edge.target)[:: -1 if backwards else 1]
            found[here].add(there)
    return {here: frozenset(ends) for here, ends in found.items()}


def turned(ways: Steps) -> Steps:
    """Return the same steps, walked the other way.

    >>> turned({"a": frozenset({"b"})})
    {'b': frozenset({'a'})}
    """
    found: dict[str, set[str]] = defaultdict(set)
    for here, ends in ways.items():
        for there in ends:
            found[there].add(here)
    return {there: frozenset(starts) for there, starts in found.items()}


def reached(start: str, ways: Steps) -> frozenset[str]:
    """Return all that steps lead to from a start, without the start itself.

    >>> sorted(reached("a", {"a": frozenset("b"), "b": frozenset("ca")}))
    ['b', 'c']
    """
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = ways.get(waiting.pop(), frozenset()) - found - {start}
        found |= fresh
        waiting.extend(fresh)
    return frozenset(found)
