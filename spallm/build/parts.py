"""Parts: what each record adds to the snapshot."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from spallm.build.statement import Statement


@dataclass(frozen=True)
class Parts:
    """Triples that describe nodes rather than state facts, and the statements proper."""

    descriptions: tuple[ox.Triple, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __add__(self, other: Parts) -> Parts:
        return Parts(self.descriptions + other.descriptions, self.statements + other.statements)
