"""Rows of citations that stand beside drafts, and how they join the table of the data."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from spallm.catalog.citations import read_citations, write_citations
from spallm.errors import UsageError
from spallm.records import Citation

#: The table of citations, in a folder of data and beside drafts.
TABLE = "citations.tsv"


def proposed_citations(place: Path, ids: Collection[str] = ()) -> tuple[Citation, ...]:
    """Return the rows beside drafts: all of them, or those of the works that are named.

    Raises UsageError for a table that cannot be read.
    """
    rows = _read(place / TABLE)
    return tuple(row for row in rows if not ids or row.citing in ids)


def with_citations(data: Path, rows: Collection[Citation]) -> tuple[dict[str, bytes], int]:
    """Return the table of the data with further rows, and how many of them it did not have."""
    known = _read(data / TABLE)
    fresh = set(rows) - set(known)
    if not fresh:
        return {}, 0
    return {TABLE: write_citations((*known, *fresh)).encode()}, len(fresh)


def _read(path: Path) -> tuple[Citation, ...]:
    rows, faults = read_citations(path)
    if faults:
        raise UsageError(str(faults[0]), hint="Mend or delete the table, then accept again.")
    return rows
