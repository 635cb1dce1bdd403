"""Selections: a part of a graph to look at, to export, and to hand to other libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spallm.knowledge_graph.chosen import Chosen
from spallm.knowledge_graph.notebook import html_table

if TYPE_CHECKING:
    import networkx
    import rdflib

    from spallm.exports.table import Table
    from spallm.figures.drawing import Drawing


@dataclass(frozen=True)
class Selection(Chosen):
    """Entities of a graph with what ties them; iterate to get them in order of their IRIs.

    Selections of one graph are combined: ``|`` unites, ``&`` keeps what both hold, ``-`` takes
    away.

    >>> from spallm import KnowledgeGraph
    >>> with KnowledgeGraph() as graph:
    ...     chosen = graph.select("scgpt | scgpt-spatial")
    ...     fewer = chosen & graph.select("section:spatial-models")
    >>> len(chosen), [entity.label for entity in fewer]
    (2, ['scGPT-spatial'])
    """

    def export(
        self,
        format: str,  # noqa: A002  # the word on the command line
        *,
        evidence: bool = True,
        style: str = "",
        markup: str = "text",
        language: str = "en",
    ) -> bytes:
        """Return the selection as a file's bytes; what the format cannot hold is warned about.

        Formats and their options are those of ``spallm export``: ``evidence`` is for RDF, ``style``
        and ``markup`` are for a formatted bibliography. A format that does not heed an option
        refuses it.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     table = graph.subgraph(ids=["scgpt"]).export("csv")
        >>> b"scGPT" in table
        True
        """
        from warnings import warn

        from spallm.exports import Options, export

        options = Options(evidence, style, markup, language)
        exported = export(self.subgraph, format, within=self.whole, options=options)
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
        from spallm.store.collector import resting
        from spallm.views import Features, render

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
        '(6↑)'
        """
        from spallm.tables.matrices import matrix

        return matrix(name, self.parts, language=language, every=every, full=full)

    def figure(
        self, name: str, *, language: str = "en", width: float | None = None, **wishes: Any
    ) -> Drawing:
        """Return a figure of the selection: tree, lineage, timeline, growth, tasks or data.

        ``written`` on it gives the bytes of an SVG, PDF or PNG, and ``caption`` a draft that states
        the selection. ``width`` is in millimetres; other wishes are those of
        :class:`~spallm.figures.Wishes`.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     drawing = graph.select("lineage(scgpt-spatial)").figure("lineage")
        >>> drawing.caption[:31], drawing.written("pdf")[:5]
        ('Lineage of scGPT, scGPT-spatial', b'%PDF-')
        """
        from spallm.analysis.data_version import data_version
        from spallm.figures import Statement, Wishes, draw

        about = Statement(self.expression, data_version(self.whole))
        wanted = Wishes(language=language, width=width, **wishes)
        return draw(name, self.parts, about=about, wishes=wanted)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the entities and edges as a networkx graph; edges are keyed by property.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     net = graph.subgraph(ids=["scgpt", "scgpt-spatial"]).to_networkx()
        >>> sorted(name for _, data in net.nodes(data=True) for name in [data["id"]])
        ['scgpt', 'scgpt-spatial']
        """
        from spallm.knowledge_graph.libraries import as_networkx

        return as_networkx(self.subgraph)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the statements, each in its evidence graph, as an rdflib dataset.

        >>> from spallm import KnowledgeGraph
        >>> with KnowledgeGraph() as graph:
        ...     chosen = graph.subgraph(ids=["scgpt"])
        >>> len(chosen.to_rdflib()) > 0
        True
        """
        from spallm.knowledge_graph.libraries import as_rdflib

        return as_rdflib(self.subgraph)

    def _repr_html_(self) -> str:
        rows = ((node.kind, node.id, node.label) for node in self)
        return html_table(("kind", "id", "name"), rows, len(self))
