"""One object to open a graph and to ask it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from spallm.store.closing import Closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

    import networkx
    import rdflib

    from spallm.analysis.card import Card
    from spallm.analysis.entities import Row
    from spallm.analysis.lineage import Direction, Tree
    from spallm.analysis.paths import Path
    from spallm.analysis.search import Hit
    from spallm.analysis.statistics import Stats
    from spallm.knowledge_graph.asking import Parameter
    from spallm.knowledge_graph.result import Result
    from spallm.knowledge_graph.selection import Selection
    from spallm.selecting.choice import Choice
    from spallm.selecting.index import Index
    from spallm.store.engine import Limits
    from spallm.store.home import Home
    from spallm.store.saved import SavedQuery
    from spallm.store.subgraph import Node, Subgraph


class KnowledgeGraph(Closing):
    """A graph to ask: the bundled one, or any other RDF that ``open`` reads.

    Entities are named as people name them: by id, ``kind/id``, IRI, DOI, name or alias. Close the
    graph when you are done, best with ``with``: a worker process answers for it.

    >>> with KnowledgeGraph() as graph:
    ...     graph.show("scgpt-spatial").label
    ...     [branch.node.label for branch in graph.lineage("scgpt-spatial", "up").ancestors]
    ...     graph.search("genformer", limit=1)[0].node.label
    'scGPT-spatial'
    ['scGPT']
    'Geneformer'
    """

    def __init__(
        self, location: str | PathLike[str] | None = None, *, limits: Limits | None = None
    ) -> None:
        from spallm.store.engine import Limits
        from spallm.store.graph import Graph

        place = None if location is None else str(location)
        self._graph = Graph.open(place, limits or Limits(rows=None))

    @classmethod
    def open(cls, location: str | PathLike[str], *, limits: Limits | None = None) -> Self:
        """Open a file, a folder of files, an on-disk store, or the URL of a SPARQL endpoint."""
        return cls(location, limits=limits)

    def close(self) -> None:
        """End the worker that answers for this graph."""
        self._graph.close()

    @property
    def home(self) -> Home:
        """Where the graph's own entities have their addresses, such as ``home.iri("paper/x")``.

        >>> with KnowledgeGraph() as graph:
        ...     graph.home.base
        'https://w3id.org/spallm/'
        """
        return self._graph.home

    @property
    def saved_queries(self) -> Mapping[str, SavedQuery]:
        """The queries that come with SpaLLM, by name.

        >>> with KnowledgeGraph() as graph:
        ...     "ancestors" in graph.saved_queries
        True
        """
        from spallm.store.saved import load_saved

        return {query.name: query for query in load_saved()}

    def query(self, query: str, /, **parameters: Parameter) -> Result:
        """Ask a saved query by name, or SPARQL; the usual prefixes need no declaration.

        Parameters take the place of the variables of their names. For SPARQL a text is a literal;
        to bind an entity, give what ``find`` or ``show`` returns. For a saved query a value is
        what its parameter says: an id where it takes a model.

        >>> with KnowledgeGraph() as graph:
        ...     scgpt = graph.find("scgpt")
        ...     graph.query("SELECT ?id { ?model dcterms:identifier ?id }", model=scgpt).to_dicts()
        [{'id': 'scgpt'}]
        """
        from spallm.knowledge_graph.asking import asked

        return asked(self._graph, query, parameters)

    def ask(self, query: str, /, **parameters: Parameter) -> bool:
        """Ask a yes-or-no question.

        >>> with KnowledgeGraph() as graph:
        ...     graph.ask("ASK { model:scgpt-spatial prov:wasDerivedFrom+ model:scgpt }")
        True
        """
        from spallm.knowledge_graph.asking import question

        text, terms = question(self._graph, query, parameters)
        return self._graph.ask(text, **terms)

    def find(self, text: str) -> Node:
        """Return the one entity that a text means: an id, IRI, DOI, name or alias.

        >>> with KnowledgeGraph() as graph:
        ...     graph.find("https://doi.org/10.1038/S41586-023-06139-9").kind
        'paper'
        """
        from spallm.analysis.resolve import resolve

        return resolve(self._graph, text)

    def show(self, text: str) -> Card:
        """Return everything known about an entity, with sources and disagreements.

        >>> with KnowledgeGraph() as graph:
        ...     card = graph.show("geneformer")
        >>> card.kind, card.label
        ('model', 'Geneformer')
        """
        from spallm.analysis.card import card
        from spallm.analysis.resolve import resolve

        return card(self._graph, resolve(self._graph, text).iri)

    def search(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the entities whose names match a text, the best first, mistyped ones too."""
        from spallm.analysis.search import search

        return search(self._graph, text, limit)

    def list(self, kind: str, **filters: str | int | bool) -> tuple[Row, ...]:
        """Return the entities of a kind, such as model, paper, dataset or task.

        Filters are since, until, section, task, modality, species, architecture, license, venue,
        status, open_weights and text; see :class:`~spallm.analysis.entities.Filters`.

        >>> with KnowledgeGraph() as graph:
        ...     names = [row.node.label for row in graph.list("models", text="scgpt")]
        >>> "scGPT-spatial" in names
        True
        """
        from spallm.analysis.entities import filters as checked
        from spallm.analysis.entities import list_entities

        return list_entities(self._graph, kind, checked(filters))

    def lineage(
        self, text: str, direction: Direction = "both", *, components: bool = False
    ) -> Tree:
        """Return what an entity came from and what came from it, as a tree."""
        from spallm.analysis.lineage import lineage

        return lineage(self._graph, self.find(text).iri, direction, components=components)

    def path(
        self, start: str, end: str, relations: Iterable[str] | None = None, limit: int = 3
    ) -> tuple[Path, ...]:
        """Return the shortest ways between two entities, over chosen relations or all.

        >>> with KnowledgeGraph() as graph:
        ...     ways = graph.path("scgpt-spatial", "scgpt", relations=["lineage"])
        >>> [step.end.label for step in ways[0]]
        ['scGPT']
        """
        from spallm.analysis.paths import path

        return path(self._graph, self.find(start).iri, self.find(end).iri, relations, limit)

    def stats(self) -> Stats:
        """Return how much there is of each sort, and who says it."""
        from spallm.analysis.statistics import stats

        return stats(self._graph)

    @cached_property
    def _whole(self) -> Subgraph:
        from spallm.store.subgraph import subgraph

        return subgraph(self._graph.quads())

    @cached_property
    def _index(self) -> Index:
        from spallm.selecting.index import Index

        return Index(self._whole)

    def select(
        self, expression: str | Choice, *, folder: str | PathLike[str] = "selections"
    ) -> Selection:
        """Select entities by an expression; ``docs/selecting.md`` explains the language.

        ``folder`` holds the selections that ``@name`` stands for.

        >>> with KnowledgeGraph() as graph:
        ...     recent = graph.select("kind:model & section:spatial-models & year:2025..")
        ...     tests = graph.select("tests(lineage(scgpt, down))")
        >>> recent.expression, len(tests) > 10
        ('kind:model & section:spatial-models & year:2025..', True)
        """
        from pathlib import Path

        from spallm.knowledge_graph.selecting import select

        return select(self._graph, self._index, expression, Path(folder))

    def subgraph(
        self,
        *,
        around: str | None = None,
        hops: int = 1,
        relations: Iterable[str] | None = None,
        query: str | None = None,
        ids: Iterable[str] | None = None,
        **parameters: Parameter,
    ) -> Selection:
        """Select what stands around an entity, what a query finds, or a list of entities.

        Several of ``around``, ``query`` and ``ids`` are united; without any it is the whole graph.
        ``select`` can say more.

        >>> with KnowledgeGraph() as graph:
        ...     near = graph.subgraph(around="scgpt", relations=["lineage"])
        >>> "scgpt-spatial" in {entity.id for entity in near}
        True
        """
        from spallm.knowledge_graph.selecting import of_keywords, select
        from spallm.store.home import OURS

        home = self._graph.home if parameters else OURS
        choice = of_keywords(around, hops, relations, query, ids, parameters, home)
        return select(self._graph, self._index, choice)

    def export(self, format: str) -> bytes:  # noqa: A002  # the word on the command line
        """Return the whole graph as a file's bytes."""
        return self.subgraph().export(format)

    def view(self, title: str | None = None, *, engine: str = "canvas", sparql: bool = True) -> str:
        """Return one HTML page that shows the whole graph and needs no network."""
        return self.subgraph().view(title, engine=engine, sparql=sparql)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the whole graph for networkx."""
        return self.subgraph().to_networkx()

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the whole graph for rdflib."""
        return self.subgraph().to_rdflib()
