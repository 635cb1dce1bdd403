"""The worksheet of a review: one row for each record, to read and to decide in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spallm.exports.table import Cell, Heading, Item, Row, Table, cell
from spallm.selecting.screening import Decision
from spallm.selecting.screening_sheet import COLUMNS

if TYPE_CHECKING:
    from spallm.review.record import Record
    from spallm.review.state import State

#: What stands beside the columns of the log; reading a worksheet back passes these over.
_FACTS = {
    "outcome": "Outcome", "said": "Who said what", "title": "Title", "year": "Year",
    "venue": "Venue", "record_status": "Status", "authors": "Authors", "introduces": "Introduces",
    "tasks": "Tasks", "description": "In short", "link": "Link", "why": "Why it is here",
}  # fmt: skip
_TITLES = dict(zip(COLUMNS, ("Record", "Stage", "Decision", "Reason", "Reader", "Date", "Note",
                             "Seen"), strict=True))  # fmt: skip


def worksheet(state: State, reader: str | None = None, stage: str | None = None) -> Table:
    """Return the records with what holds of each, or with the last word of one reader.

    The first columns are those of the log, so that the sheet can be filled and read back; where
    readers disagree, and where nobody has decided, the decision is empty.
    """
    headings = (Heading(name, title, name == "year") for name, title in (_TITLES | _FACTS).items())
    rows = (Row(_cells(state, record, reader, stage)) for record in state.records)
    return Table(state.review.title, tuple(headings), tuple(rows), unknown="")


def _cells(state: State, record: Record, reader: str | None, stage: str | None) -> tuple[Cell, ...]:
    standing = state.standing(record, stage)
    word = standing.of(reader) if reader is not None else standing.settled_by
    if word is None or (reader is None and standing.disputed):
        word = Decision(record.id, standing.stage, "", reader=reader or "", seen=record.digest)
    said = [f"{each.reader or '?'}: {each.decision}" for each in standing.words]
    return (
        *(cell(getattr(word, name)) for name in COLUMNS),
        cell(standing.outcome), _several(said), cell(record.title), cell(record.year),
        cell(record.venue), cell(record.status), _several(record.authors),
        _several(node.label for node in record.introduces), _several(record.tasks),
        cell(record.description), cell(record.url, record.url), cell(record.why),
    )  # fmt: skip


def _several(texts: Iterable[str]) -> Cell:
    return Cell(tuple(Item(text) for text in texts))
