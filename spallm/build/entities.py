"""Entities as statements: what each record says, with its footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from spallm.build.parts import Parts
from spallm.build.people import author_parts
from spallm.build.statement import Statement
from spallm.build.terms import entity, label, literal, object_of, quantity_triples, triple, typed
from spallm.records import Claim, Entity, Evidence, Fact, Footnoted, Quantity, claims, curated
from spallm.vocabulary import DCTERMS, SCHEMA, SKOS


def describe(record: Entity) -> Parts:
    """Return what every entity has: its classes, its id, its names, and its claims."""
    node = entity(record.kind, record.id)
    names = [label(record.name, "en"), *([label(record.name_zh, "zh")] if record.name_zh else [])]
    identity = [
        *typed(node, *record.classes),
        triple(node, DCTERMS.identifier, literal(record.id)),
        *(triple(node, SKOS.prefLabel, name) for name in names),
    ]
    return sum((_claim_parts(record, *claim) for claim in claims(record)), Parts(tuple(identity)))


def footnotes(record: Entity, keys: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Return the evidence behind footnote keys; keys without a footnote are left to the check."""
    if not isinstance(record, Footnoted):
        return ()
    return tuple(record.evidence[key] for key in keys if key in record.evidence)


def _claim_parts(record: Entity, name: str, fact: Fact, claim: Claim[Any]) -> Parts:
    is_curated = claim in curated(getattr(record, name))
    by = footnotes(record, claim.by)
    if isinstance(claim.value, tuple):
        return author_parts(record, fact, claim, by, is_curated=is_curated)
    holder = _holder(record, fact)
    stated = Statement(
        triple(holder.node, fact.predicate, object_of(fact, claim.value)),
        by, is_curated, claim.rank, claim.note, claim.note_zh,
    )  # fmt: skip
    linked = (stated.about(holder.anchor),) if holder.anchor and is_curated else ()
    described = quantity_triples(claim.value) if isinstance(claim.value, Quantity) else ()
    return Parts((*(holder.descriptions if is_curated else ()), *described), (*linked, stated))


@dataclass(frozen=True)
class _Holder:
    """The node that carries a fact, and the triple that ties it to its entity if it is a part."""

    node: ox.NamedNode
    anchor: ox.Triple | None = None
    descriptions: tuple[ox.Triple, ...] = field(default=())


def _holder(record: Entity, fact: Fact) -> _Holder:
    node = entity(record.kind, record.id)
    if not fact.part:
        return _Holder(node)
    part = ox.NamedNode(f"{node.value}/{fact.part}")
    anchor = triple(node, SCHEMA.distribution, part)
    return _Holder(part, anchor, tuple(typed(part, SCHEMA.DataDownload)))
