"""Test cases as the W3C's manifests describe them, read into plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
DAWGT = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

#: What the files of a set of tests are called in their queries; nothing is ever fetched from it.
BASE = "http://conformance.invalid/"

# A test without data has its query say which files are its dataset.
_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)
KINDS = {
    "QueryEvaluationTest": "evaluation",
    "CSVResultFormatTest": "evaluation",
    "PositiveSyntaxTest": "syntax",
    "PositiveSyntaxTest11": "syntax",
    "NegativeSyntaxTest": "no syntax",
    "NegativeSyntaxTest11": "no syntax",
    "ProtocolTest": "protocol",
    "ServiceDescriptionTest": "description",
}


@dataclass(frozen=True)
class Request:
    """An HTTP request, and what the answer has to be."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: tuple[str, ...]
    shape: str | None
    truth: bool | None
    answered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Case:
    """One test: what is asked of which data, and the file that holds the answer.

    ``default`` are files; ``named`` are names of graphs with the file of each.
    """

    group: str
    name: str
    kind: str
    base: str = BASE
    query: str = ""
    default: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    lax: bool = False
    requests: tuple[Request, ...] = ()


def read_cases(manifest: Path, root: Path) -> list[Case]:
    """Return the approved cases of a manifest and of those that it includes, in their order."""
    return list(Manifest(manifest, root).cases())


class Manifest:
    """One manifest, whose folder stands somewhere under ``root``."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.root = root
        self.store = ox.Store()
        self.store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=self._iri(path))

    def cases(self) -> Iterator[Case]:
        """Yield the cases of this manifest, then those of the manifests it includes."""
        for entry in self._listed(MF + "entries"):
            approval = self._text(entry, DAWGT + "approval")
            if approval not in (DAWGT + "NotApproved", DAWGT + "Withdrawn"):
                yield from self._case(entry)
        for included in self._listed(MF + "include"):
            yield from Manifest(self._path(included), self.root).cases()

    def _case(self, entry: ox.NamedNode) -> Iterator[Case]:
        kind = KINDS.get(self._text(entry, RDF + "type").removeprefix(MF))
        action = self._one(entry, MF + "action")
        if kind is None:
            return
        group = self.path.parent.relative_to(self.root).as_posix()
        name = self._text(entry, MF + "name")
        if kind in ("protocol", "description"):
            requests = tuple(self._requests(action)) if action else ()
            yield Case(group, name, kind, named=tuple(self._labelled(entry)), requests=requests)
            return
        asked = self._one(action, QT + "query") or action
        query = self._path(asked).read_text("utf-8")
        result = self._one(entry, MF + "result")
        default, named = self._all(action, QT + "data"), self._all(action, QT + "graphData")
        if kind == "evaluation" and not default and not named:
            named = [ox.NamedNode(urljoin(asked.value, name)) for name in _FROM.findall(query)]
        yield Case(
            group=group,
            name=name,
            kind=kind,
            base=asked.value,
            query=query,
            default=tuple(map(self._path, default)),
            named=tuple((graph.value, self._path(graph)) for graph in dict.fromkeys(named)),
            result=self._path(result) if result else None,
            lax=self._one(entry, MF + "resultCardinality") is not None,
        )

    def _labelled(self, entry: ox.NamedNode) -> Iterator[tuple[str, Path]]:
        for graph in self._all(entry, UT + "graphData"):
            yield self._text(graph, RDFS + "label"), self._path(self._one(graph, UT + "graph"))

    def _requests(self, action: ox.BlankNode) -> Iterator[Request]:
        for request in self._list(self._one(action, HT + "requests")):
            answer = self._one(request, HT + "resp")
            body = self._one(request, HT + "body")
            truth = self._text(answer, MF + "expectedBoolean")
            yield Request(
                method=self._text(request, HT + "methodName"),
                target=self._text(request, HT + "absolutePath"),
                headers=self._headers(request),
                body=self._body(body) if body else b"",
                statuses=tuple(
                    status.value.partition("#StatusCode")[2]
                    for status in self._all(answer, MF + "expectedStatus")
                ),
                shape=self._text(answer, MF + "expectedFormat") or None,
                truth=truth == "true" if truth else None,
                answered=self._headers(answer),
            )

    def _headers(self, message: ox.BlankNode) -> tuple[tuple[str, str], ...]:
        return tuple(
            (self._text(header, HT + "fieldName"), self._text(header, HT + "fieldValue"))
            for header in self._list(self._one(message, HT + "headers"))
        )

    def _body(self, body: ox.BlankNode) -> bytes:
        return self._text(body, CNT + "chars").encode(self._text(body, CNT + "characterEncoding"))

    def _all(
        self, subject: ox.NamedNode | ox.BlankNode | None, predicate: str
    ) -> list[ox.NamedNode]:
        if subject is None or isinstance(subject, ox.Literal):
            return []
        found = self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in found), key=str)

    def _one(self, subject, predicate: str):
        return next(iter(self._all(subject, predicate)), None)

    def _text(self, subject, predicate: str) -> str:
        found = self._one(subject, predicate)
        return found.value if found is not None else ""

    def _listed(self, predicate: str) -> Iterator[ox.NamedNode]:
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            yield from self._list(quad.object)

    def _list(self, head) -> Iterator:
        while head is not None and head.value != RDF + "nil":
            yield self._one(head, RDF + "first")
            head = self._one(head, RDF + "rest")

    def _iri(self, path: Path) -> str:
        return BASE + path.relative_to(self.root).as_posix()

    def _path(self, file: ox.NamedNode) -> Path:
        return self.root / file.value.removeprefix(BASE)
