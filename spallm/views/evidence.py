"""Evidence: who says so, as a numbered list that facts point into."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph
from spallm.vocabulary import PROV, SCHEMA, SPALLM
from spallm.views.links import safe_link
from spallm.views.wording import Wording

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
        entry: Json = {"t": self._wording.thing(name)}
        for quad in self._graph.about.get(name, ()):
            key, value = quad.predicate.value, quad.object
            if key == SCHEMA.url and (link := safe_link(getattr(value, "value", ""))):
                entry["u"] = link
            elif key == SPALLM.basis and isinstance(value, ox.NamedNode):
                entry["b"] = self._wording.thing(value.value)
            elif key == PROV.hadPrimarySource and isinstance(value, ox.NamedNode):
                if (place := self._places.get(value.value)) is not None:
                    entry["n"] = place
        return entry
