"""The work of writing many files, shared out over the processors."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path, PurePosixPath

from spallm.errors import SpallmError

#: What makes some of the files: it yields the path of each and its content.
Unit = Callable[[], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, and how many bytes."""

    files: int = 0
    size: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(self.files + other.files, self.size + other.size)


def processors() -> int:
    """Return how many processes to write with: more than one only where they can be forked.

    A process that is forked has the graph already; reading it again would take longer than it
    saves.
    """
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def carry_out(
    units: Sequence[Unit], folder: Path, *, processes: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> Written:  # fmt: skip
    """Write the files of all units below a folder, and say how many; order does not matter."""
    total = Written()
    for done, written in enumerate(_all_written(units, folder, processes), start=1):
        total += written
        progress(done)
    return total


def _all_written(units: Sequence[Unit], folder: Path, processes: int) -> Iterator[Written]:
    if processes == 1:
        return (_written(unit, folder) for unit in units)
    return _shared(units, folder, processes)


def _shared(units: Sequence[Unit], folder: Path, processes: int) -> Iterator[Written]:
    """Yield what each unit wrote, from processes that take every second, third … one."""
    context = multiprocessing.get_context("fork")
    hands: dict[Connection, BaseProcess] = {}
    try:
        for number in range(processes):
            ours, theirs = context.Pipe(duplex=False)
            hand: BaseProcess = context.Process(
                target=_work, args=(units[number::processes], folder, theirs)
            )
            with warnings.catch_warnings():  # libraries' threads; they hold no lock of ours
                warnings.simplefilter("ignore", DeprecationWarning)
                hand.start()
            theirs.close()
            hands[ours] = hand
        yield from _reports(list(hands))
    finally:
        for hand in hands.values():
            hand.terminate()
            hand.join()


def _reports(readers: list[Connection]) -> Iterator[Written]:
    while readers:
        for reader in wait(readers):
            assert isinstance(reader, Connection)
            try:
                report = reader.recv()
            except EOFError:
                raise SpallmError(
                    "a process that wrote pages ended before it was done",
                    hint="If it did not say why, memory ran out. No earlier site was changed.",
                ) from None
            if isinstance(report, BaseException):
                raise report
            if report is None:
                readers.remove(reader)
            else:
                yield report


def _work(units: Sequence[Unit], folder: Path, reports: Connection) -> None:
    """Write a share; Ctrl-C is for the process that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for unit in units:
            reports.send(_written(unit, folder))
        reports.send(None)
    except (SpallmError, OSError) as error:
        reports.send(error)


def _written(unit: Unit, folder: Path) -> Written:
    files = [_write(folder, path, body) for path, body in unit()]
    return Written(len(files), sum(files))


def _write(folder: Path, path: str, body: bytes) -> int:
    """Write one file that must be new, and return its size."""
    place = folder / _inside(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with place.open("xb") as file:
            return file.write(body)
    except FileExistsError:
        raise SpallmError(
            f"two files of the site would be called {path}",
            hint="Names that differ in upper and lower case alone are one on some systems.",
        ) from None


def _inside(path: str) -> str:
    """Return a path if it stays in the folder; addresses of a foreign graph may lead anywhere."""
    parts = path.split("/")
    if {"", ".", ".."} & {*parts} or "\\" in path or "\0" in path or PurePosixPath(path).anchor:
        raise SpallmError(f"no file can be called {path!r}")
    return path
