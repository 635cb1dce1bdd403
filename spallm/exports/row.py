"""Rows: the entities of a subgraph in their order, and what no column holds of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spallm.exports.column import COLUMNS, Column
from spallm.exports.facts import Facts
from spallm.store.subgraph import Node, Subgraph, shortened
from spallm.vocabulary import FAIR4ML, SCHEMA

#: What the order of rows and of a document's parts begins with; other kinds follow by name.
KIND_ORDER = ("paper", "model", "dataset", "organisation", "task")
#: General properties, each beside the specific one that has a column.
_IMPLIED = frozenset(
    {FAIR4ML.trainedOn, FAIR4ML.modelCategory, SCHEMA.isBasedOn}
)  # fmt: skip


def in_order(subgraph: Subgraph) -> list[Node]:
    """Return the entities by kind, then by id."""
    rank = {kind: place for place, kind in enumerate(KIND_ORDER)}
    return sorted(
        subgraph.nodes.values(),
        key=lambda node: (rank.get(node.kind, len(rank)), node.kind, node.id, node.iri),
    )


def without_column(
    nodes: Iterable[Node], facts: Facts, columns: Iterable[Column] = COLUMNS
) -> tuple[str, ...]:
    """Return a note that names the properties of these entities for which there is no column."""
    held = frozenset().union(*(column.predicates for column in columns))
    left = Counter(
        predicate
        for node in nodes
        for predicate in facts.predicates(node.iri)
        if predicate not in held and predicate not in _IMPLIED
    )
    if not left:
        return ()
    names = [shortened(predicate) for predicate, _ in sorted(left.items())]
    shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    return (f"No column holds {shown}; the RDF formats keep them.",)
