"""The ground: a folder in which a graph for another field begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spallm.errors import SpallmError, UsageError
from spallm.filing import write_folder, write_whole
from spallm.founding.beginning import Beginning

#: What tells that a graph stands in a folder already, or that something else is in its place.
_OURS = ("data", "graph", "ontology")


@dataclass(frozen=True)
class Founded:
    """A graph that was begun: its folder, and the files that were there and stayed as they were."""

    place: Path
    kept: tuple[str, ...]


def found(place: Path, beginning: Beginning) -> Founded:
    """Begin a graph in a folder, which is made if there is none; no file is ever overwritten.

    A folder with ``data``, ``graph`` or ``ontology`` in it is refused. A README and the like stay.
    """
    files = beginning.files()
    if not place.exists():
        _made(place.parent)
        write_folder(place, files)
        return Founded(place, ())
    if not place.is_dir():
        raise UsageError(f"{place} is a file", hint="Name a folder; nothing was written.")
    taken = [name for name in _OURS if (place / name).exists()]
    if taken:
        raise UsageError(
            f"{place} has {_listed(taken)} already, and nothing is overwritten",
            hint="Name another folder, or add to this one: spallm import FILE --into DIR",
        )
    kept = tuple(path for path in sorted(files) if (place / path).exists())
    _written(place, {path: body for path, body in files.items() if path not in kept})
    return Founded(place, kept)


def _written(place: Path, files: Mapping[str, bytes]) -> None:
    for path, body in files.items():
        _made((place / path).parent)
        write_whole(place / path, body)


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpallmError(
            f"{folder}: the folder cannot be made: {error.strerror or error}",
            hint="Choose another place.",
        ) from error


def _listed(names: list[str]) -> str:
    return ", ".join(f"{name}/" for name in names)
