"""Authors: nodes of their paper, in the order that the curated list gives them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from spallm.build.parts import Parts
from spallm.build.statement import Statement
from spallm.build.terms import entity, iri, literal, triple, typed
from spallm.identifiers import slug
from spallm.records import Claim, Entity, Evidence, Fact
from spallm.vocabulary import SCHEMA


def author_parts(
    record: Entity, fact: Fact, claim: Claim[Any], by: tuple[Evidence, ...], *, is_curated: bool
) -> Parts:
    """Return the authors that a source lists.

    An author is a node of the paper, not of the graph: names alone do not tell two people of
    different papers apart. Within a paper a name is one person, so lists that disagree share the
    authors they agree on, unless one list has it twice; only the curated list gives positions.
    """
    work = entity(record.kind, record.id)
    descriptions, statements = [], []
    seen: Counter[str] = Counter()
    for position, name in enumerate(claim.value, start=1):
        own = slug(name, max_length=80)
        seen[own] += 1
        person = iri(f"{work.value}/author/{own}{f'-{seen[own]}' if seen[own] > 1 else ''}")
        descriptions += [
            *typed(person, SCHEMA.Person),
            triple(person, SCHEMA.name, literal(name)),
            *([triple(person, SCHEMA.position, literal(position))] if is_curated else []),
        ]
        statements.append(Statement(triple(work, fact.predicate, person), by, is_curated))
    return Parts(tuple(descriptions), tuple(statements))
