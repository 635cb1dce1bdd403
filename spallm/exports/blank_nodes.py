"""Blank nodes named by what is said of them, so that a file read twice exports alike.

Each node's colour starts equal and takes in the colours around it until no more nodes can be told
apart. That is not the standard RDF canonicalisation, whose cost grows exponentially on graphs
made to that end; nodes that stay alike keep the order of their labels, which tells only in
graphs that are regular without being symmetric.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

import pyoxigraph as ox

_ROUNDS = 64
_Term = TypeVar("_Term")


def relabelled(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads with blank nodes called b0, b1 … in an order that labels do not decide."""
    quads = list(quads)
    around = _surroundings(quads)
    if not around:
        return quads
    colours = _refined(around)
    ranked = sorted(around, key=lambda node: (colours[node], node.value))
    names = {node: ox.BlankNode(f"b{rank}") for rank, node in enumerate(ranked)}
    return [
        ox.Quad(_renamed(q.subject, names), q.predicate, _renamed(q.object, names),
                _renamed(q.graph_name, names))
        for q in quads
    ]  # fmt: skip


def _surroundings(quads: list[ox.Quad]) -> dict[ox.BlankNode, list[ox.Quad]]:
    around: dict[ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        for term in {quad.subject, quad.object, quad.graph_name}:
            if isinstance(term, ox.BlankNode):
                around[term].append(quad)
    return around


def _refined(around: Mapping[ox.BlankNode, list[ox.Quad]]) -> dict[ox.BlankNode, str]:
    colours = dict.fromkeys(around, "")
    distinct = 1
    for _ in range(_ROUNDS):
        colours = {node: _colour(node, quads, colours) for node, quads in around.items()}
        if len(set(colours.values())) == distinct:
            break
        distinct = len(set(colours.values()))
    return colours


def _colour(node: ox.BlankNode, quads: list[ox.Quad], colours: Mapping[ox.BlankNode, str]) -> str:
    def seen(term: object) -> str:
        if term == node:
            return "_:self"
        return f"_:{colours[term]}" if isinstance(term, ox.BlankNode) else str(term)

    lines = sorted("\n".join(seen(term) for term in quad) for quad in quads)
    return hashlib.sha256("\n\n".join((colours[node], *lines)).encode()).hexdigest()


def _renamed(term: _Term, names: Mapping[ox.BlankNode, ox.BlankNode]) -> _Term | ox.BlankNode:
    return names[term] if isinstance(term, ox.BlankNode) else term
