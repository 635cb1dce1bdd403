"""Selections: a part of a graph to look at, to export, and to hand to other libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.knowledge_graph.notebook import html_table

if TYPE_CHECKING:
    import networkx
    import rdflib

    from spallm.store.subgraph import Node, Subgraph


@dataclass(frozen=True)
class Selection:
    """Entities of a graph with what ties them; iterate to get them in order of their IRIs.

    >>> from spallm import KnowledgeGraph
    >>> with KnowledgeGraph() as graph:
    ...     chosen = graph.subgraph(ids=["scgpt", "scgpt-spatial"])
    >>> len(chosen), [entity.label for entity in chosen]
    (2, ['scGPT', 'scGPT-spatial'])
    """

    subgraph: Subgraph
    title: str = "SpaLLM"
    _whole: Callable[[], Subgraph] | None = field(repr=False, compare=False, default=None)

    def __len__(self) -> int:
        return len(self.subgraph.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.subgraph.nodes.values())

    @property
    def whole(self) -> Subgraph:
        """The graph that this was selected from."""
        return self._whole() if self._whole else self.subgraph

    def export(self, format: str) -> bytes:  # noqa: A002  # the word on the command line
        """Return the selection as a file's bytes; what the format cannot hold is warned about.

        Formats are turtle, ntriples, trig, nquads, jsonld, rdfxml, graphml, gexf, bibtex, ris, csv
        and markdown.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     table = graph.subgraph(ids=["scgpt"]).export("csv")
        >>> b"scGPT" in table
        True
        """
        from warnings import warn

        from spallm.exports import export

        exported = export(self.subgraph, format, within=self.whole)
        for note in exported.notes:
            warn(note, stacklevel=2)
        return exported.body

    def view(
        self,
        title: str | None = None,
        *,
        engine: str = "canvas",
        sparql: bool = True,
        pages: str | None = None,
    ) -> str:
        """Return one HTML page that shows the selection and needs no network.

        ``engine`` draws the map: "canvas", ours, or "pyvis". Without ``sparql`` the page cannot be
        asked in SPARQL and is smaller by the engine. ``pages`` says that entities have pages
        beside this one, and what their names end in.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     page = graph.subgraph(around="scgpt").view()
        >>> page[:15]
        '<!DOCTYPE html>'
        """
        from spallm.views import Features, render
        from spallm.views.collector import resting

        with resting():
            return render(
                self.subgraph,
                title=title or self.title,
                context=self.whole,
                references=self._references(),
                features=Features(engine, sparql, pages),
            )

    def _references(self) -> dict[str, dict[str, str]]:
        """Return the selected papers as bibliographic entries, for the page to hand out."""
        from dataclasses import asdict

        from spallm.exports.entries import entries
        from spallm.exports.format import Selection as Chosen

        found = entries(Chosen(self.subgraph, self.whole))
        return {iri: asdict(entry) for iri, entry in found.items()}

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the entities and edges as a networkx graph; edges are keyed by property.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     net = graph.subgraph(ids=["scgpt", "scgpt-spatial"]).to_networkx()
        >>> sorted(name for _, data in net.nodes(data=True) for name in [data["id"]])
        ['scgpt', 'scgpt-spatial']
        """
        import networkx as nx

        net: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self:
            net.add_node(node.iri, id=node.id, kind=node.kind, label=node.label)
        for edge in self.subgraph.edges:
            net.add_edge(edge.source, edge.target, key=edge.predicate, evidence=list(edge.evidence))
        return net

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the statements, each in its evidence graph, as an rdflib dataset.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     chosen = graph.subgraph(ids=["scgpt"])
        >>> len(chosen.to_rdflib()) > 0
        True
        """
        import pyoxigraph as ox
        import rdflib

        text = ox.serialize(self.subgraph.quads, format=ox.RdfFormat.N_QUADS) or b""
        return rdflib.Dataset().parse(data=text, format="nquads")

    def _repr_html_(self) -> str:
        rows = ((node.kind, node.id, node.label) for node in self)
        return html_table(("kind", "id", "name"), rows, len(self))
