"""The library: a whole graph held in memory, with what pages and programs look up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spallm.analysis.card import Card
from spallm.analysis.card_reading import Reading
from spallm.analysis.lineage import Tree, tree
from spallm.store.subgraph import Node, Subgraph, shortened, subgraph
from spallm.views.wording import Wording
from spallm.vocabulary import BASE, RDF, SKOS

if TYPE_CHECKING:
    from spallm.store.graph import Graph


@dataclass(frozen=True)
class Library:
    """A graph that pages are made from; nothing in it changes, so it may be shared by threads."""

    whole: Subgraph

    @classmethod
    def of(cls, graph: Graph) -> Library:
        """Read the whole graph."""
        return cls(subgraph(graph.quads()))

    @cached_property
    def reading(self) -> Reading:
        """The graph indexed for cards."""
        return Reading(self.whole)

    @cached_property
    def wording(self) -> Wording:
        """What terms and things are called."""
        return Wording.read(self.whole.said)

    @cached_property
    def by_path(self) -> Mapping[str, Node]:
        """The entities by the path of their page."""
        return {path_of(iri): node for iri, node in self.whole.nodes.items()}

    def card(self, iri: str) -> Card:
        """Return everything known about an entity of ``whole.nodes``."""
        node = self.whole.nodes[iri]
        classes = tuple(sorted(shortened(name) for name in node.texts(RDF.type)))
        return Card(node, classes, node.texts(SKOS.altLabel), self.reading.groups(iri))

    def lineage(self, iri: str, *, components: bool = True) -> Tree:
        """Return the descent of an entity."""
        return tree(self.whole, iri, components=components)


def path_of(iri: str) -> str:
    """Return the path of an entity's page: its address below ours, or a digest of a foreign one.

    >>> path_of("https://w3id.org/spallm/model/scgpt")
    'model/scgpt'
    >>> path_of("http://example.org/gene#A")
    'entity/be89e5a03707'
    """
    if iri.startswith(BASE) and "#" not in iri:
        return iri.removeprefix(BASE)
    import hashlib

    return f"entity/{hashlib.sha256(iri.encode()).hexdigest()[:12]}"
