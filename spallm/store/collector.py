"""The collector of reference cycles, which finds none in a graph or page however often it looks."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Hold the collector back while many objects are made that stay, and run it as before after.

    It would walk through all of them again and again, for a third of the time that a page takes,
    and a half of what statements take.
    What nothing refers to any more is freed at once all the same.
    """
    is_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_running:
            gc.enable()
