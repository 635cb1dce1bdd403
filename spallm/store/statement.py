"""Statements: quads in plain text, for what reads all of them many times over.

Asking a quad for a part makes a new object each time; a statement is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from spallm.store.collector import resting
from spallm.vocabulary import ONTOLOGY_GRAPH

Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Name = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Said(NamedTuple):
    """What one quad says; ``graph`` is nothing where the default graph holds it.

    The subject and the graph stand as ``key`` gives them; ``text`` is the object in N-Triples.
    """

    subject: str
    predicate: str
    object: Value
    graph: str | None
    text: str


@resting()
def said(quads: Iterable[ox.Quad]) -> tuple[Said, ...]:
    """Return what each quad says, in their order."""
    return tuple(_said(*quad) for quad in quads)


def _said(subject: Subject, predicate: ox.NamedNode, value: Value, graph: Name) -> Said:
    name = None if isinstance(graph, ox.DefaultGraph) else key(graph)
    return Said(key(subject), predicate.value, value, name, str(value))


def asserted(statements: Iterable[Said]) -> Sequence[Said]:
    """Return what the default graph holds, or in a graph without one all but the ontology."""
    statements = tuple(statements)
    held = [each for each in statements if each.graph is None]
    return held or [each for each in statements if each.graph != ONTOLOGY_GRAPH]


def key(term: object) -> str:
    """Return an IRI as plain text, and any other term in its N-Triples form."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)
