"""Facts: what a subgraph asserts, looked up by subject and predicate.

Evidence graphs repeat what the default graph asserts, so tables, networks and bibliographies
read the default graph alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from spallm.store.statement import Said, key
from spallm.store.subgraph import NAMES, Subgraph
from spallm.vocabulary import DCTERMS, ONTOLOGY_GRAPH, RDF

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def asserted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the default graph's quads, or in a graph without one all but the ontology's."""
    quads = tuple(quads)
    default = [quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    return default or [q for q in quads if key(q.graph_name) != ONTOLOGY_GRAPH]


class Facts:
    """What a subgraph asserts; objects come in a fixed order.

    What is said of a subject is read when it is first asked for, so that a few entities of a
    large graph take little time. ``language`` is that of names where none is asked for.
    """

    def __init__(self, subgraph: Subgraph, language: str = "en") -> None:
        self.language = language
        self._subgraph = subgraph
        self._has_default = any(each.graph is None for each in subgraph.said)
        self._objects: dict[str, Mapping[str, Sequence[Said]]] = {}
        self._subjects: dict[str, Mapping[str, set[str]]] = {}

    def objects(self, subject: str, predicate: str) -> tuple[Term, ...]:
        """Return what a subject has under a predicate."""
        found = self._said(subject).get(predicate, ())
        if len(found) > 1:
            values = {each.text: each.object for each in found}
            return tuple(values[text] for text in sorted(values))
        return tuple(each.object for each in found)

    def subjects(self, predicate: str, target: str) -> tuple[str, ...]:
        """Return the subjects that have a target under a predicate."""
        if predicate not in self._subjects:
            found: dict[str, set[str]] = defaultdict(set)
            for each in self._subgraph.said:
                if each.predicate == predicate and self._counts(each):
                    found[key(each.object)].add(each.subject)
            self._subjects[predicate] = found
        return tuple(sorted(self._subjects[predicate].get(target, ())))

    def predicates(self, subject: str) -> frozenset[str]:
        """Return the predicates under which anything is said of a subject."""
        return frozenset(self._said(subject))

    def _said(self, subject: str) -> Mapping[str, Sequence[Said]]:
        if subject not in self._objects:
            found: dict[str, list[Said]] = defaultdict(list)
            for each in self._subgraph.said_of.get(subject, ()):
                if self._counts(each):
                    found[each.predicate].append(each)
            self._objects[subject] = dict(found)
        return self._objects[subject]

    def _counts(self, each: Said) -> bool:
        return each.graph is None if self._has_default else each.graph != ONTOLOGY_GRAPH

    def follow(self, subject: str, path: tuple[str, ...]) -> Iterator[Term]:
        """Yield what a chain of predicates leads to."""
        first, *rest = path
        for term in self.objects(subject, first):
            if rest:
                yield from self.follow(key(term), tuple(rest))
            else:
                yield term

    def text(self, subject: str, *predicates: str) -> str | None:
        """Return the first value under the first of these predicates that has one."""
        for predicate in predicates:
            for term in self.objects(subject, predicate):
                return plain(term)
        return None

    def classes(self, subject: str) -> frozenset[str]:
        """Return the classes of a subject."""
        return frozenset(key(term) for term in self.objects(subject, RDF.type))

    def label(self, subject: str, language: str | None = None) -> str | None:
        """Return the name of a subject in a language, or the nearest there is."""
        labels: dict[str, str] = {}
        for predicate in NAMES:
            for label in self.objects(subject, predicate):
                if isinstance(label, ox.Literal):
                    labels.setdefault(label.language or "", label.value)
        for wanted in (language or self.language, "en", ""):
            if wanted in labels:
                return labels[wanted]
        return next(iter(labels.values()), None)

    def name(self, term: Term, language: str | None = None) -> str:
        """Return the name of what a term stands for, or its plain text."""
        return self.label(key(term), language) or plain(term)

    def id(self, term: Term) -> str:
        """Return the short id of what a term stands for, or its plain text."""
        return self.text(key(term), DCTERMS.identifier) or self._short(term)

    def _short(self, term: Term) -> str:
        home = self._subgraph.home
        return home.shortened(term.value) if isinstance(term, ox.NamedNode) else plain(term)


def plain(term: Term) -> str:
    """Return a term as a reader would write it."""
    return str(term) if isinstance(term, ox.Triple) else term.value
