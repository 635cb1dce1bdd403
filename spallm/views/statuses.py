"""Statuses: which weights are public, which works are published, who has tested a model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spallm.store.statement import key
from spallm.store.subgraph import Edge, Node
from spallm.views.curated import Curated
from spallm.vocabulary import BASE, CODEMETA, DCTERMS, SCHEMA, SPALLM

_PUBLISHED = f"{BASE}status/published"
_STATUS = ((SCHEMA.creativeWorkStatus,), (CODEMETA.referencePublication, SCHEMA.creativeWorkStatus))


@dataclass(frozen=True, slots=True)
class Statuses:
    """Nodes, by number, of which something is known; of the others it is not known."""

    open_weights: frozenset[int]
    peer_reviewed: frozenset[int]
    by_others: frozenset[int]
    by_authors: frozenset[int]


def statuses(nodes: Sequence[Node], edges: Iterable[Edge], curated: Curated) -> Statuses:
    """Read the statuses; a version counts as tested by those who tested it under its own name."""
    own = {n.iri: {key(v) for v in curated.values(n.iri, CODEMETA.referencePublication)}
           for n in nodes}  # fmt: skip
    for node in nodes:
        for family in curated.values(node.iri, DCTERMS.isVersionOf):
            own[node.iri] |= own.get(key(family), set())
    testers: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.predicate == SPALLM.evaluates:
            testers[edge.target].add(edge.source)
    tested = [(n, node.iri) for n, node in enumerate(nodes) if testers[node.iri]]
    by_others = frozenset(n for n, iri in tested if testers[iri] - own[iri])
    return Statuses(
        frozenset(n for n, node in enumerate(nodes) if _has_weights(node, curated)),
        frozenset(n for n, node in enumerate(nodes) if _is_published(node, curated)),
        by_others,
        frozenset(n for n, _ in tested) - by_others,
    )


def _has_weights(node: Node, curated: Curated) -> bool:
    return bool(curated.reached(node.iri, (SCHEMA.distribution, SCHEMA.contentUrl)))


def _is_published(node: Node, curated: Curated) -> bool:
    return any(key(value) == _PUBLISHED for value in curated.first(node.iri, _STATUS))
