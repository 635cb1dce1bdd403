"""Progress on a terminal, and silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

Progress = Callable[[str, int, int], None]


def progress(every: int = 25) -> Progress:
    """Return a function that rewrites one line on a terminal's stderr, or does nothing.

    The line is written anew with every so many things done, and with the last.
    """
    return partial(_draw, every) if sys.stderr.isatty() else _stay_silent


@contextmanager
def own_line() -> Iterator[None]:
    """End the line that is rewritten if something goes wrong, so that words have their own."""
    try:
        yield
    except BaseException:
        if sys.stderr.isatty():
            sys.stderr.write("\n")
        raise


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Say on a terminal's stderr what takes a moment, and take it back when it is done."""
    if not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(f"{what} …")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(every: int, what: str, done: int, total: int) -> None:
    if done % every and done != total:
        return
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r{what} {done:,}/{total:,}{end}")
    sys.stderr.flush()


def _stay_silent(what: str, done: int, total: int) -> None:
    """Leave a file or a pipe free of control characters."""
