"""What a record's field means in RDF, written on the field itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spallm.records.record import Record


@dataclass(frozen=True, slots=True)
class Fact:
    """The predicate that a field states.

    ``refers_to`` names the kind of entity, or the concept scheme, that the values are ids of.
    ``single`` says that the curated view can hold one value only.
    ``part`` hangs the value on a part of the entity instead (its weights, say).
    """

    predicate: str
    refers_to: str | None = None
    single: bool = False
    part: str | None = None


def facts(record_class: type[Record]) -> Iterator[tuple[str, Fact]]:
    """Yield the name and meaning of each field of a record class that states a fact."""
    for name, field in record_class.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Fact):
                yield name, mark


def claims(record: Record) -> Iterator[tuple[str, Fact, Any]]:
    """Yield field name, meaning and claim for every claim that a record makes."""
    for name, fact in facts(type(record)):
        for claim in getattr(record, name):
            yield name, fact, claim
