"""DOT: the selection as a picture that Graphviz draws, edges styled by what they say.

Later models point up to earlier ones. Where a relation follows from a more specific one between
the same two entities, only the specific one is drawn; GraphML and RDF hold both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.handle import handles
from spallm.exports.relation import DESCRIPTION, group, relation, specific
from spallm.exports.row import in_order
from spallm.store.home import Home
from spallm.store.subgraph import Edge, Node

_GRAPH = {"rankdir": "BT", "fontname": "Helvetica", "nodesep": "0.2", "ranksep": "0.6"}
#: Layers suit descent; what is mostly citations would be one endless line in them.
_WEB = {**_GRAPH, "layout": "sfdp", "overlap": "prism", "K": "0.9", "outputorder": "edgesfirst"}
_LAYERED = frozenset({"lineage", "design", "data"})
_FEW = 30
_NODE = {
    "fontname": "Helvetica", "fontsize": "11", "style": "filled", "fillcolor": "white",
    "color": "#555555", "shape": "box", "margin": "0.08,0.04", "height": "0.3",
}  # fmt: skip
_EDGE = {"fontname": "Helvetica", "fontsize": "9", "color": "#999999", "arrowsize": "0.6"}
#: Tints of colours that the colour-blind tell apart, and shapes besides.
_KINDS: Mapping[str, Mapping[str, str]] = {
    "paper": {"shape": "note", "fillcolor": "#F5F5F5"},
    "model": {"style": "filled,rounded", "fillcolor": "#D6EAF8"},
    "dataset": {"shape": "cylinder", "fillcolor": "#FCE8C8"},
    "task": {"shape": "hexagon", "fillcolor": "#D5EFE3"},
    "organisation": {"shape": "house", "fillcolor": "#F3DDE9"},
}
#: Colour and line, so that print in grey tells them apart as well.
_GROUPS: Mapping[str, Mapping[str, str]] = {
    "lineage": {"color": "#D55E00", "penwidth": "2"},
    "design": {"color": "#D55E00", "style": "dashed"},
    "data": {"color": "#E69F00", "penwidth": "1.5"},
    "evaluation": {"color": "#009E73", "style": "dashed", "arrowhead": "empty"},
    "citation": {"color": "#888888", "penwidth": "0.6", "arrowhead": "vee"},
    "publication": {"color": "#0072B2", "style": "dotted", "penwidth": "1.5"},
    DESCRIPTION: {"style": "dotted"},
}
#: What the lines mean, said under the picture; only layers leave room to name each line.
_MEANING = {
    "lineage": "thick orange: descent",
    "design": "dashed orange: design, parts, versions",
    "data": "amber: training data",
    "evaluation": "dashed green: evaluation",
    "citation": "thin grey: citation",
    "publication": "dotted blue: introduced in",
    DESCRIPTION: "dotted grey: description",
}
_LABELLED = frozenset({"lineage", "design", "data", "evaluation"})
_LINE = 36
#: Letters of the longest text; Graphviz reads 16,384 bytes at most, and a letter may take six.
_LONGEST = 2000
#: Graphviz reads entities of HTML in every text.
_ENTITY = re.compile(r"&(?=#?\w+;)")


def dot(selection: Selection) -> Exported:
    """Write DOT."""
    from graphviz import Digraph

    cleaner = Cleaner()
    names = _names(selection.chosen.nodes, selection.chosen.home)
    edges = specific(selection.chosen.edges)
    kinds = [group(edge.predicate) for edge in edges]
    layout = _layout(len(names), kinds)
    drawn = Digraph("SpaLLM", graph_attr=layout, node_attr=_NODE, edge_attr=_EDGE)
    for node in in_order(selection.chosen):
        drawn.node(names[node.iri], **_node(node, cleaner))
    for edge in edges:
        drawn.edge(names[edge.source], names[edge.target], **_edge(edge, cleaner, layout))
    if legend := "; ".join(text for kind, text in _MEANING.items() if kind in kinds):
        drawn.attr(label=legend)
    return Exported(str(drawn.source).encode(), cleaner.notes)


def _layout(nodes: int, groups: Sequence[str]) -> Mapping[str, str]:
    layered = sum(1 for each in groups if each in _LAYERED)
    return _GRAPH if nodes <= _FEW or 2 * layered >= len(groups) else _WEB


def _names(iris: Iterable[str], home: Home) -> dict[str, str]:
    """Return handles without colons, behind which DOT expects ports; no handle has a percent."""
    return {iri: name.replace(":", "%3A") for iri, name in handles(iris, home).items()}


def _node(node: Node, cleaner: Cleaner) -> dict[str, str]:
    label = _clipped(cleaner.line(node.label) or node.id)
    said = {
        "label": _text(*wrap(label, _LINE)),
        "tooltip": _text(_clipped(f"{node.kind} {node.id}")),
    }
    address = web_address(node.iri)
    is_link = address and len(address) <= _LONGEST
    return {**said, **({"URL": _text(address)} if is_link else {}), **_KINDS.get(node.kind, {})}


def _edge(edge: Edge, cleaner: Cleaner, layout: Mapping[str, str]) -> dict[str, str]:
    kind, word = group(edge.predicate), _clipped(cleaner.line(relation(edge.predicate)))
    label = {"label": _text(word)} if layout is _GRAPH and kind in _LABELLED else {}
    return {**label, "tooltip": _text(word), **_GROUPS[kind]}


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _text(*lines: str) -> str:
    """Return text that Graphviz shows as it is: no escapes, no markup, no entities."""
    from graphviz import escape, nohtml

    text: str = nohtml(r"\n".join(escape(_ENTITY.sub("&amp;", line)) for line in lines))
    return text
