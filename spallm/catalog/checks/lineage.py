"""Lineage: nothing descends from itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spallm.catalog.catalog import Catalog
from spallm.catalog.finding import Finding
from spallm.ontology import Ontology
from spallm.records import Entity, claims, facts
from spallm.vocabulary import DCTERMS, PROV

ORDERING = frozenset(
    {PROV.wasDerivedFrom, PROV.wasRevisionOf, DCTERMS.isVersionOf, DCTERMS.isPartOf}
)


def lineage_fields(record_class: type[Entity], ontology: Ontology) -> frozenset[str]:
    """Return the fields that say what something came from, by their super-properties."""
    return frozenset(
        name
        for name, fact in facts(record_class)
        if PROV.wasDerivedFrom in (fact.predicate, *ontology.supers.get(fact.predicate, ()))
    )


def lineage_has_no_cycles(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find models and datasets that are their own ancestors."""
    for kind in ("model", "dataset"):
        parents = {
            record.id: _parents(record, ontology) for record in catalog.records[kind].values()
        }
        for start in parents:
            if ring := _ring(start, parents):
                yield Finding(
                    str(catalog.path(catalog.records[kind][start])), "lineage",
                    f"descends from itself: {' → '.join(ring)}",
                    "Delete the edge that is wrong.",
                )  # fmt: skip


def _parents(record: Entity, ontology: Ontology) -> tuple[str, ...]:
    return tuple(
        claim.value
        for _, fact, claim in claims(record)
        if fact.refers_to == record.kind
        and ORDERING & {fact.predicate, *ontology.supers.get(fact.predicate, ())}
        and claim.rank != "deprecated"
    )


def _ring(start: str, parents: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return a way from a node back to itself, or nothing."""
    waiting = [[start]]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        for parent in parents.get(way[-1], ()):
            if parent == start:
                return [*way, start]
            if parent not in seen:
                seen.add(parent)
                waiting.append([*way, parent])
    return []
