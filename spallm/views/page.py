"""The page: a subgraph, its facts and the scripts that show them, as one HTML text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph
from spallm.views.assets import FOLDER, assets
from spallm.views.cards import Cards
from spallm.views.drawing import Drawing, draw
from spallm.views.evidence import Ledger
from spallm.views.palette import KINDS
from spallm.views.payload import Payload
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
    told = Payload(drawing, wording, Cards(statements, wording, places, ledger), ledger, places)
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


def _html(drawing: Drawing, told: Payload, title: str, subtitle: str) -> str:
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
