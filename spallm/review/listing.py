"""Listings: the records of a review with what was decided, and what its selection holds.

They stand in a pack as CSV for people, and are read back when a later run asks what changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.errors import SpallmError
from spallm.exports.table import Heading, Number, Table, of_values

if TYPE_CHECKING:
    from spallm.review.state import State
    from spallm.store.subgraph import Subgraph

_RECORDS = {
    "id": ("Id", "编号"),
    "kind": ("Kind", "类别"),
    "title": ("Title", "标题"),
    "year": ("Year", "年份"),
    "venue": ("Venue", "发表于"),
    "status": ("Status", "出版状态"),
    "outcome": ("Outcome", "结果"),
    "stage": ("Stage", "阶段"),
    "reason": ("Reason", "理由"),
    "digest": ("Digest of what readers see", "所见内容的摘要值"),
    "iri": ("Address in the graph", "图中地址"),
}
_SELECTION = {
    "id": ("Id", "编号"),
    "kind": ("Kind", "类别"),
    "name": ("Name", "名称"),
    "iri": ("Address in the graph", "图中地址"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a pack knows of a record: what was decided, and the digest of what readers saw."""

    id: str
    iri: str
    kind: str = ""
    title: str = ""
    status: str = ""
    outcome: str = ""
    digest: str = ""


def records_table(state: State, language: str = "en") -> Table:
    """Return the records of a review, with what holds for each."""
    title = {"en": "Records", "zh": "记录"}[language]
    return of_values(title, _headings(_RECORDS, language), list(_record_rows(state)))


def _record_rows(state: State) -> Iterator[list[str | Number | None]]:
    for record in state.records:
        standing = state.standing(record)
        yield [
            record.id, record.kind, record.title, record.year, record.venue, record.status,
            standing.outcome, standing.stage if standing.words else "", standing.reason,
            record.digest, record.iri,
        ]  # fmt: skip


def known_records(state: State) -> dict[str, Known]:
    """Return what a review knows of its records today, by id."""
    return {
        record.id: Known(
            record.id, record.iri, record.kind, record.title, record.status,
            state.standing(record).outcome, record.digest,
        )
        for record in state.records
    }  # fmt: skip


def selection_table(chosen: Subgraph, language: str = "en") -> Table:
    """Return the entities of a selection."""
    title = {"en": "Selection", "zh": "所选实体"}[language]
    rows = [[n.id, n.kind, n.label_in(language), n.iri] for n in chosen.nodes.values()]
    return of_values(title, _headings(_SELECTION, language), rows)


def _headings(columns: Mapping[str, tuple[str, str]], language: str) -> list[Heading]:
    place = {"en": 0, "zh": 1}[language]
    return [Heading(name, titles[place], name == "year") for name, titles in columns.items()]


def read_records(body: bytes, path: object) -> dict[str, Known]:
    """Return the records of a listing by id; ``path`` is what an error calls it."""
    names = ("id", "iri", "kind", "title", "status", "outcome", "digest")
    return {row["id"]: Known(**{n: row[n] for n in names}) for row in _rows(body, names, path)}


def read_selection(body: bytes, path: object) -> tuple[str, ...]:
    """Return the addresses of the entities of a listing."""
    return tuple(row["iri"] for row in _rows(body, ("iri",), path))


def _rows(body: bytes, needed: tuple[str, ...], path: object) -> Iterator[dict[str, str]]:
    try:
        rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
        missing = [name for name in needed if name not in (rows.fieldnames or ())]
        if missing:
            raise _unreadable(path, f"it has no column {missing[0]}")
        yield from ({name: row[name] or "" for name in needed} for row in rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path, str(error)) from error


def _unreadable(path: object, why: str) -> SpallmError:
    return SpallmError(
        f"{path}: cannot be read as a listing of a pack: {why}",
        hint="Compare with another pack, or with a graph: --against FILE",
    )
