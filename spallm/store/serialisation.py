"""Quads as text, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import pyoxigraph as ox

from spallm.vocabulary import PREFIXES

_WITH_PREFIXES = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N3)


def serialise(
    quads: Iterable[ox.Quad] | Iterable[ox.Triple],
    format: ox.RdfFormat,  # noqa: A002 - the word every reader expects
    known: Mapping[str, str] = PREFIXES,
) -> bytes:
    """Return quads in a format, with those known prefixes that occur where the format has any.

    The engine writes prefixes in an order that changes from process to process; here they are
    sorted. The order of the statements is the caller's.
    """
    statements: list[ox.Quad] | list[ox.Triple] = list(quads)  # type: ignore[assignment]
    prefixes = prefixes_in(statements, known) if format in _WITH_PREFIXES else None
    text = ox.serialize(statements, format=format, prefixes=prefixes)
    lines = (text or b"").splitlines(keepends=True)
    count = next(
        (n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines)
    )
    return b"".join([*sorted(lines[:count]), *lines[count:]])


def prefixes_in(
    quads: Iterable[ox.Quad] | Iterable[ox.Triple], known: Mapping[str, str] = PREFIXES
) -> dict[str, str]:
    """Return the prefixes that occur, so that a small file does not open with a long list."""
    spaces: set[str] = set()
    for term in {part for quad in quads for part in quad}:
        named = term.datatype if isinstance(term, ox.Literal) else term
        if isinstance(named, ox.NamedNode):
            spaces.update(_spaces(named.value))
    return {prefix: space for prefix, space in known.items() if space in spaces}


@lru_cache(maxsize=100_000)
def _spaces(iri: str) -> tuple[str, ...]:
    """Return the spaces that an address may stand in."""
    near = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
    far = iri.rpartition("/")[0].rpartition("/")[0] + "/"
    return near, far
