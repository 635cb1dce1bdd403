"""Coverage: for each public list, what of it is here, what is not and why, and what it lacks."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from spallm.catalog.catalog import Catalog
from spallm.errors import RecordError
from spallm.records.paper import Paper
from spallm.records.record import Record, Slug, Text

Status = Literal["in", "duplicate", "out-of-scope", "unresolvable"]


class Entry(Record):
    """One entry of a public list, and what became of it."""

    line: Text
    title: Text
    status: Status
    id: Slug | None = None
    reason: Text | None = None
    reason_zh: Text | None = None
    disagreement: Text | None = None


@dataclass(frozen=True)
class Ledger:
    """All entries of one list, in its own order; the file's stem is the list's name."""

    name: str
    path: Path
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many entries ended in each way."""
        return Counter(entry.status for entry in self.entries)

    @property
    def disagreements(self) -> tuple[Entry, ...]:
        """The entries that say something else than the curated view."""
        return tuple(entry for entry in self.entries if entry.disagreement)

    def lacks(self, catalog: Catalog) -> tuple[str, ...]:
        """Return the ids of the works that are here and that no entry names."""
        named = {entry.id for entry in self.entries}
        introduced = {
            claim.value
            for model in catalog.records["model"].values()
            if model.id in named
            for claim in getattr(model, "introduced_in", ())
        }
        return tuple(sorted(catalog.records[Paper.kind].keys() - named - introduced))


def folder_of_ledgers(data: Path) -> Path:
    """Return the folder of the ledgers."""
    return data / "coverage"


def read_ledgers(data: Path) -> Iterator[Ledger]:
    """Read every ledger of a data folder."""
    for path in sorted(folder_of_ledgers(data).glob("*.tsv")):
        yield Ledger(path.stem, path, tuple(_entries(path)))


def _entries(path: Path) -> Iterator[Entry]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: cannot be read: {error}") from error
    for number, row in enumerate(rows, start=2):
        try:
            yield Entry.model_validate({key: value for key, value in row.items() if value})
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            column = ".".join(str(part) for part in fault["loc"])
            raise RecordError(
                f"{path}: line {number}, column {column}: {fault['msg']}",
                hint=f"Columns are {', '.join(Entry.model_fields)}, separated by tabs.",
            ) from error
