"""The stock: a library made ready for lists, with what is counted of every entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.views.curated import Path
from spallm.views.wording import Text, text
from spallm.vocabulary import DCTERMS, FAIR4ML, RDFS, SCHEMA, SKOS, SPALLM
from spallm.web.keeping import kept

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library

#: What tells in a sentence what a thing is; the first that it has is taken.
_DESCRIBING = (SKOS.definition, SCHEMA.description, DCTERMS.description, RDFS.comment)
#: How models use data.
USES = (SPALLM.pretrainedOn, SPALLM.fineTunedOn, FAIR4ML.trainedOn, FAIR4ML.evaluatedOn)

Ends = Mapping[str, Mapping[str, set[str]]]


class Stock:
    """What lists and comparisons look up in a library; nothing in it changes."""

    def __init__(self, library: Library) -> None:
        self.library, self.wording, self.curated = library, library.wording, library.curated

    @cached_property
    def _targets(self) -> Ends:
        return self._ends(outgoing=True)

    @cached_property
    def _sources(self) -> Ends:
        return self._ends(outgoing=False)

    def _ends(self, *, outgoing: bool) -> Ends:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for edge in self.library.whole.edges:
            here, there = edge.source, edge.target
            if outgoing:
                found[here][edge.predicate].add(there)
            else:
                found[there][edge.predicate].add(here)
        return found

    def targets(self, iri: str, *predicates: str) -> set[str]:
        """Return the entities that an entity is tied to by any of these predicates, or by any."""
        return _gathered(self._targets.get(iri, {}), predicates)

    def sources(self, iri: str, *predicates: str) -> set[str]:
        """Return the entities that are tied to an entity by any of these predicates, or by any."""
        return _gathered(self._sources.get(iri, {}), predicates)

    def connections(self, iri: str) -> int:
        """Return how many other entities an entity is tied to."""
        return len((self.targets(iri) | self.sources(iri)) - {iri})

    def names(self, iris: set[str]) -> list[Text]:
        """Return the names of entities, in their order."""
        return sorted(map(self.wording.thing, iris), key=str)

    def concepts(self, iri: str, *paths: Path) -> list[Text]:
        """Return the names of what the first of some paths leads to, in their order."""
        ends = self.curated.first(iri, paths)
        return sorted((self._spoken(end) for end in ends), key=str)

    def literal(self, iri: str, *paths: Path) -> str:
        """Return the first literal that one of some paths leads to, or nothing."""
        found = (v.value for v in self.curated.first(iri, paths) if isinstance(v, ox.Literal))
        return next(found, "")

    def line(self, node: Node) -> Text:
        """Return what an entity is, in a sentence; nothing where nobody says."""
        for predicate in _DESCRIBING:
            said = [v for p, v in node.values if p == predicate and isinstance(v, ox.Literal)]
            if said:
                return text({(v.language or "").lower(): v.value for v in said}, "")
        return ""

    def _spoken(self, end: object) -> Text:
        return end.value if isinstance(end, ox.Literal) else self.wording.thing(key(end))


def stock(library: Library) -> Stock:
    """Return the stock of a library, made once."""
    return kept(library, "stock", Stock)


def _gathered(ends: Mapping[str, set[str]], predicates: Sequence[str]) -> set[str]:
    chosen = predicates or tuple(ends)
    return {iri for predicate in chosen for iri in ends.get(predicate, ())}
