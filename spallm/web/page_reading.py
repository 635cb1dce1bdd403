"""Reading for pages: the same facts as a card has, read quickly and again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from spallm.analysis.card_reading import Reading, Term, key
from spallm.analysis.facts import Group
from spallm.analysis.reader_order import Side


@dataclass(frozen=True)
class PageReading(Reading):
    """A reading that keeps what it has read.

    ``apart`` are addresses that are left out: evaluations and evidence graphs, which pages show in
    their own way.
    """

    apart: frozenset[str] = frozenset()
    _kept: dict[str, Mapping[str, list[Term]]] = field(default_factory=dict, repr=False)

    def _group(self, side: Side, quads: Iterable[ox.Quad], back: str | None) -> Group:
        if self.apart:
            quads = [q for q in quads if key(q.subject if side[1] else q.object) not in self.apart]
        return super()._group(side, quads, back)

    def _said(self, name: str) -> Mapping[str, list[Term]]:
        if name not in self._kept:
            self._kept[name] = super()._said(name)
        return self._kept[name]
