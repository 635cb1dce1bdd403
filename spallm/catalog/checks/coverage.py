"""Coverage: every entry of a list that is followed has one fate, and a reason if it is not in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.coverage import Entry, Ledger, read_ledgers
from spallm.catalog.finding import Finding
from spallm.errors import RecordError
from spallm.ontology import Ontology


def ledgers_are_complete(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find entries that stand twice, lead nowhere, or are left out without a reason."""
    try:
        ledgers = list(read_ledgers(catalog.folder))
    except RecordError as error:
        path, _, message = error.message.partition(": ")
        yield Finding(path, "", message, error.hint or "Mend the line.")
        return
    for ledger in ledgers:
        yield from _repeated(ledger)
        for entry in ledger.entries:
            if fault := _fault(entry, catalog):
                yield Finding(str(ledger.path), entry.line, *fault)


def _repeated(ledger: Ledger) -> Iterator[Finding]:
    times = Counter((entry.line, entry.title) for entry in ledger.entries)
    for (line, title), count in times.items():
        if count > 1:
            yield Finding(str(ledger.path), line, f"{title} stands {count} times", "Keep one line.")


def _fault(entry: Entry, catalog: Catalog) -> tuple[str, str] | None:
    known = entry.id is None or entry.id in catalog.kinds_by_id
    if not known:
        return f"there is no entity {entry.id}", "Correct the id, or say why the entry is not in."
    if entry.status in ("in", "duplicate") and not entry.id:
        return f"{entry.status} needs the id of what it is", "Fill in the column id."
    if entry.status != "in" and not entry.reason:
        return f"{entry.status} needs a reason", "Fill in reason."
    if entry.status != "in" and catalog.collection.title_zh and not entry.reason_zh:
        return f"{entry.status} needs a reason in both languages", "Fill in reason and reason_zh."
    return None
