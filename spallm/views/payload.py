"""The payload: all that the page says beside the drawing itself, as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from spallm.store.subgraph import Edge
from spallm.views.cards import Cards
from spallm.views.drawing import UNSORTED, Drawing
from spallm.views.evidence import Ledger
from spallm.views.palette import RELATIONS, SECTION_INKS, UNSORTED_INK, Ink, relation_look
from spallm.views.wording import Wording
from spallm.vocabulary import CITO

Json = dict[str, Any]

#: A map with so few edges can show them all; citations wait to be asked for even there.
FEW_EDGES = 120


class Payload:
    """What the page says beside the drawing: names, looks, facts and evidence."""

    def __init__(
        self,
        drawing: Drawing,
        wording: Wording,
        cards: Cards,
        ledger: Ledger,
        places: dict[str, int],
    ) -> None:
        self._drawing, self._wording = drawing, wording
        self._cards, self._ledger, self._places = cards, ledger, places
        self._disputes = [
            (Edge(node.iri, said.predicate, said.value.value, tuple(sorted(said.evidence))), said)
            for node in drawing.nodes
            for said in cards.disputed(node.iri)
        ]
        counts = Counter(edge.predicate for edge in drawing.edges)
        found = {*counts, *(edge.predicate for edge, _ in self._disputes)}
        self._counts = counts
        self._relations = sorted(found, key=lambda p: (relation_look(p).order, p))

    def edges(self) -> list[Json]:
        """Return the relation and evidence numbers of each edge that is drawn."""
        return [self._edge(edge) for edge in self._drawing.edges]

    def page(self) -> Json:
        """Return all the rest; entities first, for they enter terms and evidence in the books."""
        cards = [self._card(n) for n in range(len(self._drawing.nodes))]
        disputes = [self._dispute(n) for n in range(len(self._disputes))]
        return {
            "kinds": self._kinds(),
            "relations": [self._relation(predicate) for predicate in self._relations],
            "sections": self._sections(),
            "cards": cards,
            "disputes": disputes,
            "terms": self._cards.terms(),
            "evidence": self._ledger.entries(),
        }

    def _edge(self, edge: Edge) -> Json:
        told: Json = {"r": self._relations.index(edge.predicate)}
        if edge.evidence:
            told["e"] = self._ledger.numbers(set(edge.evidence))
        return told

    def _dispute(self, n: int) -> Json:
        edge, said = self._disputes[n]
        ends = {"from": self._places[edge.source], "to": self._places[edge.target]}
        why = {"w": said.why} if said.why else {}
        return {**ends, **self._edge(edge), "s": said.status, **why}

    def _card(self, n: int) -> Json:
        node = self._drawing.nodes[n]
        kind = list(self._drawing.kinds).index(node.kind)
        name = self._wording.thing(node.iri)
        return {"id": node.id, "k": kind, "t": name, **self._cards.card(node.iri)}

    def _kinds(self) -> list[Json]:
        counts = Counter(node.kind for node in self._drawing.nodes)
        return [
            {
                "key": kind,
                "t": look.plural,
                "one": look.name,
                "shape": look.shape,
                **_ink(look.ink),
                "rank": look.rank,
                "count": counts[kind],
            }
            for kind, look in self._drawing.kinds.items()
        ]

    def _relation(self, predicate: str) -> Json:
        look = relation_look(predicate)
        return {
            "t": self._wording.term(predicate),
            "inverse": self._wording.inverse(predicate),
            **_ink(look.ink),
            "width": look.width,
            "dash": look.dash,
            "shown": look.shown or (self._has_room() and predicate != CITO.cites),
            "count": self._counts[predicate],
        }

    def _has_room(self) -> bool:
        is_foreign = not any(predicate in RELATIONS for predicate in self._relations)
        return is_foreign or len(self._drawing.edges) <= FEW_EDGES

    def _sections(self) -> list[Json]:
        return [
            {
                **self._section_look(area.section),
                "x": area.x,
                "y": area.y,
                "nodes": [n for n, s in enumerate(self._drawing.sections.of) if s == area.section],
            }
            for area in self._drawing.layout.regions
            if self._drawing.sections.concepts
        ]

    def _section_look(self, section: int) -> Json:
        if section < 0:
            return {"t": UNSORTED, **_ink(UNSORTED_INK)}
        name = self._wording.thing(self._drawing.sections.concepts[section])
        return {"t": name, **_ink(SECTION_INKS[section])}


def _ink(ink: Ink) -> Json:
    return {"light": ink.light, "dark": ink.dark}
