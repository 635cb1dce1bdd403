"""Ledgers of coverage as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spallm.catalog import Catalog
from spallm.catalog.coverage import Ledger
from spallm.nearness import unknown

if TYPE_CHECKING:
    from spallm.cli.output import Cell

Rows = tuple[tuple[str, ...], "list[list[Cell]]"]


def named(ledgers: Sequence[Ledger], name: str) -> Ledger:
    """Return the ledger of a list, or say which there are."""
    found = [ledger for ledger in ledgers if ledger.name == name]
    if found:
        return found[0]
    raise unknown("followed list", name, (ledger.name for ledger in ledgers))


def summary_rows(ledgers: Sequence[Ledger], catalog: Catalog) -> Rows:
    """Return one row for each list."""
    columns = (
        "list", "entries", "in", "duplicate", "out-of-scope", "unresolvable", "disagree", "lacks",
    )  # fmt: skip
    return columns, [_summary(ledger, catalog) for ledger in ledgers]


def _summary(ledger: Ledger, catalog: Catalog) -> list[Cell]:
    counts = ledger.counts
    fates: list[Cell] = [
        counts[fate] for fate in ("in", "duplicate", "out-of-scope", "unresolvable")
    ]
    last: list[Cell] = [len(ledger.disagreements), len(ledger.lacks(catalog))]
    return [ledger.name, len(ledger.entries), *fates, *last]


def entry_rows(ledger: Ledger, lang: str) -> Rows:
    """Return the entries that are not in, or that disagree with us, with the reason."""
    rows: list[list[Cell]] = [
        [
            entry.line, entry.title, entry.status, entry.id or "",
            (entry.reason_zh if lang == "zh" else entry.reason) or "", entry.disagreement or "",
        ]
        for entry in ledger.entries
        if entry.status != "in" or entry.disagreement
    ]  # fmt: skip
    return ("line", "title", "status", "id", "reason", "disagreement"), rows


def lacking_rows(ledger: Ledger, catalog: Catalog) -> Rows:
    """Return the works that are here and that the list does not name."""
    works = catalog.records["paper"]
    rows: list[list[Cell]] = [[work, works[work].name] for work in ledger.lacks(catalog)]
    return ("id", "title"), rows
