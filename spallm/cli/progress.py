"""Progress on a terminal, and silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable

Progress = Callable[[str, int, int], None]


def progress() -> Progress:
    """Return a function that rewrites one line on a terminal's stderr, or does nothing."""
    return _draw if sys.stderr.isatty() else _stay_silent


def _draw(what: str, done: int, total: int) -> None:
    if done % 25 and done != total:
        return
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r{what} {done:,}/{total:,}{end}")
    sys.stderr.flush()


def _stay_silent(what: str, done: int, total: int) -> None:
    """Leave a file or a pipe free of control characters."""
