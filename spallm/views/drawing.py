"""The drawing: a subgraph as a pyvis network with a place for every node."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spallm.store.subgraph import Edge, Node, Subgraph
from spallm.views.bodies import Body, Spring
from spallm.views.palette import KindLook, kind_looks, relation_look
from spallm.views.sections import Sections, sections
from spallm.views.wording import Text

if TYPE_CHECKING:
    from pyvis.network import Network

    from spallm.views.layout import Layout

Json = dict[str, Any]

#: vis-network draws and nothing else: no physics, no smoothing passes, no keys of its own.
OPTIONS: Json = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "hover": True,
        "keyboard": {"enabled": False},
        "navigationButtons": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3600000,
    },
    "nodes": {"borderWidth": 1, "chosen": False, "font": {"size": 0}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "chosen": False,
        "font": {"size": 0},
        "hoverWidth": 0,
        "selectionWidth": 0,
        "smooth": {"enabled": False},
    },
}

#: What the region of those is called that belong to no section.
UNSORTED: Text = ["Unsorted", "未归类"]

_EM = 12.0
_LINE, _LINE_HEIGHT, _STUB = 118.0, 14.0, 30.0


@dataclass(frozen=True)
class Drawing:
    """What is drawn: the nodes in order, their sections, looks and places, and the edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: Mapping[str, KindLook]
    sections: Sections
    sizes: tuple[float, ...]
    layout: Layout

    def network(self) -> Network:
        """Return the pyvis network.

        Its lists are filled directly: adding one by one searches all that came before, and
        an undirected network would lose parallel edges.
        """
        from pyvis.network import Network

        network = Network(directed=True)
        network.options = OPTIONS
        network.nodes = [self._vis_node(n) for n in range(len(self.nodes))]
        network.node_ids = list(range(len(self.nodes)))
        place = {node.iri: n for n, node in enumerate(self.nodes)}
        network.edges = [
            {"id": n, "from": place[edge.source], "to": place[edge.target]}
            for n, edge in enumerate(self.edges)
        ]
        return network

    def _vis_node(self, n: int) -> Json:
        x, y = self.layout.places[n]
        look = self.kinds[self.nodes[n].kind]
        return {"id": n, "x": x, "y": y, "shape": look.shape, "size": self.sizes[n]}


def draw(
    graph: Subgraph,
    nodes: Iterable[Node],
    edges: Sequence[Edge],
    named: Callable[[str], Text],
) -> Drawing:
    """Return the drawing of some nodes of a graph with the edges among them.

    ``named`` says what stands below nodes and over regions.
    """
    from spallm.views.layout import layout

    nodes = tuple(nodes)
    kinds = _in_order(nodes)
    rank = {kind: n for n, kind in enumerate(kinds)}
    nodes = tuple(sorted(nodes, key=lambda n: (rank[n.kind], n.iri)))
    iris = [node.iri for node in nodes]
    place = {iri: n for n, iri in enumerate(iris)}
    divided = sections(graph, iris, edges)
    degree = Counter(iri for edge in edges for iri in (edge.source, edge.target))
    sizes = tuple(_size(kinds[node.kind], degree[node.iri]) for node in nodes)
    bodies = [
        _body(node, kinds[node.kind], size, section, named(node.iri))
        for node, size, section in zip(nodes, sizes, divided.of, strict=True)
    ]
    pulls = {p: relation_look(p).pull for p in {edge.predicate for edge in edges}}
    springs = [
        Spring(place[e.source], place[e.target], pulls[e.predicate])
        for e in edges
        if e.source != e.target
    ]
    titles = {n: width(named(concept)) * 1.5 for n, concept in enumerate(divided.concepts)}
    if titles:
        titles[-1] = width(UNSORTED) * 1.5
    return Drawing(nodes, tuple(edges), kinds, divided, sizes, layout(bodies, springs, titles))


def _in_order(nodes: Iterable[Node]) -> dict[str, KindLook]:
    """Return the looks of the kinds: ours in their order, strangers the most frequent first."""
    counts = Counter(node.kind for node in nodes)
    found = sorted(counts, key=lambda kind: (-counts[kind], kind))
    looks = kind_looks(found)
    return {kind: looks[kind] for kind in sorted(found, key=lambda kind: looks[kind].rank)}


def _size(look: KindLook, links: int) -> float:
    return round(look.smallest + look.growth * math.log1p(links), 1)


def _body(node: Node, look: KindLook, size: float, section: int, name: Text) -> Body:
    """Return a node's body; only names of the foremost kind get all the room they need."""
    if not look.named:
        return Body(node.iri, size, 0, 0, section)
    across = width(name)
    if look.rank:
        return Body(node.iri, size, min(across, _STUB), _LINE_HEIGHT, section)
    lines = 1 if across <= _LINE else 2
    return Body(node.iri, size, min(across / lines + 12, _LINE), lines * _LINE_HEIGHT, section)


def width(name: Text) -> float:
    """Return about how wide a name is when written small, in its widest language."""
    names = [name] if isinstance(name, str) else name
    return max(sum(_EM if ord(c) > 0x2E7F else _EM * 0.57 for c in n[:60]) for n in names)
