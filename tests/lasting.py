"""Graphs that are opened and read once, however many examples and commands ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from spallm.store import graph, location
from spallm.store import subgraph as subgraphs
from spallm.store.engine import Engine
from spallm.store.graph import Graph
from spallm.store.results import NamedNode, Quad
from spallm.store.subgraph import Subgraph


class Read(list[Quad]):
    """All quads of a graph, and what they make."""

    def __init__(self, whole: Subgraph) -> None:
        super().__init__(whole.quads)
        self.whole = whole


class Lasting:
    """An engine that outlives those who close it; it answers queries like any other."""

    def __init__(self, engine: Engine, whole: Subgraph) -> None:
        self._engine = engine
        self.read = Read(whole)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def close(self) -> None:
        """Stay open for the next one."""


def share(patch: pytest.MonkeyPatch, held: Callable[[str | None], Lasting | None]) -> None:
    """Open what is held instead of the place itself, and do not read it again."""
    really_open, really_read, really_make = graph.open_engine, Graph.quads, subgraphs.subgraph

    def opened(place: str | None = None, **services: Any) -> Any:
        return held(place) or really_open(place, **services)

    def quads(self: Graph, subjects: Iterable[NamedNode] | None = None) -> list[Quad]:
        engine: Any = self.engine
        if subjects is None and isinstance(engine, Lasting):
            return engine.read
        return really_read(self, subjects)

    def made(quads: Iterable[Quad], *home: Any) -> Subgraph:
        return quads.whole if isinstance(quads, Read) else really_make(quads, *home)

    patch.setattr(graph, "open_engine", opened)
    patch.setattr(location, "open_engine", opened)
    patch.setattr(Graph, "quads", quads)
    patch.setattr(subgraphs, "subgraph", made)
