"""Assertions: what a graph says under some predicates, in plain text, and who says it.

They are read from a graph with one query, or from a subgraph that is in memory already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from spallm.store.collector import resting
from spallm.store.statement import key
from spallm.store.subgraph import NAMES, shortened
from spallm.vocabulary import DCTERMS, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from spallm.store.graph import Graph
    from spallm.store.results import Term
    from spallm.store.subgraph import Subgraph


class Assertion(NamedTuple):
    """One statement in plain text; ``graph`` is nothing where the default graph holds it."""

    subject: str
    predicate: str
    value: str
    language: str
    graph: str | None


class Assertions:
    """What is asserted, by subject and predicate, in the order of the values.

    What the default graph says holds, and in a graph without one all but the ontology. The named
    graphs say who says so.
    """

    def __init__(self, said: Iterable[Assertion]) -> None:
        said = tuple(said)
        self._of: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        self._tellers: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self._back: dict[str, dict[str, list[str]]] = {}
        held = [each for each in said if each.graph is None]
        for each in held or [each for each in said if each.graph != ONTOLOGY_GRAPH]:
            self._of[each.subject][each.predicate].setdefault(each.value, each.language)
        for each in said:
            if each.graph is not None:
                self._tellers[each.subject, each.predicate][each.value].add(each.graph)

    @property
    def subjects(self) -> Sequence[str]:
        """All of which anything is asserted, in the order of their addresses."""
        return sorted(self._of)

    def values(self, subject: str, *predicates: str) -> tuple[str, ...]:
        """Return what a subject has under any of some predicates."""
        of = self._of.get(subject, {})
        return tuple(value for each in predicates for value in sorted(of.get(each, ())))

    def starts(self, predicate: str, value: str) -> tuple[str, ...]:
        """Return the subjects that have a value under a predicate."""
        if predicate not in self._back:
            found: dict[str, list[str]] = defaultdict(list)
            for subject in self.subjects:
                for end in self.values(subject, predicate):
                    found[end].append(subject)
            self._back[predicate] = dict(found)
        return tuple(self._back[predicate].get(value, ()))

    def id(self, subject: str) -> str:
        """Return the short id of a subject, or the shortest form of its address."""
        return next(iter(self.values(subject, DCTERMS.identifier)), shortened(subject))

    def texts(self, subject: str, predicate: str) -> Mapping[str, str]:
        """Return one text for each language that a predicate has values in."""
        found = self._of.get(subject, {}).get(predicate, {})
        return {found[text]: text for text in sorted(found, reverse=True)}

    def labels(self, subject: str) -> tuple[str, ...]:
        """Return the names of a subject, each once, the one to show first."""
        of = self._of.get(subject, {})
        found = (
            (_STANDING.get(language, len(_STANDING)), rank, name)
            for rank, predicate in enumerate(NAMES)
            for name, language in of.get(predicate, {}).items()
        )
        return tuple(dict.fromkeys(name for *_, name in sorted(found)))

    def told(self, subject: str, predicate: str) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
        """Yield each value, whether it is asserted, and who says so; what is asserted comes first.

        A value that sources give and the curated view leaves out is not asserted.
        """
        tellers = self._tellers.get((subject, predicate), {})
        held = self.values(subject, predicate)
        for value in (*held, *sorted(tellers.keys() - set(held))):
            graphs = sorted(tellers.get(value, ()))
            names = (next(iter(self.labels(graph)), shortened(graph)) for graph in graphs)
            yield value, value in held, tuple(names)


#: Of names in several languages the first of these is shown.
_STANDING = {"en": 0, "": 1, "zh": 2}


def asserted(graph: Graph, predicates: Collection[str], told: Collection[str]) -> Assertions:
    """Ask a graph what it says under some predicates, and for some of these who says it."""
    whole = graph.within(replace(graph.limits, rows=None))
    rows = whole.select(_query(predicates, told))
    if all(name is not None for *_, name in rows):
        rows = whole.select(_query((), predicates))
    kept = (row for row in rows if row[-1] not in graph.default_graphs)
    with resting():
        return Assertions(_assertion(*row) for row in kept)


def assertions_of(whole: Subgraph, predicates: Collection[str]) -> Assertions:
    """Return what a subgraph in memory asserts under some predicates."""
    wanted = frozenset(predicates)
    return Assertions(
        Assertion(
            each.subject, each.predicate, _text(each.object), _language(each.object), each.graph
        )
        for each in whole.said
        if each.predicate in wanted
    )


def _query(asserted: Collection[str], told: Collection[str]) -> str:
    """Return the query for statements, and for those whose graph is asked for as well."""
    return f"""SELECT ?s ?p ?o ?g WHERE {{
      {{ VALUES ?p {{ {_listed(asserted)} }} ?s ?p ?o }} UNION
      {{ VALUES ?p {{ {_listed(told)} }} GRAPH ?g {{ ?s ?p ?o }} }}
    }}"""


def _listed(iris: Collection[str]) -> str:
    return " ".join(str(ox.NamedNode(each)) for each in iris)


def _assertion(
    subject: Term | None, predicate: Term | None, value: Term | None, graph: Term | None
) -> Assertion:
    name = None if graph is None else key(graph)
    return Assertion(key(subject), key(predicate), _text(value), _language(value), name)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.Literal) else key(term)


def _language(term: object) -> str:
    return (term.language or "") if isinstance(term, ox.Literal) else ""
