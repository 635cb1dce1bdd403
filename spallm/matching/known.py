"""A work as far as its identity goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a work from others.

    ``identifiers`` are curies in canonical form (``doi:…``, ``arxiv:…``), ``addresses`` web
    addresses that hold no identifier, ``code`` curies or addresses of repositories. ``names`` are
    short names, of the work or of the model that it introduces.
    """

    id: str
    kind: str
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    year: int | None = None
    identifiers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
