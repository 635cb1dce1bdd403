"""The page: a subgraph, its facts and the scripts that show them, as one HTML text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from spallm.store.subgraph import Edge, Subgraph
from spallm.views.assets import FOLDER, assets
from spallm.views.cards import Cards
from spallm.views.drawing import UNSORTED, Drawing, draw
from spallm.views.evidence import Ledger
from spallm.views.palette import KINDS, RELATIONS, SECTION_INKS, UNSORTED_INK, Ink, relation_look
from spallm.views.relations import exact, super_properties
from spallm.views.remarks import remarks
from spallm.views.statements import Statements
from spallm.views.wording import Wording
from spallm.vocabulary import BASE

if TYPE_CHECKING:
    from jinja2 import Environment

Json = dict[str, Any]


def render(
    subgraph: Subgraph, *, title: str, subtitle: str = "", context: Iterable[ox.Quad] = ()
) -> str:
    """Return a subgraph as one self-contained HTML page.

    The same subgraph gives the same text on any machine. ``context`` are quads around the
    selection, the whole graph at best: names of terms, super-properties and remarks on
    statements are read from them, nothing else is.
    """
    shown = _shown(subgraph)
    quads = tuple(dict.fromkeys((*subgraph.quads, *context)))
    wording = Wording.read(quads)
    supers = super_properties(quads)
    drawing = draw(
        shown, exact(shown.edges, supers), {iri: wording.thing(iri) for iri in _named(quads, shown)}
    )
    places = {node.iri: n for n, node in enumerate(drawing.nodes)}
    has_default = any(isinstance(q.graph_name, ox.DefaultGraph) for q in subgraph.quads)
    statements = Statements(subgraph, supers, remarks(quads), has_default)
    ledger = Ledger(subgraph, wording, places)
    told = _Told(drawing, wording, Cards(statements, wording, places, ledger), ledger, places)
    return _html(drawing, told, _clean(title), _clean(subtitle))


def _shown(subgraph: Subgraph) -> Subgraph:
    """Return the nodes to draw: in our graphs those of our kinds, in others all."""
    ours = any(iri.startswith(BASE) for iri in subgraph.nodes)
    chosen = {iri for iri, node in subgraph.nodes.items() if node.kind in KINDS}
    if not ours or not chosen:
        return subgraph
    nodes = {iri: node for iri, node in subgraph.nodes.items() if iri in chosen}
    edges = tuple(e for e in subgraph.edges if e.source in chosen and e.target in chosen)
    return Subgraph(nodes, edges, subgraph.quads)


def _named(quads: Iterable[ox.Quad], shown: Subgraph) -> set[str]:
    values = {q.object.value for q in quads if isinstance(q.object, ox.NamedNode)}
    return values | set(shown.nodes)


def _clean(text: str) -> str:
    """Return a text without characters that no HTML file may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "\ufffd", text)


class _Told:
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
            "shown": look.shown or not self._is_ours(),
            "count": self._counts[predicate],
        }

    def _is_ours(self) -> bool:
        return any(predicate in RELATIONS for predicate in self._relations)

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


def _html(drawing: Drawing, told: _Told, title: str, subtitle: str) -> str:
    edges = told.edges()
    network = drawing.network(edges)
    network.heading = title
    network.templateEnv = _environment()
    network.templateEnv.globals.update(subtitle=subtitle, page=told.page(), assets=assets())
    network.path = "page.html"
    return str(network.generate_html())


def _environment() -> Environment:
    """Return a template environment that escapes everything, JSON in scripts included."""
    import json

    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    environment.policies["json.dumps_kwargs"] = compact
    environment.filters["parsed"] = json.loads
    environment.filters["verbatim"] = Markup
    return environment
