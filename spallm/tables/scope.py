"""The scope of a matrix: which models it has rows for, and which tests it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spallm.exports.format import Selection
from spallm.store.subgraph import Edge
from spallm.tables.found import said_in
from spallm.tables.ground import Ground, ground_of
from spallm.views.shelves import line
from spallm.views.tested import Evaluation


@dataclass(frozen=True)
class Scope:
    """What is selected, seen by a matrix of models.

    Where models are selected, all that is known of these counts, whoever tested them; else what
    the selected works, tasks and datasets have to do with models.
    """

    ground: Ground
    chosen: Collection[str]
    models: frozenset[str]

    @classmethod
    def of(cls, selection: Selection) -> Scope:
        """Return the scope of a selection."""
        chosen = selection.chosen.nodes
        models = frozenset(iri for iri, node in chosen.items() if node.kind == "model")
        return cls(ground_of(selection.whole), chosen.keys(), models)

    def holds(self, model: str, *others: str) -> bool:
        """Tell whether a matter between a model and other things belongs in the matrix."""
        if self.models:
            return model in self.models
        return any(other in self.chosen for other in others)

    @cached_property
    def tests(self) -> list[tuple[str, Evaluation]]:
        """The tests that count, with the model that each is of."""
        return [
            (model, test)
            for test in self.ground.tests.values()
            for model in test.models
            if self.holds(model, *test.works, *test.tasks, *test.datasets)
        ]

    def edges(self, predicates: Collection[str]) -> Iterator[Edge]:
        """Yield the edges from models to other things that count."""
        for edge in self.ground.whole.edges:
            if edge.predicate in predicates and self.holds(edge.source, edge.target):
                yield edge

    def rows(self, models: Iterable[str], *, every: bool) -> list[str]:
        """Return the models of a matrix, families with their versions, by section and name."""
        return sorted({*models, *(self.models if every else ())}, key=self._place)

    def group(self, model: str, language: str) -> str:
        """Return the name of the section that a model is at home in."""
        section = self.ground.shelves.get(model)
        return said_in(self.ground.name(section), language) if section else ""

    def _place(self, model: str) -> tuple[object, ...]:
        section = self.ground.shelves.get(model)
        tree = line(self.ground.whole, section)[::-1] if section else []
        above = self.ground.independence.versions.above
        family = min((each for each in above(model) if not above(each)), default=model)
        named = (said_in(self.ground.name(each), "en").casefold() for each in (family, model))
        return section is None, tree, next(named), family != model, next(named), model
