"""Earlier: what a review had selected before, from a pack of its own or from an older graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.errors import SpallmError, UsageError
from spallm.filing import read_file
from spallm.review.listing import Known, known_records, read_records, read_selection
from spallm.review.packed import SUMS, checked

if TYPE_CHECKING:
    from spallm.review.state import State
    from spallm.store.subgraph import Subgraph

#: The files of a pack by which a later run finds out what changed.
GRAPH, SELECTION, RECORDS = "subgraph.trig", "selection.csv", "records.csv"


@dataclass(frozen=True)
class Earlier:
    """What was selected before, and what was known of each record.

    ``name`` says in words where this is from; ``notes`` what makes it less than certain.
    """

    name: str
    chosen: Subgraph
    records: Mapping[str, Known]
    notes: tuple[str, ...] = ()


def is_pack(place: Path) -> bool:
    """Tell whether a folder is a pack, be it a damaged one."""
    return place.is_dir() and any((place / name).exists() for name in (SUMS, RECORDS, SELECTION))


def earlier_pack(folder: Path) -> Earlier:
    """Return what a pack holds; a missing part is an error, a changed one is a note."""
    records = read_records(_body(folder, RECORDS), folder / RECORDS)
    selected = read_selection(_body(folder, SELECTION), folder / SELECTION)
    graph = _graph(_body(folder, GRAPH), folder / GRAPH)
    return Earlier(str(folder), graph.restricted(selected), records, tuple(_doubts(folder)))


def _doubts(folder: Path) -> Iterator[str]:
    found = checked(folder)
    for name in (GRAPH, SELECTION, RECORDS):
        if name in found.changed:
            yield f"{folder / name} is not as it was written, so what follows may be wrong."


def earlier_state(name: str, state: State) -> Earlier:
    """Return what a review selects from an older graph, with the decisions of today."""
    notes = () if state.records else (f"The selection finds nothing in {name}.",)
    return Earlier(name, state.chosen, known_records(state), notes)


def _body(folder: Path, name: str) -> bytes:
    try:
        return read_file(folder / name)
    except UsageError as error:
        raise SpallmError(
            error.message,
            hint="The pack is not whole. Compare with another one, or with a graph.",
        ) from error


def _graph(body: bytes, path: Path) -> Subgraph:
    import pyoxigraph as ox

    from spallm.store.subgraph import subgraph

    try:
        return subgraph(ox.parse(body, format=ox.RdfFormat.TRIG))
    except SyntaxError as error:
        raise SpallmError(
            f"{path}: is not TriG: {error}",
            hint="The pack is damaged. Compare with another one, or with a graph.",
        ) from error
