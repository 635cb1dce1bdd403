"""The catalog: everything in ``data/`` read once, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from spallm.catalog.citations import read_citations
from spallm.catalog.collection import Collection, read_collection
from spallm.catalog.finding import Finding
from spallm.errors import RecordError
from spallm.records import KINDS, Citation, Entity, toml_form

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Catalog:
    """All readable records by kind and id, the citations, and what could not be read."""

    folder: Path
    collection: Collection
    records: Mapping[str, Mapping[str, Entity]]
    citations: tuple[Citation, ...] = ()
    unreadable: tuple[Finding, ...] = field(default=())

    def __iter__(self) -> Iterator[Entity]:
        for records in self.records.values():
            yield from records.values()

    def get(self, kind: str, entity_id: str) -> Entity | None:
        """Return a record, or nothing."""
        return self.records.get(kind, {}).get(entity_id)

    def path(self, record: Entity) -> Path:
        """Return the file that a record was read from."""
        return folder_of(self.folder, record.kind) / f"{record.id}.toml"

    @cached_property
    def kinds_by_id(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that use an id; more than one is a fault."""
        found: dict[str, tuple[str, ...]] = {}
        for record in self:
            found[record.id] = (*found.get(record.id, ()), record.kind)
        return found


def folder_of(data: Path, kind: str) -> Path:
    """Return the folder that holds the records of a kind."""
    return data / f"{kind}s"


def load(data: Path, progress: Progress | None = None) -> Catalog:
    """Read a data folder; what cannot be read becomes a finding, not an exception."""
    collection = read_collection(data)
    files = [
        (kind, path) for kind in KINDS for path in sorted(folder_of(data, kind).glob("*.toml"))
    ]
    records: dict[str, dict[str, Entity]] = {kind: {} for kind in KINDS}
    unreadable: list[Finding] = []
    for number, (kind, path) in enumerate(files, start=1):
        try:
            records[kind][path.stem] = toml_form.read(KINDS[kind], path)
        except RecordError as error:
            unreadable.extend(Finding.each_of(error, path))
        if progress:
            progress("Reading records", number, len(files))
    citations, faults = read_citations(data / "citations.tsv")
    return Catalog(data, collection, records, citations, (*unreadable, *faults))
