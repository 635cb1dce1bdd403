"""The curated view: what the default graph says, to be followed from thing to thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from spallm.store.statement import Said, asserted, key

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Path = Sequence[str]

_NOTHING: Mapping[str, list[Term]] = {}


class Curated:
    """Values by subject and predicate; where nothing is curated, those of all graphs."""

    def __init__(self, statements: Iterable[Said]) -> None:
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for said in asserted(statements):
            if not isinstance(said.object, ox.Triple):
                self._values[said.subject][said.predicate].append(said.object)

    def subjects(self) -> Iterable[str]:
        """Return all that something is said about."""
        return self._values.keys()

    def predicates(self, iri: str) -> Iterable[str]:
        """Return what is said about a thing."""
        return self._values.get(iri, _NOTHING).keys()

    def values(self, iri: str, predicate: str) -> Sequence[Term]:
        """Return the values of a predicate, in a stable order."""
        found = self._values.get(iri, _NOTHING).get(predicate, ())
        return found if len(found) < 2 else sorted(found, key=str)

    def reached(self, iri: str, path: Path) -> Sequence[Term]:
        """Return where a path of predicates leads, each end once."""
        ends = self.values(iri, path[0])
        for predicate in path[1:]:
            here = [key(value) for value in ends if not isinstance(value, ox.Literal)]
            ends = [value for thing in here for value in self.values(thing, predicate)]
        return ends if len(ends) < 2 else list(dict.fromkeys(ends))

    def first(self, iri: str, paths: Iterable[Path]) -> Sequence[Term]:
        """Return where the first path leads that leads anywhere."""
        for path in paths:
            if ends := self.reached(iri, path):
                return ends
        return ()
