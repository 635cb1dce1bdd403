"""A graph to ask from Python: an engine, and the usual ways to ask it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Self

import pyoxigraph

from spallm.errors import QueryError
from spallm.store.closing import Closing
from spallm.store.collector import resting
from spallm.store.engine import Limits
from spallm.store.home import OURS, Home, home_of
from spallm.store.location import open_engine
from spallm.store.results import (
    DEFAULT_GRAPH,
    BlankNode,
    NamedNode,
    Quad,
    Triple,
    parse_boolean,
    parse_table,
)
from spallm.vocabulary import ENTITY_PREFIXES, PREFIXES, SKOS, VOID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from spallm.store.engine import Engine, Reply
    from spallm.store.results import Table, Term

# Few enough that a query stays within its length.
_BATCH = 200
_QUADS = """SELECT ?s ?p ?o ?g WHERE {
  { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }
}"""
_HOME = f"""SELECT ?set ?space ?scheme {{
  ?set <{VOID.uriSpace}> ?space FILTER(STR(?set) = CONCAT(STR(?space), "snapshot"))
  OPTIONAL {{ ?scheme a <{SKOS.ConceptScheme}> FILTER(STRSTARTS(STR(?scheme), STR(?space))) }}
}}"""
_PREFIX = re.compile(r"\b([a-z][a-z0-9-]*):", re.ASCII)
#: Prefixes that are the same in every graph, and the beginnings of addresses.
_EVERYWHERE = frozenset({"http", "https", "urn", *PREFIXES}) - ENTITY_PREFIXES.keys()


class Graph(Closing):
    """An engine with its limits.

    Parameters are terms by the names of the variables they take the place of; they are bound,
    never pasted.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "tiny.ttl")
    ...     _ = file.write_text("<urn:scgpt> <urn:name> 'scGPT' .")
    ...     with Graph.open(str(file)) as graph:
    ...         graph.select("SELECT ?name { ?s <urn:name> ?name }").texts()
    ...         graph.ask("ASK { ?s <urn:name> 'scGPT' }", s=NamedNode("urn:other"))
    [{'name': 'scGPT'}]
    False
    """

    def __init__(
        self,
        engine: Engine,
        limits: Limits | None = None,
        find_home: Callable[[], Home] | None = None,
    ) -> None:
        self.engine = engine
        self.limits = limits or Limits()
        self._find_home = find_home or cache(self._told_home)
        #: The names that the default graph has at a server that cannot but name it. What such a
        #: server gives under them, it has given before.
        self.default_graphs = frozenset(map(NamedNode, engine.default_graphs))

    @classmethod
    def open(cls, graph: str | None = None, limits: Limits | None = None) -> Self:
        """Open a file, a folder, an on-disk store or an endpoint; nothing is the bundled graph."""
        return cls(open_engine(graph), limits)

    def within(self, limits: Limits) -> Graph:
        """Return the same graph with other limits."""
        return Graph(self.engine, limits, self._find_home)

    @property
    def home(self) -> Home:
        """Where the graph has its own entities; it is asked once."""
        return self._find_home()

    def _told_home(self) -> Home:
        try:
            rows = self._whole().select(_HOME).texts()
        except QueryError:  # An endpoint that cannot tell has no snapshot that says so.
            return OURS
        told = [{key: value or "" for key, value in row.items()} for row in rows]
        return home_of(((r["set"], r["space"]) for r in told), (r["scheme"] for r in told))

    def select(self, text: str, /, **parameters: Term) -> Table:
        """Ask for a table."""
        reply = self.ask_raw(text, "json", parameters)
        return parse_table(reply.body, truncated=reply.truncated)

    def ask(self, text: str, /, **parameters: Term) -> bool:
        """Ask for yes or no."""
        return parse_boolean(self.ask_raw(text, "json", parameters).body)

    def construct(self, text: str, /, **parameters: Term) -> list[Triple]:
        """Ask for triples, with CONSTRUCT or DESCRIBE; all of them, whatever the limit of rows."""
        reply = self._whole().ask_raw(text, "ntriples", parameters)
        quads = pyoxigraph.parse(reply.body, pyoxigraph.RdfFormat.N_TRIPLES)
        return [quad.triple for quad in quads]

    @resting()
    def quads(self, subjects: Iterable[NamedNode] | None = None) -> list[Quad]:
        """Return all quads, or those with these subjects; all, whatever the limit of rows."""
        texts = [_QUADS] if subjects is None else [_about(some) for some in _batches(subjects)]
        whole = self._whole()
        quads = (_quad(row) for text in texts for row in whole.select(text))
        return [quad for quad in quads if quad.graph_name not in self.default_graphs]

    def nquads(self, subjects: Iterable[NamedNode] | None = None) -> bytes:
        """Return all quads, or those with these subjects, as sorted N-Quads."""
        body = pyoxigraph.serialize(self.quads(subjects), format=pyoxigraph.RdfFormat.N_QUADS)
        return b"".join(sorted((body or b"").splitlines(keepends=True)))

    def ask_raw(
        self, text: str, accept: str, parameters: Mapping[str, Term] | None = None
    ) -> Reply:
        """Ask any query and return the serialised answer."""
        named = set(_PREFIX.findall(text)) - _EVERYWHERE
        return self.engine.query(
            text,
            accept=accept,
            limits=self.limits,
            parameters=parameters,
            prefixes=self.home.prefixes if named else PREFIXES,
        )

    def close(self) -> None:
        """End what runs for this graph."""
        self.engine.close()

    def _whole(self) -> Graph:
        return self.within(replace(self.limits, rows=None))


def _batches(subjects: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, ...]]:
    remaining = iter(subjects)
    while batch := tuple(islice(remaining, _BATCH)):
        yield batch


def _about(subjects: Iterable[NamedNode]) -> str:
    """Return the query for the quads with these subjects."""
    chosen = " ".join(map(str, subjects))
    return _QUADS.replace("{", f"{{ VALUES ?s {{ {chosen} }}", 1)


def _quad(row: tuple[Term | None, ...]) -> Quad:
    subject, predicate, value, graph = row
    assert isinstance(subject, NamedNode | BlankNode | Triple)
    assert isinstance(predicate, NamedNode)
    assert value is not None
    assert graph is None or isinstance(graph, NamedNode | BlankNode)
    return Quad(subject, predicate, value, graph or DEFAULT_GRAPH)
