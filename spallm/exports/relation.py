"""Relations in groups, for formats that tell edges apart at a glance.

General relations are stated beside the specific ones from which they follow; a picture and a
sum of strengths want each pair of entities counted once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from spallm.store.subgraph import Edge
from spallm.vocabulary import CITO, CODEMETA, DCTERMS, FAIR4ML, PROV, SCHEMA, SPALLM

#: Relations by group; what is in none of them describes an entity.
GROUPS = {
    "lineage": frozenset({
        PROV.wasDerivedFrom, FAIR4ML.fineTunedFrom, SPALLM.continuallyPretrainedFrom,
        SPALLM.initializedFrom, SPALLM.adaptedFrom, SPALLM.distilledFrom, SPALLM.mergedFrom,
        SPALLM.quantizedFrom,
    }),
    "design": frozenset({
        SCHEMA.isBasedOn, SPALLM.usesComponent, SPALLM.extendsArchitectureOf,
        PROV.wasInfluencedBy, PROV.wasRevisionOf, DCTERMS.isVersionOf, DCTERMS.isPartOf,
    }),
    "data": frozenset({FAIR4ML.trainedOn, SPALLM.pretrainedOn, SPALLM.fineTunedOn}),
    "evaluation": frozenset({SPALLM.evaluates, FAIR4ML.evaluatedOn}),
    "citation": frozenset({CITO.cites, CITO.usesDataFrom}),
    "publication": frozenset({CODEMETA.referencePublication}),
}  # fmt: skip
DESCRIPTION = "description"
_GROUP_OF = {relation: name for name, relations in GROUPS.items() for relation in relations}
#: Relations that follow from others.
_GENERAL = frozenset({PROV.wasDerivedFrom, SCHEMA.isBasedOn, FAIR4ML.trainedOn,
                      FAIR4ML.modelCategory})  # fmt: skip


def group(predicate: str) -> str:
    """Return the group of a relation.

    >>> group("http://purl.org/spar/cito/cites")
    'citation'
    """
    return _GROUP_OF.get(predicate, DESCRIPTION)


def relation(predicate: str) -> str:
    """Return the last word of a property's IRI.

    >>> relation("http://purl.org/spar/cito/cites")
    'cites'
    """
    return re.split(r"[/#:]", predicate.rstrip("/#"))[-1]


def specific(edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges in order, without general ones beside which a specific one stands."""
    ordered = sorted(edges, key=lambda edge: (edge.source, edge.predicate, edge.target))
    between: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in ordered:
        between[edge.source, edge.target].add(edge.predicate)
    return [
        edge
        for edge in ordered
        if edge.predicate not in _GENERAL or not between[edge.source, edge.target] - _GENERAL
    ]
