"""A dictionary of statements: the graph itself, small enough to travel inside the page.

Each term stands once, in N-Triples syntax; statements are columns of numbers. Subjects are
numbered first and in order, so that their column, written as steps, is nearly all zeros and ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any

from spallm.store.statement import Said

Json = dict[str, Any]

#: The number of the graph that has no name.
DEFAULT = -1


def dictionary(statements: Sequence[Said]) -> Json:
    """Return statements as ``terms`` and columns; ``g`` lists the graphs that hold each."""
    written = _written(statements)
    graphs: dict[tuple[str, str, str], set[str | None]] = defaultdict(set)
    for subject, predicate, _, graph, value in statements:
        graphs[written[subject], written[predicate], value].add(graph)
    triples = sorted(graphs)
    subjects, predicates, values = zip(*triples, strict=True) if triples else ((), (), ())
    names = {each.graph for each in statements if each.graph}
    others = chain.from_iterable(zip(predicates, values, strict=True))
    terms = list(dict.fromkeys(chain(subjects, others, sorted(written[name] for name in names))))
    numbers = {term: n for n, term in enumerate(terms)}
    places = [numbers[subject] for subject in subjects]
    holders: dict[str | None, int] = {None: DEFAULT}
    holders.update((name, numbers[written[name]]) for name in names)
    return {
        "terms": terms,
        "s": [here - before for here, before in zip(places, [0, *places], strict=False)],
        "p": [numbers[predicate] for predicate in predicates],
        "o": [numbers[value] for value in values],
        "g": [sorted(map(holders.__getitem__, graphs[triple])) for triple in triples],
    }


def _written(statements: Sequence[Said]) -> dict[str, str]:
    """Return subjects, predicates and graphs in N-Triples, as objects are."""
    keys = {key for each in statements for key in (each.subject, each.predicate, each.graph) if key}
    return {key: key if key.startswith(("_:", "<<")) else f"<{key}>" for key in keys}
