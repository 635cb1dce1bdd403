"""Work: many independent pieces, shared out over the processors, their results in order.

A process that is forked has the graph already; reading it again would take longer than it saves.
So where a system cannot fork, the pieces are made one after the other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from spallm.errors import SpallmError

T = TypeVar("T")


def processors() -> int:
    """Return how many processes can share work: more than one only where they can be forked."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def all_done(
    pieces: Sequence[Callable[[], T]],
    *,
    processes: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> list[T]:
    """Return what each piece of work gives, in the order of the pieces.

    The first pieces are begun first, so the longest had better come first. ``progress`` is told how
    many are done. An error in a piece is raised here, and the other pieces are given up.
    """
    processes = min(processes, len(pieces))
    found: dict[int, T] = {}
    with _frozen():
        results = _shared(pieces, processes) if processes > 1 else _in_turn(pieces)
        for number, result in results:
            found[number] = result
            progress(len(found))
    return [found[number] for number in range(len(pieces))]


@contextmanager
def _frozen() -> Iterator[None]:
    """Keep the collector of cycles off what is there already, which is a graph that stays.

    It would walk through it again and again, and copy it into every process by doing so.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _in_turn(pieces: Sequence[Callable[[], T]]) -> Iterator[tuple[int, T]]:
    for number, piece in enumerate(pieces):
        yield number, piece()


def _shared(pieces: Sequence[Callable[[], T]], processes: int) -> Iterator[tuple[int, T]]:
    """Yield numbers and results as they come; who is done gets the next piece."""
    waiting = iter(range(len(pieces)))
    with _hands(pieces, processes) as hands:
        for hand in hands:
            hand.send(next(waiting, None))
        busy = list(hands)
        while busy:
            for ready in wait(busy):
                assert isinstance(ready, Connection)
                report: tuple[int, T] = _report(ready)
                following = next(waiting, None)
                ready.send(following)
                if following is None:
                    busy.remove(ready)
                yield report


@contextmanager
def _hands(pieces: Sequence[Callable[[], T]], processes: int) -> Iterator[list[Connection]]:
    """Yield connections to processes that do pieces by number; they end with the block."""
    context = multiprocessing.get_context("fork")
    started: list[BaseProcess] = []
    hands: list[Connection] = []
    try:
        for _ in range(processes):
            ours, theirs = context.Pipe()
            held = [*hands, ours]  # a process that is forked has these ends as well
            hand: BaseProcess = context.Process(
                target=_work, args=(pieces, theirs, held), daemon=True
            )
            with warnings.catch_warnings():  # libraries' threads; they hold no lock of ours
                warnings.simplefilter("ignore", DeprecationWarning)
                hand.start()
            theirs.close()
            started.append(hand)
            hands.append(ours)
        yield hands
    finally:
        for process in started:
            process.terminate()
            process.join()


def _report(hand: Connection) -> tuple[int, T]:
    try:
        number, result = hand.recv()
    except EOFError:
        raise SpallmError(
            "a process that made a part of the pack ended before it was done",
            hint="If it did not say why, memory ran out. No earlier pack was changed.",
        ) from None
    if isinstance(result, BaseException):
        raise result
    return number, result


def _work(
    pieces: Sequence[Callable[[], T]], orders: Connection, held: Sequence[Connection]
) -> None:
    """Do the pieces that are ordered; Ctrl-C is for the process that waits for them.

    ``held`` are the ends of that process. While one of them is open here, nobody would notice that
    it was killed, and wait for orders for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in held:
        each.close()
    with suppress(EOFError, ConnectionError):  # nobody waits any more
        _carry_out(pieces, orders)


def _carry_out(pieces: Sequence[Callable[[], T]], orders: Connection) -> None:
    while (number := orders.recv()) is not None:
        try:
            result: T | BaseException = pieces[number]()
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            result = error
        orders.send((number, result))
