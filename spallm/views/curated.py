"""The curated view: what the default graph says, to be followed from thing to thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from spallm.vocabulary import ONTOLOGY_GRAPH

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Path = Sequence[str]


class Curated:
    """Values by subject and predicate; where nothing is curated, those of all graphs."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        quads = tuple(quads)
        held = [q for q in quads if isinstance(q.graph_name, ox.DefaultGraph)]
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in held or (q for q in quads if key(q.graph_name) != ONTOLOGY_GRAPH):
            if not isinstance(quad.object, ox.Triple):
                values = self._values[key(quad.subject)][quad.predicate.value]
                values.append(quad.object)

    def subjects(self) -> Iterable[str]:
        """Return all that something is said about."""
        return self._values.keys()

    def predicates(self, iri: str) -> Iterable[str]:
        """Return what is said about a thing."""
        return self._values[iri].keys() if iri in self._values else ()

    def values(self, iri: str, predicate: str) -> list[Term]:
        """Return the values of a predicate, in a stable order."""
        if iri not in self._values:
            return []
        return sorted(self._values[iri].get(predicate, ()), key=str)

    def reached(self, iri: str, path: Path) -> list[Term]:
        """Return where a path of predicates leads, each end once."""
        ends: list[Term] = []
        here = [iri]
        for predicate in path:
            ends = [value for thing in here for value in self.values(thing, predicate)]
            here = [key(value) for value in ends if not isinstance(value, ox.Literal)]
        return list(dict.fromkeys(ends))

    def first(self, iri: str, paths: Iterable[Path]) -> list[Term]:
        """Return where the first path leads that leads anywhere."""
        return next((ends for path in paths if (ends := self.reached(iri, path))), [])


def key(term: object) -> str:
    """Return a term as subjects are named."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)
