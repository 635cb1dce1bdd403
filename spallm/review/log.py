"""The log of decisions: rows are added to it, whole or not at all, and nothing is ever changed.

Each addition is one write under a lock, forced onto the disk. So two terminals do not interleave,
and what a reader has decided is there after a crash.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from spallm.errors import SpallmError, UsageError
from spallm.exports.spreadsheet import guarded
from spallm.filing import write_whole
from spallm.selecting.screening import Decision
from spallm.selecting.screening_sheet import COLUMNS, Sheet, layout

#: What a log begins with: a byte order mark, without which Excel shows Chinese names as noise.
_BOM = "\ufeff"
#: The longest text of a cell; readers of CSV stop at 131,072 letters.
LONGEST = 30_000


@dataclass(frozen=True)
class Added:
    """What came of an addition: how many rows, and in words what was mended on the way."""

    rows: int
    notes: tuple[str, ...] = ()


def empty() -> bytes:
    """Return a log without decisions."""
    return (_BOM + _written(COLUMNS, ",", "\r\n")).encode()


def add(path: Path, decisions: Iterable[Decision]) -> Added:
    """Add decisions to the end of a log, and return when they are on the disk.

    A last row that was cut off is moved to a file beside the log first. Where the rows cannot be
    written, SpallmError is raised and the log is as it was.
    """
    rows = tuple(decisions)
    for each in rows:
        _check(each)
    try:
        with _locked(path) as file:
            found = layout(file.read(), str(path))
            note = _mend(path, file, found)
            if set(COLUMNS) - set(found.columns):
                _widen(path, file, found, rows)
            else:
                _append(file, found, rows)
    except OSError as error:
        raise SpallmError(
            f"{path}: the decision is not written: {error.strerror or error}",
            hint="The log is as it was before. Make room or mend the permissions, then decide "
            "again.",
        ) from error
    return Added(len(rows), note)


def _check(decision: Decision) -> None:
    texts = (decision.id, decision.reason, decision.reader, decision.note)
    if any(len(text) > LONGEST for text in texts):
        raise UsageError(
            f"{decision.id[:60]}: a text of the decision is longer than {LONGEST:,} letters",
            hint="Keep long notes in a file of their own.",
        )


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[IO[bytes]]:
    """Open a log for one writer at a time; a log that was replaced meanwhile is opened anew."""
    while True:
        _begin(path)
        with path.open("r+b", buffering=0) as file:
            _lock(file)
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield file
                return


def _begin(path: Path) -> None:
    """Begin a log that is not there, unless somebody else does."""
    with contextlib.suppress(FileExistsError), path.open("xb") as file:
        file.write(empty())


def _lock(file: IO[bytes]) -> None:
    """Wait for the lock of a file, which ends with the file or its process."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(1 << 30)  # far behind the text, so that others can go on reading it
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        file.seek(0)
    else:
        fcntl.flock(file, fcntl.LOCK_EX)


def _mend(path: Path, file: IO[bytes], found: Sheet) -> tuple[str, ...]:
    """Move a row that was cut off into a file beside the log."""
    if not found.torn:
        return ()
    aside = path.with_suffix(f"{path.suffix}.torn")
    with aside.open("ab") as kept:
        kept.write(found.torn + b"\n")
        kept.flush()
        os.fsync(kept.fileno())
    file.truncate(found.intact)
    os.fsync(file.fileno())
    return (f"{path}: the last row had been cut off; it is kept in {aside.name}",)


def _append(file: IO[bytes], found: Sheet, rows: tuple[Decision, ...]) -> None:
    start = found.newline if found.open_ended else ""
    body = start + "".join(
        _written(_fields(each, found.columns), found.delimiter, found.newline) for each in rows
    )
    size = file.seek(0, os.SEEK_END)
    try:
        _write(file, body.encode())
        os.fsync(file.fileno())
    except BaseException:
        file.truncate(size)
        raise


def _write(file: IO[bytes], body: bytes) -> None:
    """Write all bytes; a disk that is nearly full takes some and then refuses."""
    view = memoryview(body)
    while view:
        view = view[file.write(view) :]


def _widen(path: Path, file: IO[bytes], found: Sheet, rows: tuple[Decision, ...]) -> None:
    """Write a log anew that lacks some of our columns; what it has stays as it is."""
    columns = (*found.columns, *(name for name in COLUMNS if name not in found.columns))
    lines = [columns, *(fields for _, fields in found.rows), *(_fields(r, columns) for r in rows)]
    padded = ((*fields, *("",) * (len(columns) - len(fields))) for fields in lines)
    text = "".join(_written(each, found.delimiter, found.newline) for each in padded)
    file.seek(0)
    write_whole(path, (_BOM + text).encode())


def _fields(decision: Decision, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a decision in a log's own order."""
    own = dict(decision.more)
    return tuple(
        guarded(str(getattr(decision, name) if name in COLUMNS else own.get(name, "")))
        for name in columns
    )


def _written(fields: Iterable[str], delimiter: str, newline: str) -> str:
    """Return one row; the writer ends it with CRLF, so that it quotes both letters of that."""
    row = io.StringIO(newline="")
    csv.writer(row, delimiter=delimiter, lineterminator="\r\n").writerow(list(fields))
    return row.getvalue().removesuffix("\r\n") + newline
