"""The bench: records while claims are put into them, beginning with those that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spallm.intake.drafts import Draft
from spallm.intake.merging import merge
from spallm.intake.stock import Stock
from spallm.intake.told import Change, Told
from spallm.records import KINDS, Entity, Footnoted, Paper, Source


class Bench:
    """Records by kind and id; what was not there begins with a name and nothing else."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._records: dict[tuple[str, str], Entity] = {}
        self._changes: dict[tuple[str, str], list[Change]] = {}

    def begin(self, kind: str, entity_id: str, name: str) -> None:
        """Begin a record, or go on with the one that is there."""
        found = self._records.get((kind, entity_id)) or self._stock.get(kind, entity_id)
        self._records[kind, entity_id] = found or _empty(kind, entity_id, name)

    def put(self, kind: str, entity_id: str, told: Iterable[Told]) -> tuple[Change, ...]:
        """Put claims into a record that was begun.

        Raises RecordError for a value that the record refuses; it is then as before.
        """
        record = self._records[kind, entity_id]
        if not isinstance(record, Footnoted):
            return ()
        merged = merge(record, told)
        self._records[kind, entity_id] = merged.record
        self._changes.setdefault((kind, entity_id), []).extend(merged.changes)
        return merged.changes

    def drop(self, kind: str, entity_id: str) -> None:
        """Give up a record that was begun and got nothing."""
        del self._records[kind, entity_id]

    def add(self, source: Source) -> None:
        """Add a source, which has no claims."""
        self._records[source.kind, source.id] = source

    def record(self, kind: str, entity_id: str) -> Entity | None:
        """Return a record as it is now, be it one that nothing was put into."""
        return self._records.get((kind, entity_id)) or self._stock.get(kind, entity_id)

    def drafts(self) -> Iterator[Draft]:
        """Yield what differs from what is there, by kind and id."""
        for (kind, name), record in sorted(self._records.items(), key=lambda pair: pair[0]):
            draft = Draft(
                record, self._stock.get(kind, name), tuple(self._changes.get((kind, name), ()))
            )
            if draft.is_news:
                yield draft


def _empty(kind: str, entity_id: str, name: str) -> Entity:
    """Return a record that is none yet: a paper has neither title nor version."""
    if kind == Paper.kind:
        return Paper.model_construct(id=entity_id, name=name, title=(), versions=())
    return KINDS[kind].model_construct(id=entity_id, name=name)
