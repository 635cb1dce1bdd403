"""Entries and readings as tests make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from spallm.importers.entry import Entry, Link, Place, Role
from spallm.importers.reading import Heading, Reading
from spallm.intake.drafts import Earlier
from spallm.intake.origins import origins
from spallm.intake.stock import Stock
from spallm.intake.taking import Intake, take_in

FILE = "seg-list.md"


def entry(
    title: str, *links: tuple[str, Role], line: int = 1, file: str = FILE, **more: Any
) -> Entry:
    """Return an entry with links of given roles."""
    place = Place(file, line)
    return Entry(
        place, title, links=tuple(Link(url, "", role, place) for url, role in links), **more
    )


def numbered(*entries: Entry) -> tuple[Entry, ...]:
    """Return entries one below the other."""
    return tuple(
        replace(each, place=replace(each.place, line=number))
        for number, each in enumerate(entries, start=1)
    )


def taken(
    entries: Sequence[Entry], stock: Stock, earlier: Earlier | None = None, form: str = "markdown"
) -> Intake:
    """Return what becomes of the entries of one list or several."""
    files = dict.fromkeys(each.place.file for each in entries)
    readings = [
        Reading(file, form, tuple(each for each in entries if each.place.file == file), (), (
            Heading("Segmenting cells", 1, Place(file, 1)),
        ))
        for file in files
    ]  # fmt: skip
    found = origins(readings, {file: Path() for file in files}, stock.sources)
    return take_in(readings, found, stock, earlier)


def records(intake: Intake, kind: str = "paper") -> dict[str, Any]:
    """Return the records of a kind by id."""
    return {each.record.id: each.record for each in intake.drafts if each.record.kind == kind}


def values(record: Any, field: str) -> list[Any]:
    """Return what a record says in a field."""
    return [claim.value for claim in getattr(record, field)]
