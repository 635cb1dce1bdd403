"""A dictionary of statements: the graph itself, small enough to travel inside the page.

Each term stands once, in N-Triples syntax; statements are columns of numbers. Subjects are
numbered first and in order, so that their column, written as steps, is nearly all zeros and ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

Json = dict[str, Any]

#: The number of the graph that has no name.
DEFAULT = -1


def dictionary(quads: Iterable[ox.Quad]) -> Json:
    """Return statements as ``terms`` and columns; ``g`` lists the graphs that hold each."""
    graphs: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for quad in quads:
        triple = (str(quad.subject), str(quad.predicate), str(quad.object))
        is_default = isinstance(quad.graph_name, ox.DefaultGraph)
        graphs[triple].add("" if is_default else str(quad.graph_name))
    triples = sorted(graphs)
    numbers: dict[str, int] = {}
    for subject, _, _ in triples:
        numbers.setdefault(subject, len(numbers))
    for _, predicate, value in triples:
        numbers.setdefault(predicate, len(numbers))
        numbers.setdefault(value, len(numbers))
    names = sorted({name for held in graphs.values() for name in held if name})
    for name in names:
        numbers.setdefault(name, len(numbers))
    numbers[""] = DEFAULT
    places = [numbers[subject] for subject, _, _ in triples]
    return {
        "terms": [term for term, number in numbers.items() if number != DEFAULT],
        "s": [here - before for here, before in zip(places, [0, *places], strict=False)],
        "p": [numbers[predicate] for _, predicate, _ in triples],
        "o": [numbers[value] for _, _, value in triples],
        "g": [sorted(numbers[name] for name in graphs[triple]) for triple in triples],
    }
