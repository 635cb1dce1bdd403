"""Answers of services in JSON, read item by item; each service says only what one item means."""

from __future__ import annotations

from collections.abc import Callable

from spallm.importers.entry import Place
from spallm.importers.json_scanner import Scanner
from spallm.importers.json_values import Json
from spallm.importers.reading import Reading, Remark
from spallm.importers.sketch import Sketch, said

Sketching = Callable[[Json, Place], Sketch]


def read_answer(
    form: str, shells: tuple[str, ...], sketched: Sketching, text: str, file: str
) -> Reading:
    """Return the entries of an answer, of a list of items, or of one item a line.

    ``shells`` are the keys under which this service keeps its items, from the outermost on.
    """
    scanner = Scanner(text, file, shells)
    entries, remarks = [], []
    for item in scanner.items():
        if not isinstance(item.value, dict):
            what = f"{said(str(item.value))} stands where an object with fields is due"
            remarks.append(Remark("not-an-entry", item.place, what, lost=item.value is not None))
            continue
        entry, found = sketched(item.value, item.place).finished()
        remarks += found
        if entry:
            entries.append(entry)
    remarks += scanner.remarks
    if not entries and not remarks:
        remarks.append(Remark("no-entries", Place(file, 1), "the answer holds no item"))
    return Reading(file, form, tuple(entries), tuple(remarks))
