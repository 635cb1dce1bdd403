"""What is put to the tests beside our endpoint: the libraries as they come."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from tests.conformance.cases import Case

FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}


class Subject(Protocol):
    """Something that answers queries."""

    def answer(self, case: Case, accept: str) -> tuple[bytes, str]:
        """Answer the query of a case, in this format or another; raise where there is no answer."""

    def parse(self, case: Case) -> None:
        """Raise where the query of a case is no SPARQL."""


def quads(case: Case) -> list[ox.Quad]:
    """Return the data of a case."""
    found = [quad for path in case.default for quad in _parsed(path, case, ox.DefaultGraph())]
    for name, path in case.named:
        found += _parsed(path, case, ox.NamedNode(name))
    return found


def _parsed(path: Path, case: Case, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    base = case.base.rpartition("/")[0] + "/" + path.name
    read = ox.parse(
        path=str(path), format=FORMATS[path.suffix], base_iri=base, rename_blank_nodes=True
    )
    return [ox.Quad(*quad.triple, graph) for quad in read]


class Pyoxigraph:
    """A store in memory, asked directly."""

    def answer(self, case: Case, accept: str) -> tuple[bytes, str]:
        """Answer the query of a case."""
        store = ox.Store()
        store.extend(quads(case))
        results = store.query(case.query, base_iri=case.base)
        if isinstance(results, ox.QueryTriples):
            return ox.serialize(results, format=ox.RdfFormat.N_TRIPLES), "ntriples"
        return results.serialize(format=_TABLES[accept]), accept

    def parse(self, case: Case) -> None:
        """Have a query of nothing begun."""
        ox.Store().query(case.query, base_iri=case.base)


class Rdflib:
    """A dataset in memory, asked directly."""

    def answer(self, case: Case, accept: str) -> tuple[bytes, str]:
        """Answer the query of a case."""
        dataset = rdflib.Dataset()
        text = ox.serialize(quads(case), format=ox.RdfFormat.N_QUADS)
        dataset.parse(data=text, format="nquads")
        results = dataset.query(case.query, base=case.base)
        if results.type in ("CONSTRUCT", "DESCRIBE"):
            return results.serialize(format="nt"), "ntriples"
        # It writes no TSV, and its XML leaves out every zero; most tests are not about that.
        native = accept in ("json", "csv") or case.group.endswith("-res")
        form = accept if native else "json"
        return results.serialize(format=form), form

    def parse(self, case: Case) -> None:
        """Parse a query without running it."""
        translateQuery(parseQuery(case.query), base=case.base)


_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
