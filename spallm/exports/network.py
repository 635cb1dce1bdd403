"""Networks: entities as nodes and relations as edges, with attributes as flat text.

Nodes are called by their handle, since the formats allow no IRI as a name, and bear the cells of
the spreadsheet that they fill; edges bear the relation's short name, its IRI and the evidence
graphs that state it.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from spallm.exports.characters import Cleaner
from spallm.exports.column import COLUMNS
from spallm.exports.facts import Facts
from spallm.exports.format import Exported, Selection
from spallm.exports.handle import handle, handles
from spallm.exports.relation import relation
from spallm.exports.row import in_order
from spallm.exports.spreadsheet import SEPARATOR
from spallm.store.subgraph import Edge

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, str | int]
#: "label" is what the receiving tools draw.
_RENAMED = {"name": "label", "name_zh": "label_zh"}
#: The node's own name says it; igraph and Gephi keep an "id" of their own.
_LEFT_OUT = frozenset({"id"})
_NUMBERS = frozenset({"year", "parameters", "pretraining_size", "size"})
_LARGEST = 2**63


def graphml(selection: Selection) -> Exported:
    """Write GraphML."""
    from networkx.readwrite.graphml import GraphMLWriter

    cleaner = Cleaner()
    # networkx would take lxml where that is installed, which writes other bytes.
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(network(selection, cleaner))
    file = BytesIO()
    writer.dump(file)
    return Exported(file.getvalue(), cleaner.notes)


def gexf(selection: Selection) -> Exported:
    """Write GEXF 1.2, without what networkx adds: the date, its version, and a name for the graph.

    The schema knows no such name.
    """
    from networkx.readwrite.gexf import GEXFWriter

    cleaner = Cleaner()
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network(selection, cleaner))
    for graph in writer.xml.iter("graph"):
        graph.attrib.pop("name", None)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = "SpaLLM"
    file = BytesIO()
    writer.write(file)
    return Exported(file.getvalue(), cleaner.notes)


def network(selection: Selection, cleaner: Cleaner | None = None) -> nx.MultiDiGraph[str]:
    """Return the selection as a networkx graph whose attributes any format can hold."""
    import networkx as nx

    cleaner = cleaner or Cleaner()
    names = handles(selection.chosen.nodes, selection.chosen.home)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((names[iri], cells) for iri, cells in _nodes(selection, cleaner).items())
    for edge in sorted(selection.chosen.edges, key=_place):
        source, target = names[edge.source], names[edge.target]
        graph.add_edge(
            source, target, key=f"{source}--{handle(edge.predicate)}--{target}",
            relation=relation(edge.predicate), predicate=edge.predicate,
            evidence=SEPARATOR.join(edge.evidence),
        )  # fmt: skip
    return graph


def _place(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.predicate, edge.target


def _nodes(selection: Selection, cleaner: Cleaner) -> dict[str, Attributes]:
    facts = Facts(selection.chosen)
    columns = [column for column in COLUMNS if column.name not in _LEFT_OUT]
    nodes: dict[str, Attributes] = {}
    for node in in_order(selection.chosen):
        cells = {
            _RENAMED.get(column.name, column.name): _flat(column.read(facts, node), cleaner)
            for column in columns
        }
        nodes[node.iri] = {name: text for name, text in cells.items() if text}
    return _with_numbers(nodes)


def _flat(values: tuple[str, ...], cleaner: Cleaner) -> str:
    # XML readers turn carriage returns into newlines, and attribute values into spaces.
    return SEPARATOR.join(cleaner.line(value) for value in values)


def _with_numbers(nodes: dict[str, Attributes]) -> dict[str, Attributes]:
    """Make numbers of the columns that hold nothing else: a format knows one type a column."""
    numeric = {
        name
        for name in _NUMBERS
        if all(_is_number(cells[name]) for cells in nodes.values() if name in cells)
    }
    return {
        iri: {name: int(cell) if name in numeric else cell for name, cell in cells.items()}
        for iri, cells in nodes.items()
    }


def _is_number(cell: str | int) -> bool:
    text = str(cell)
    return bool(re.fullmatch(r"-?[0-9]{1,19}", text)) and abs(int(text)) < _LARGEST
