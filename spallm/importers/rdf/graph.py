"""A file of RDF as an index of what is said of each thing, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from spallm.importers.entry import Place
from spallm.importers.rdf import xml_guard
from spallm.importers.rdf.subjects import Subjects
from spallm.importers.rdf.vocabulary import NAMES, SPELLINGS
from spallm.importers.reading import Remark
from spallm.importers.sketch import plain
from spallm.vocabulary import RDF

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal

#: What relative addresses are told from; nobody answers there.
BASE = "https://file.invalid/"
_SYNTAXES = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def spelt(iri: str) -> str:
    """Return a term as our vocabulary spells it.

    >>> spelt("http://schema.org/name"), spelt("https://w3id.org/fair4ml/mlTask")
    ('https://schema.org/name', 'https://w3id.org/fair4ml#mlTask')
    """
    for other, ours in SPELLINGS:
        if iri.startswith(other):
            return ours + iri[len(other) :]
    return iri


class Graph:
    """What a file says, whichever named graph it says it in.

    Nothing is fetched: a context that stands elsewhere is an error. What comes before an error in
    the file is read.
    """

    def __init__(self, text: str, file: str, syntax: str) -> None:
        self._subjects = Subjects(text)
        self.file = file
        self.remarks: list[Remark] = []
        self._said: dict[Node, dict[str, dict[Term, None]]] = {}
        self._said_of: dict[Term, set[str]] = {}
        try:
            if syntax == "rdfxml":
                xml_guard.check(text)
            for quad in ox.parse(text, format=_SYNTAXES[syntax], base_iri=BASE):
                self._take(quad)
        except xml_guard.Refused as error:
            self._refuse(syntax, str(error), error.line)
        except (SyntaxError, ValueError, OSError) as error:
            message = getattr(error, "msg", None) or str(error)
            self._refuse(syntax, message, getattr(error, "lineno", None) or 1)

    def _refuse(self, syntax: str, message: str, line: int) -> None:
        why = f"this is not {syntax}: {plain(message)}; what follows is not read"
        self.remarks.append(Remark("malformed-rdf", Place(self.file, line), why, lost=True))

    def _take(self, quad: ox.Quad) -> None:
        if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
            return
        predicate = spelt(quad.predicate.value)
        self._said.setdefault(quad.subject, {}).setdefault(predicate, {})[quad.object] = None
        self._said_of.setdefault(quad.object, set()).add(predicate)

    def subjects(self) -> Iterator[Node]:
        """Yield the things of which something is said, in the order of the file."""
        yield from self._said

    def predicates(self, node: Node) -> tuple[str, ...]:
        """Return the properties that a thing has."""
        return tuple(self._said.get(node, ()))

    def objects(self, node: Term, *predicates: str) -> tuple[Term, ...]:
        """Return the values of properties, those of the first property first."""
        told = self._said.get(node, {}) if not isinstance(node, ox.Literal) else {}
        return tuple(each for predicate in predicates for each in told.get(predicate, ()))

    def is_object_of(self, node: Node, predicate: str = "") -> bool:
        """Tell whether a thing is the value of a property, of any if none is named."""
        told = self._said_of.get(node, set())
        return predicate in told if predicate else bool(told)

    def types(self, node: Node) -> tuple[str, ...]:
        """Return the classes of a thing as our vocabulary spells them."""
        found = self.objects(node, RDF.type)
        return tuple(spelt(each.value) for each in found if isinstance(each, ox.NamedNode))

    def texts(self, node: Term, *predicates: str) -> tuple[str, ...]:
        """Return the literals and addresses that properties have; no names of blank nodes."""
        values = self.objects(node, *predicates)
        return tuple(each.value for each in values if not isinstance(each, ox.BlankNode))

    def name(self, node: Term, *predicates: str) -> str:
        """Return the name of a thing: without a language or in English before any other."""
        if isinstance(node, ox.Literal):
            return node.value
        found = [
            each
            for each in self.objects(node, *predicates or NAMES)
            if isinstance(each, ox.Literal)
        ]
        found.sort(key=_foreignness)
        return found[0].value if found else ""

    def place(self, node: Node) -> Place:
        """Return where a thing is written about, as far as that can be told."""
        return Place(self.file, self._subjects.line(shown(node)))


def shown(node: Term) -> str:
    """Return a term as an entry repeats it, an address of the file itself as it stands there."""
    return node.value.removeprefix(BASE) if not isinstance(node, ox.BlankNode) else ""


def _foreignness(literal: ox.Literal) -> int:
    language = (literal.language or "").casefold()
    return 0 if language.startswith("en") else 1 if not language else 2
