"""Gathering: the files that somebody names, read one by one, and what was passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spallm.errors import UsageError
from spallm.filing import read_file
from spallm.importers.decoding import decoded
from spallm.importers.reading import Reading
from spallm.importers.registry import FORMS, detect, read

#: What stdin is called in places; no file of that name is meant.
STDIN = "-"
#: Folders that hold other people's files.
_PASSED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
#: The file by which a folder of our own drafts is known.
LEDGER = "drafts.json"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Readings in the order of their files, and files of folders that were passed over, and why.

    ``roots`` says for each file from where its path is told in footnotes.
    """

    readings: tuple[Reading, ...]
    passed: tuple[tuple[str, str], ...] = ()
    roots: Mapping[str, Path] = field(default_factory=dict)


def gather(
    places: Iterable[str], form: str | None = None, options: Mapping[str, Any] | None = None
) -> Gathered:
    """Read files, folders and stdin.

    Of a folder all files are read whose form is known; hidden ones are not looked at. A file that
    is named must be readable. Raises UsageError with what to do otherwise.
    """
    readings: list[Reading] = []
    passed: list[tuple[str, str]] = []
    roots: dict[str, Path] = {}
    for place in places:
        for file, root, is_named in _files(place):
            try:
                body = _body(file)
                reading = read(file, body, form, **_heeded(file, body, form, options or {}))
            except UsageError as error:
                if is_named:
                    raise
                passed.append((file, error.message.removeprefix(f"{file}: ")))
                continue
            if not is_named and not reading.entries:
                passed.append((file, "holds no entries"))
                continue
            readings.append(reading)
            roots[file] = root
    return Gathered(tuple(readings), tuple(passed), roots)


def _heeded(file: str, body: bytes, form: str | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that the form of a file heeds; with a named form, all that are given."""
    if not options or form:
        return dict(options)
    chosen = FORMS[detect(file, decoded(body, file)[0])]
    return {name: value for name, value in options.items() if name in chosen.options}


def _files(place: str) -> Iterator[tuple[str, Path, bool]]:
    """Yield files with the folder that their paths are told from, and whether they were named."""
    path = Path(place)
    if place == STDIN or not path.is_dir():
        yield place, path.parent, True
        return
    for file in sorted(_below(path)):
        yield str(file), path, False


def _below(folder: Path) -> Iterator[Path]:
    for each in folder.iterdir():
        if each.name.startswith(".") or each.is_symlink():
            continue
        if each.is_dir():
            if each.name not in _PASSED and not (each / LEDGER).exists():
                yield from _below(each)
        elif each.is_file():
            yield each


def _body(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    return read_file(Path(file), hint=f"Name a list. Forms that can be read: {', '.join(FORMS)}.")
