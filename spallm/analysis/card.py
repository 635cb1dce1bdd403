"""Cards: everything known about one entity, in a reader's order, each value with who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.card_query import facts_about
from spallm.analysis.card_reading import Reading
from spallm.analysis.facts import Group, Value
from spallm.errors import UnknownId
from spallm.store.subgraph import Node, Subgraph, shortened
from spallm.vocabulary import RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spallm.store.graph import Graph

__all__ = ["Card", "Group", "Value", "card", "card_of"]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything known about one entity: its names, its classes and its properties."""

    node: Node
    classes: tuple[str, ...]
    aliases: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def iri(self) -> str:
        """The address of the entity."""
        return self.node.iri

    @property
    def id(self) -> str:
        """The short name that commands take."""
        return self.node.id

    @property
    def kind(self) -> str:
        """What sort of entity this is: a paper, a model, a dataset, a task."""
        return self.node.kind

    @property
    def label(self) -> str:
        """The name to show where no language is asked for."""
        return self.node.label

    def group(self, predicate: str, *, incoming: bool = False) -> Group | None:
        """Return the group of a property, or nothing."""
        found = (g for g in self.groups if (g.predicate, g.incoming) == (predicate, incoming))
        return next(found, None)

    @property
    def disagreements(self) -> tuple[tuple[Group, Value], ...]:
        """The values that sources state and the curated view leaves out, with their groups."""
        return tuple(_disputed(self.groups))


def card(graph: Graph, iri: str) -> Card:
    """Return everything known about an entity."""
    return card_of(facts_about(graph, iri), iri)


def card_of(subgraph: Subgraph, iri: str) -> Card:
    """Return everything that a subgraph knows about an entity."""
    node = subgraph.nodes.get(iri)
    if node is None:
        raise UnknownId(f"nothing is known about {iri}", hint="Try: spallm search TEXT")
    classes = tuple(sorted(shortened(name) for name in node.texts(RDF.type)))
    return Card(node, classes, node.texts(SKOS.altLabel), Reading(subgraph).groups(iri))


def _disputed(groups: Iterable[Group]) -> Iterator[tuple[Group, Value]]:
    for group in groups:
        for value in group.values:
            if not value.curated:
                yield group, value
            yield from _disputed(value.details)
