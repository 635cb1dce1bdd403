"""Relatives: what stands around entities, what they came from, what cites or tests them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.lineage import DESCENT, Direction
from spallm.analysis.neighbourhood import adjacent, only, picked, reached
from spallm.analysis.relations import GROUPS
from spallm.selecting.choice import Choice
from spallm.selecting.members import Members
from spallm.selecting.wording import written
from spallm.vocabulary import CODEMETA, DCTERMS, SPALLM

if TYPE_CHECKING:
    from spallm.selecting.index import Index
    from spallm.selecting.scope import Scope

#: The directions of a lineage, by the words that name them.
DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "both": "both"}
_INTRODUCED = (CODEMETA.referencePublication,)
_VERSION = (DCTERMS.isVersionOf,)


@dataclass(frozen=True)
class Around(Choice):
    """What is within some hops of entities, over edges of chosen kinds or of all.

    Along chosen kinds of edges these alone tie what is found.
    """

    start: Choice
    hops: int = 1
    along: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The call that means this."""
        ways = "".join(f", along={written(each)}" for each in self.along)
        return f"around({self.start.text}, hops={self.hops}{ways})"

    @property
    def parts(self) -> tuple[Choice, ...]:
        """Where the walk starts."""
        return (self.start,)

    def members(self, scope: Scope) -> Members:
        """Return what is reached, the start included."""
        start = scope.members(self.start).iris
        if not self.along:
            return Members(scope.index.around(start, self.hops))
        whole, kept = scope.whole, picked(scope.whole, self.along)
        iris = reached(adjacent(kept), start, self.hops, whole.nodes)
        return Members(iris, lambda: only(whole.restricted(iris), kept))


@dataclass(frozen=True)
class Lineage(Choice):
    """Entities with all that they came from, all that came from them, or both."""

    start: Choice
    direction: Direction = "both"

    @property
    def text(self) -> str:
        """The call that means this."""
        return f"lineage({self.start.text}, {self.direction})"

    @property
    def parts(self) -> tuple[Choice, ...]:
        """Whose lineage it is."""
        return (self.start,)

    def members(self, scope: Scope) -> Members:
        """Return the closure, the start included; cousins are no lineage."""
        start = scope.members(self.start).iris
        ways = {"up": scope.index.targets, "down": scope.index.sources}
        chosen = [ways[self.direction]] if self.direction in ways else list(ways.values())
        return Members(start.union(*(_closure(step, start) for step in chosen)))


def _closure(
    step: Callable[[frozenset[str], tuple[str, ...]], frozenset[str]], start: frozenset[str]
) -> frozenset[str]:
    found = border = start
    while border := step(border, DESCENT) - found:
        found |= border
    return found


@dataclass(frozen=True)
class Related(Choice):
    """What stands in a named relation to entities, such as ``citing(scgpt)``."""

    relation: str
    start: Choice

    @property
    def text(self) -> str:
        """The call that means this."""
        return f"{self.relation}({self.start.text})"

    @property
    def parts(self) -> tuple[Choice, ...]:
        """What the relation is asked of."""
        return (self.start,)

    def members(self, scope: Scope) -> Members:
        """Return what stands in the relation."""
        start = scope.members(self.start).iris
        return Members(RELATIONS[self.relation](scope.index, start))


def _works(index: Index, start: frozenset[str]) -> frozenset[str]:
    """Return the works that introduced things; a version without one has its family's."""
    untold = {iri for iri in start if not index.targets({iri}, _INTRODUCED)}
    families = index.targets(untold, _VERSION)
    return index.targets(start | families, _INTRODUCED)


def _introduced(kind: str) -> Callable[[Index, frozenset[str]], frozenset[str]]:
    def find(index: Index, start: frozenset[str]) -> frozenset[str]:
        found = index.sources(start, _INTRODUCED)
        return frozenset(iri for iri in found if index.whole.nodes[iri].kind == kind)

    return find


def _citing(index: Index, start: frozenset[str]) -> frozenset[str]:
    return index.sources(start | _works(index, start), GROUPS["citation"])


def _cited(index: Index, start: frozenset[str]) -> frozenset[str]:
    return index.targets(start | _works(index, start), GROUPS["citation"])


def _tests(index: Index, start: frozenset[str]) -> frozenset[str]:
    return index.sources(start, (SPALLM.evaluates,))


def _tested(index: Index, start: frozenset[str]) -> frozenset[str]:
    return index.targets(start, (SPALLM.evaluates,))


#: The relations by name. What is cited, or cites, are works: of a model those that introduced it.
RELATIONS: dict[str, Callable[[Index, frozenset[str]], frozenset[str]]] = {
    "citing": _citing,
    "cited-by": _cited,
    "papers": _works,
    "models": _introduced("model"),
    "datasets": _introduced("dataset"),
    "tests": _tests,
    "tested-by": _tested,
}
