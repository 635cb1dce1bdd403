"""Quads as text, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from spallm.vocabulary import PREFIXES


def serialise(
    quads: Iterable[ox.Quad] | Iterable[ox.Triple],
    format: ox.RdfFormat,  # noqa: A002 - the word every reader expects
) -> bytes:
    """Return quads in a format, with our prefixes where the format has any.

    The engine writes prefixes in an order that changes from process to process; here they are
    sorted. The order of the statements is the caller's.
    """
    has_prefixes = format in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N3)
    text = ox.serialize(quads, format=format, prefixes=PREFIXES if has_prefixes else None)
    lines = (text or b"").splitlines(keepends=True)
    count = next(
        (n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines)
    )
    return b"".join([*sorted(lines[:count]), *lines[count:]])
