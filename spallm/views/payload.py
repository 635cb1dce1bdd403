"""The payload: all that the page says, as JSON; ``explorer/src/page/data.ts`` gives its types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from spallm.store.subgraph import Edge
from spallm.views import chronology, leaks
from spallm.views.cards import Cards
from spallm.views.curated import Curated
from spallm.views.drawing import UNSORTED, Drawing
from spallm.views.evaluations import Evaluations
from spallm.views.evidence import Ledger
from spallm.views.facets import facets
from spallm.views.palette import RELATIONS, SECTION_INKS, UNSORTED_INK, Ink, relation_look
from spallm.views.statuses import statuses
from spallm.views.wording import Wording
from spallm.vocabulary import CITO

Json = dict[str, Any]

#: A map with so few edges can show them all; citations wait to be asked for even there.
FEW_EDGES = 120


class Payload:
    """What the page says: what is drawn and where, names, looks, facts and evidence."""

    def __init__(
        self,
        drawing: Drawing,
        wording: Wording,
        cards: Cards,
        ledger: Ledger,
        places: Mapping[str, int],
        curated: Curated,
        evaluations: Evaluations,
    ) -> None:
        self._drawing, self._wording = drawing, wording
        self._cards, self._ledger, self._places = cards, ledger, places
        self._curated, self._evaluations = curated, evaluations
        self._disputes = [
            (Edge(node.iri, said.predicate, said.value.value, tuple(sorted(said.evidence))), said)
            for node in drawing.nodes
            for said in cards.disputed(node.iri)
        ]
        self._counts = Counter(edge.predicate for edge in drawing.edges)
        found = {*self._counts, *(edge.predicate for edge, _ in self._disputes)}
        relations = sorted(found, key=lambda p: (relation_look(p).order, p))
        self._relations = {predicate: n for n, predicate in enumerate(relations)}

    def page(self) -> Json:
        """Return everything; entities first, for they enter terms and evidence in the books."""
        nodes = self._drawing.nodes
        told = statuses(nodes, self._drawing.edges, self._curated)
        return {
            "cards": [self._card(n) for n in range(len(nodes))],
            "edges": self._edges(),
            "disputes": [self._dispute(edge, said) for edge, said in self._disputes],
            "nodes": self._nodes(),
            "kinds": self._kinds(),
            "relations": [self._relation(predicate) for predicate in self._relations],
            "regions": self._regions(),
            "facets": facets(nodes, self._curated, told, self._wording),
            "open_weights": sorted(told.open_weights),
            "peer_reviewed": sorted(told.peer_reviewed),
            "outcomes": self._evaluations.outcomes(),
            "evaluations": self._evaluations.entries(),
            "leaks": leaks.entries(leaks.leaks(self._drawing.edges, self._curated), self._places),
            "terms": self._cards.terms(),
            "evidence": self._ledger.entries(),
        }

    def _nodes(self) -> Json:
        nodes, placed = self._drawing.nodes, self._drawing.layout.places
        return {
            "x": [x for x, _ in placed],
            "y": [y for _, y in placed],
            "size": list(self._drawing.sizes),
            "region": self._regions_of_nodes(),
            "year": chronology.years(nodes, self._curated),
            "date": chronology.days(nodes, self._curated),
        }

    def _regions_of_nodes(self) -> list[int]:
        named = {area.section: n for n, area in enumerate(self._named_regions())}
        return [named.get(section, -1) for section in self._drawing.sections.of]

    def _named_regions(self) -> tuple[Any, ...]:
        return self._drawing.layout.regions if self._drawing.sections.concepts else ()

    def _edges(self) -> Json:
        edges = self._drawing.edges
        return {
            "from": [self._places[edge.source] for edge in edges],
            "to": [self._places[edge.target] for edge in edges],
            "r": [self._relations[edge.predicate] for edge in edges],
            "e": [self._ledger.numbers(set(edge.evidence)) for edge in edges],
        }

    def _dispute(self, edge: Edge, said: Any) -> Json:
        told: Json = {
            "from": self._places[edge.source],
            "to": self._places[edge.target],
            "r": self._relations[edge.predicate],
            "s": said.status,
        }
        if edge.evidence:
            told["e"] = self._ledger.numbers(set(edge.evidence))
        return {**told, "w": said.why} if said.why else told

    def _card(self, n: int) -> Json:
        node = self._drawing.nodes[n]
        kind = list(self._drawing.kinds).index(node.kind)
        name = self._wording.thing(node.iri)
        return {"id": node.id, "iri": node.iri, "k": kind, "t": name, **self._cards.card(node.iri)}

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
            "iri": predicate,
            "t": self._wording.term(predicate),
            "inverse": self._wording.inverse(predicate),
            **_ink(look.ink),
            "width": look.width,
            "dash": look.dash,
            "shown": look.shown or (self._has_room() and predicate != CITO.cites),
            "count": self._counts[predicate],
            "role": look.role,
        }

    def _has_room(self) -> bool:
        is_foreign = not any(predicate in RELATIONS for predicate in self._relations)
        return is_foreign or len(self._drawing.edges) <= FEW_EDGES

    def _regions(self) -> list[Json]:
        return [
            {**self._region_look(area.section), "x": area.x, "y": area.y}
            for area in self._named_regions()
        ]

    def _region_look(self, section: int) -> Json:
        if section < 0:
            return {"t": UNSORTED, **_ink(UNSORTED_INK)}
        name = self._wording.thing(self._drawing.sections.concepts[section])
        return {"t": name, **_ink(SECTION_INKS[section])}


def _ink(ink: Ink) -> Json:
    return {"light": ink.light, "dark": ink.dark}
