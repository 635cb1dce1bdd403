"""Selections: a part of a graph to look at, to export, and to hand to other libraries."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spallm.errors import UsageError
from spallm.knowledge_graph.notebook import html_table

if TYPE_CHECKING:
    import networkx
    import rdflib

    from spallm.exports.format import Selection as Parts
    from spallm.exports.table import Table
    from spallm.selecting.choice import Choice
    from spallm.selecting.members import Members
    from spallm.store.subgraph import Node, Subgraph

#: As much of an expression as serves for a heading.
_HEADING = 80


@dataclass(frozen=True)
class Selection:
    """Entities of a graph with what ties them; iterate to get them in order of their IRIs.

    Selections of one graph are combined: ``|`` unites, ``&`` keeps what both hold, ``-`` takes
    away. ``tied`` tells that a choice of edges counts, and not all of the graph's.

    >>> from spallm import KnowledgeGraph
    >>> with KnowledgeGraph() as graph:
    ...     chosen = graph.select("scgpt | scgpt-spatial")
    ...     fewer = chosen & graph.select("section:spatial-models")
    >>> len(chosen), [entity.label for entity in fewer]
    (2, ['scGPT-spatial'])
    """

    subgraph: Subgraph
    title: str = "SpaLLM"
    _whole: Callable[[], Subgraph] | None = field(repr=False, compare=False, default=None)
    choice: Choice | None = field(repr=False, compare=False, default=None)
    tied: bool = False

    def __len__(self) -> int:
        return len(self.subgraph.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.subgraph.nodes.values())

    @property
    def whole(self) -> Subgraph:
        """The graph that this was selected from."""
        return self._whole() if self._whole else self.subgraph

    @property
    def expression(self) -> str:
        """The expression that selects the same again, in its canonical form.

        What saved selections say stands in the place of their names.
        """
        return self.choice.text if self.choice else "everything"

    @property
    def parts(self) -> Parts:
        """The selected part and the whole graph, as exports and figures take them."""
        from spallm.exports.format import Selection as Parts

        return Parts(self.subgraph, self.whole)

    def __or__(self, other: Selection) -> Selection:
        return self._combined(other, operator.or_)

    def __and__(self, other: Selection) -> Selection:
        return self._combined(other, operator.and_)

    def __sub__(self, other: Selection) -> Selection:
        return self._combined(other, operator.sub)

    def _combined(self, other: Selection, combine: Callable[[Any, Any], Any]) -> Selection:
        """Combine what both hold, and what they say, in the same way."""
        if self.whole is not other.whole:
            raise UsageError(
                "these are selections of different graphs",
                hint="Select both from one KnowledgeGraph.",
            )
        from spallm.selecting.choice import Everything

        choices = (self.choice or Everything(), other.choice or Everything())
        members = combine(self._members, other._members)
        return selected(self.whole, combine(*choices), members)

    @property
    def _members(self) -> Members:
        from spallm.selecting.members import Members

        return Members(frozenset(self.subgraph.nodes), self.subgraph if self.tied else None)

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

        found = entries(self.parts)
        return {iri: asdict(entry) for iri, entry in found.items()}

    def compare(
        self,
        columns: Sequence[str] | None = None,
        *,
        kind: str | None = None,
        language: str = "en",
        disputed: bool = False,
        transposed: bool = False,
    ) -> Table:
        """Return the selected models, or entities of another kind, compared fact by fact.

        Without ``columns`` the usual ones are compared. ``disputed`` adds what only some source
        says; ``transposed`` makes facts the rows. ``written`` on the table gives a file's bytes.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     table = graph.select("scgpt | scgpt-spatial").compare(["year", "base"])
        >>> [[cell.text for cell in row.cells] for row in table.rows]
        [['scGPT', '2023', ''], ['scGPT-spatial', '2025', 'continually pretrained from scGPT']]
        """
        from spallm.tables.comparison import comparison

        return comparison(
            self.parts, columns=columns, kind=kind, language=language, disputed=disputed,
            transposed=transposed,
        )  # fmt: skip

    def matrix(
        self, name: str = "tasks", *, language: str = "en", every: bool = False, full: bool = False
    ) -> Table:
        """Return the selected models by the "tasks" that they were tested on, or by "data".

        Cells have signs that the notes explain, with ``full`` words. ``every`` adds models, and
        tasks that they are made for, of which no test is known.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     table = graph.select("cellplm").matrix("tasks")
        >>> dict(zip([heading.title for heading in table.headings], table.rows[0].cells))[
        ...     "Cell type annotation"].text
        '(↑ 6)'
        """
        from spallm.tables.matrices import matrix

        return matrix(name, self.parts, language=language, every=every, full=full)

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


def selected(whole: Subgraph, choice: Choice, members: Members) -> Selection:
    """Return what a choice found in a whole graph as a selection."""
    title = "SpaLLM" if choice.text == "everything" else choice.text
    return Selection(
        members.within(whole),
        title if len(title) <= _HEADING else "Selection",
        lambda: whole,
        choice,
        tied=members.ties is not None,
    )
