"""Dumps: the whole graph as files, for whoever would rather have it than ask it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spallm.exports import export

if TYPE_CHECKING:
    from spallm.web.library import Library

TRIG, TURTLE = "data/spallm.trig.gz", "data/spallm.ttl"


def trig(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield the graph with its evidence, packed."""
    # The name and the time that the format has room for would differ from run to run.
    yield TRIG, gzip.compress(export(library.whole, "trig").body, mtime=0)


def turtle(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield the curated view, plain, for programs that load an address as it is."""
    yield TURTLE, export(library.whole, "turtle").body
