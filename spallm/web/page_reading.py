"""Reading for pages: the same facts as a card has, read quickly and again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from spallm.analysis.card_reading import Reading, Term, key
from spallm.analysis.evidence import Evidence, piece
from spallm.analysis.facts import Group
from spallm.analysis.reader_order import Side

_LATEST = "latest"


@dataclass(frozen=True)
class PageReading(Reading):
    """A reading that keeps what it has read of parts, properties and evidence.

    ``apart`` are addresses that are left out: evaluations and evidence graphs, which pages show in
    their own way.
    """

    apart: frozenset[str] = frozenset()
    _parts: dict[str, Mapping[str, list[Term]]] = field(default_factory=dict, repr=False)
    _names: dict[Side, Mapping[str, str]] = field(default_factory=dict, repr=False)
    _pieces: dict[str, Evidence] = field(default_factory=dict, repr=False)
    _latest: dict[str, tuple[str, tuple[Group, ...]]] = field(default_factory=dict, repr=False)

    def groups(self, iri: str, *, back: str | None = None) -> tuple[Group, ...]:
        """Return what is said; that of the last entity is kept, for its page in each language."""
        if back is not None:
            return super().groups(iri, back=back)
        entity, found = self._latest.get(_LATEST, ("", ()))
        if entity != iri:
            found = super().groups(iri)
            self._latest[_LATEST] = iri, found
        return found

    def _group(self, side: Side, quads: Iterable[ox.Quad], back: str | None) -> Group:
        if self.apart:
            quads = [q for q in quads if key(q.subject if side[1] else q.object) not in self.apart]
        return super()._group(side, quads, back)

    def _said(self, name: str) -> Mapping[str, list[Term]]:
        if name not in self._parts:
            self._parts[name] = super()._said(name)
        return self._parts[name]

    def _labels(self, side: Side) -> Mapping[str, str]:
        if side not in self._names:
            self._names[side] = super()._labels(side)
        return self._names[side]

    def _evidence(self, names: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(map(self._piece, sorted(set(names))))

    def _piece(self, name: str) -> Evidence:
        if name not in self._pieces:
            self._pieces[name] = piece(self.subgraph, name)
        return self._pieces[name]
