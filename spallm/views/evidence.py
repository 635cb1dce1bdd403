"""Evidence: who says so, as a numbered list that facts point into."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph
from spallm.views.links import safe_link
from spallm.views.wording import Wording
from spallm.vocabulary import PROV, SCHEMA, SPALLM

Json = dict[str, Any]


class Ledger:
    """The evidence graphs in order of first mention, each described once."""

    def __init__(self, graph: Subgraph, wording: Wording, places: dict[str, int]) -> None:
        self._graph, self._wording, self._places = graph, wording, places
        self._numbers: dict[str, int] = {}

    def numbers(self, names: set[str]) -> list[int]:
        """Return the numbers of evidence graphs; new ones are entered."""
        return [self._numbers.setdefault(name, len(self._numbers)) for name in sorted(names)]

    def entries(self) -> list[Json]:
        """Return what is known of each evidence graph, by number."""
        return [self._entry(name) for name in self._numbers]

    def _entry(self, name: str) -> Json:
        said = {
            each.predicate: each.object.value
            for each in sorted(self._graph.said_of.get(name, ()), key=attrgetter("text"))
            if isinstance(each.object, ox.NamedNode | ox.Literal)
        }
        entry: Json = {"t": self._wording.thing(name)}
        if link := safe_link(said.get(SCHEMA.url, "")):
            entry["u"] = link
        if basis := said.get(SPALLM.basis):
            entry["b"] = self._wording.thing(basis)
        if (place := self._places.get(said.get(PROV.hadPrimarySource, ""))) is not None:
            entry["n"] = place
        return entry
