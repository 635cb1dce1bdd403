"""What the endpoint states of itself and of its data, in the terms made for it.

The vocabularies are SPARQL 1.1 Service Description and VoID. Only what is true is stated: there
is no feature here that the engine lacks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.vocabulary import RDF, RDFS, VOID, Namespace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spallm.web.library import Library

SD = Namespace(
    "sd",
    "http://www.w3.org/ns/sparql-service-description#",
    "Service Dataset Graph endpoint supportedLanguage SPARQL11Query resultFormat feature "
    "BasicFederatedQuery defaultDataset defaultGraph",
)
#: The terms of VoID that only a description of a whole data set needs.
VOID_DOCUMENT = Namespace(
    "void",
    VOID.iri,
    "DatasetDescription feature sparqlEndpoint classes properties distinctSubjects",
)
TOPIC = "http://xmlns.com/foaf/0.1/primaryTopic"
FORMATS = "http://www.w3.org/ns/formats/"
RESULT_FORMATS = tuple(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV"))
GRAPH_FORMATS = ("Turtle", "N-Triples", "TriG", "N-Quads", "JSON-LD", "RDF_XML")
_PARTS = frozenset({VOID.classPartition, VOID.propertyPartition})


class Statements:
    """Statements on a library's graph and on the endpoint at ``base`` + ``sparql``."""

    def __init__(self, library: Library, services: Collection[str] = ()) -> None:
        self._library = library
        self._federates = bool(services)

    def service(self, base: str) -> Iterator[ox.Triple]:
        """Yield what the endpoint is, what it speaks and what it asks."""
        service, dataset, default = (f"{base}sparql{part}" for part in ("", "#dataset", "#default"))
        yield _link(service, RDF.type, SD.Service)
        yield _link(service, SD.endpoint, service)
        yield _link(service, SD.supportedLanguage, SD.SPARQL11Query)
        for name in (*RESULT_FORMATS, *GRAPH_FORMATS):
            yield _link(service, SD.resultFormat, FORMATS + name)
        if self._federates:
            yield _link(service, SD.feature, SD.BasicFederatedQuery)
        yield _link(service, SD.defaultDataset, dataset)
        yield _link(dataset, RDF.type, SD.Dataset)
        yield _said(dataset, RDFS.comment, ox.Literal(self._extent, language="en"))
        yield _link(dataset, SD.defaultGraph, default)
        yield _link(default, RDF.type, SD.Graph)
        yield _said(default, VOID.triples, ox.Literal(self._sizes[VOID.triples]))

    def data(self, base: str) -> Iterator[ox.Triple]:
        """Yield what the data are: what the graph says of itself, or else its sizes."""
        document = f"{base}.well-known/void"
        dataset = next(iter(self._datasets), f"{document}#dataset")
        yield _link(document, RDF.type, VOID_DOCUMENT.DatasetDescription)
        yield _link(document, TOPIC, dataset)
        yield _link(dataset, RDF.type, VOID.Dataset)
        yield _link(dataset, VOID_DOCUMENT.sparqlEndpoint, f"{base}sparql")
        for name in GRAPH_FORMATS:
            yield _link(dataset, VOID_DOCUMENT.feature, FORMATS + name)
        if not self._datasets:
            for term, size in self._sizes.items():
                yield _said(dataset, term, ox.Literal(size))
        for subject in self._described():
            for quad in self._library.whole.about.get(subject, ()):
                if _is_default(quad):
                    yield quad.triple

    def _described(self) -> set[str]:
        """Return the data sets that the graph describes, and the parts they are described by."""
        about = self._library.whole.about
        parts = {
            key(quad.object)
            for dataset in self._datasets
            for quad in about[dataset]
            if quad.predicate.value in _PARTS
        }
        return {*self._datasets, *parts}

    @cached_property
    def _default(self) -> tuple[ox.Quad, ...]:
        return tuple(quad for quad in self._library.whole.quads if _is_default(quad))

    @cached_property
    def _datasets(self) -> tuple[str, ...]:
        """The data sets, in the sense of VoID, that the graph names with an IRI."""
        typed = ox.NamedNode(VOID.Dataset)
        found = {
            quad.subject.value
            for quad in self._default
            if quad.object == typed
            and quad.predicate.value == RDF.type
            and isinstance(quad.subject, ox.NamedNode)
        }
        return tuple(sorted(found))

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """The sizes of the default graph, by the term for each."""
        classes = {quad.object for quad in self._default if quad.predicate.value == RDF.type}
        return {
            VOID.triples: len(self._default),
            VOID_DOCUMENT.distinctSubjects: len({key(quad.subject) for quad in self._default}),
            VOID_DOCUMENT.classes: len(classes),
            VOID_DOCUMENT.properties: len({quad.predicate.value for quad in self._default}),
        }

    @cached_property
    def _extent(self) -> str:
        names = {key(q.graph_name) for q in self._library.whole.quads if not _is_default(q)}
        return (
            f"One default graph and {len(names):,} named graphs. "
            "SELECT ?g { GRAPH ?g {} } lists their names."
        )


def _is_default(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.DefaultGraph)


def _link(subject: str, predicate: str, target: str) -> ox.Triple:
    return _said(subject, predicate, ox.NamedNode(target))


def _said(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)
