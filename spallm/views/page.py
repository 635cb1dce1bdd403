"""The page: a subgraph, its facts and the scripts that show them, as one HTML text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spallm.store.collector import resting
from spallm.store.home import OWN
from spallm.store.statement import Said
from spallm.store.subgraph import Edge, Node, Subgraph
from spallm.views.about import about
from spallm.views.about import title as own_title
from spallm.views.blocks import packed_json
from spallm.views.cards import Cards
from spallm.views.curated import Curated
from spallm.views.dictionary import dictionary
from spallm.views.drawing import Drawing, draw
from spallm.views.evaluations import Evaluations
from spallm.views.evidence import Ledger
from spallm.views.palette import KINDS
from spallm.views.payload import Payload
from spallm.views.questions import questions
from spallm.views.relations import exact, super_properties
from spallm.views.remarks import remarks
from spallm.views.scripts import TEMPLATES, Scripts, scripts
from spallm.views.statements import Statements
from spallm.views.wording import Wording
from spallm.vocabulary import BASE, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from jinja2 import Environment

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Features:
    """What a page can do: the engine that draws its map, and whether it answers SPARQL itself.

    ``pages`` says that every entity has a page beside this one, and what their names end in.
    """

    engine: str = "canvas"
    sparql: bool = True
    pages: str | None = None


@resting()
def render(
    subgraph: Subgraph,
    *,
    title: str,
    subtitle: str = "",
    context: Subgraph | None = None,
    references: Mapping[str, Json] | None = None,
    features: Features = Features(),  # a frozen value
) -> str:
    """Return a subgraph as one self-contained HTML page.

    The same subgraph gives the same text on any machine with the same zlib. ``context`` is what
    the selection was taken from, the whole graph at best: names of terms, super-properties and
    remarks on statements are read from there too. ``references`` are bibliographic entries by
    IRI, each with ``key``, ``bibtex`` and ``ris``.
    """
    around = () if context is None or context is subgraph else context.said
    said = (*subgraph.said, *around)
    wording = Wording.read(said)
    drawing, page = _told(subgraph, said, wording)
    places = {node.iri: n for n, node in enumerate(drawing.nodes)}
    found = references or {}
    home = subgraph.home
    page["references"] = {str(places[iri]): found[iri] for iri in found if iri in places}
    page["about"] = {
        "title": _clean(title), "subtitle": _clean(subtitle), **about(said, home),
        "engine": features.engine, "asks": features.sparql,
    }  # fmt: skip
    if home.base != BASE:
        own = sorted(OWN | home.schemes)
        page["about"]["home"] = {"base": home.base, "own": own, "name": own_title(said, home)}
    if features.pages is not None:
        page["about"]["pages"] = features.pages
    carried = (*subgraph.said, *(each for each in around if each.graph == ONTOLOGY_GRAPH))
    page |= questions(carried, wording, home) if features.sparql else _NO_QUESTIONS
    blocks = {"data": packed_json(page), "rdf": packed_json(dictionary(carried))}
    return _html(drawing, page["about"], blocks, scripts(features.engine, sparql=features.sparql))


_NO_QUESTIONS: Json = {"queries": [], "prefixes": {}, "vocabulary": []}


def _told(subgraph: Subgraph, said: Sequence[Said], wording: Wording) -> tuple[Drawing, Json]:
    """Return the drawing, and what the page says of it."""
    nodes, edges = _shown(subgraph)
    supers = super_properties(said)
    drawing = draw(subgraph, nodes, exact(edges, supers), wording.thing)
    places = {node.iri: n for n, node in enumerate(drawing.nodes)}
    has_default = any(each.graph is None for each in subgraph.said)
    statements = Statements(subgraph, supers, remarks(said), has_default)
    ledger = Ledger(subgraph, wording, places)
    curated = Curated(subgraph.said)
    cards = Cards(statements, wording, places, ledger)
    evaluations = Evaluations(subgraph, curated, wording, places, ledger)
    told = Payload(drawing, wording, cards, ledger, places, curated, evaluations)
    return drawing, told.page()


def _shown(subgraph: Subgraph) -> tuple[list[Node], list[Edge]]:
    """Return what to draw: in our graphs the nodes of our kinds, in others all."""
    ours = any(subgraph.home.kind(iri) for iri in subgraph.nodes)
    chosen = {iri: node for iri, node in subgraph.nodes.items() if node.kind in KINDS}
    if not ours or not chosen:
        chosen = dict(subgraph.nodes)
    edges = [e for e in subgraph.edges if e.source in chosen and e.target in chosen]
    return list(chosen.values()), edges


def _clean(text: str) -> str:
    """Return a text without characters that no HTML file may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "\ufffd", text)


def _html(drawing: Drawing, told: Json, blocks: Mapping[str, str], parts: Scripts) -> str:
    """Return the page; the template hook and the network are pyvis's where it draws."""
    environment = _environment()
    filled = {"about": told, "blocks": {**blocks, **parts.blocks}, "scripts": parts}
    if not parts.engine:
        return environment.get_template("page.html").render(**filled)
    network = drawing.network()
    network.templateEnv = environment
    network.templateEnv.globals.update(filled)
    network.path = "page.html"
    return str(network.generate_html())


def _environment() -> Environment:
    """Return a template environment that escapes everything, JSON in scripts included."""
    import json

    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
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
