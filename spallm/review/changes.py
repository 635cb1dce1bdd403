"""Changes: what happened to a review since an earlier run or an older graph, sorted for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.relations import COMPONENTS, GROUPS
from spallm.review.difference import Difference, FactChange, difference
from spallm.review.reasons import Reason, looks, why_left
from spallm.vocabulary import BASE, FAIR4ML, PROV, SCHEMA, SPALLM

if TYPE_CHECKING:
    from spallm.analysis.facts import Value
    from spallm.review.earlier import Earlier
    from spallm.review.state import State
    from spallm.store.subgraph import Node

#: The sorts of changes in the order in which a reader wants them, with their names.
SORTS: Mapping[str, tuple[str, str]] = {
    "look": ("Decide again", "需要重新判定"),
    "entered": ("Entered the selection", "新进入选集"),
    "left": ("Left the selection", "离开选集"),
    "retracted": ("Retracted", "已撤稿"),
    "withdrawn": ("Withdrawn by its authors", "作者撤回"),
    "published": ("Published", "已正式发表"),
    "evaluation": ("Evaluations", "测评"),
    "lineage": ("Lineage", "谱系"),
    "fact": ("Other values", "取值变化"),
    "citation": ("Citations", "引用"),
}
_BY_STATUS = {f"{BASE}status/{name}": name for name in ("published", "retracted", "withdrawn")}
_BY_PREDICATE = {
    **dict.fromkeys((FAIR4ML.hasEvaluation, SPALLM.evaluates), "evaluation"),
    **dict.fromkeys((*GROUPS["lineage"], *COMPONENTS, PROV.wasInfluencedBy), "lineage"),
    **dict.fromkeys(GROUPS["citation"], "citation"),
}
#: Sorts of which each value is a row of its own.
_SINGLE = frozenset({"evaluation", "lineage"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened, to one entity.

    ``predicate`` says which of its properties; ``gone`` and ``came`` are values of it. ``reason``
    says why, where there is a why.
    """

    sort: str
    node: Node
    predicate: str = ""
    gone: tuple[Value, ...] = ()
    came: tuple[Value, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True)
class Changes:
    """All that happened between two states of a review; falsy where nothing did."""

    before: str
    after: str
    found: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.found)

    def counts(self) -> dict[str, int]:
        """Return how many there are of each sort that occurs."""
        sorts = [change.sort for change in self.found]
        return {sort: sorts.count(sort) for sort in SORTS if sort in sorts}


def changes(before: Earlier, now: State) -> Changes:
    """Return what happened to a review since then."""
    found = [*_of_selection(difference(before.chosen, now.chosen), now)]
    found += [Change("look", node, reason=reason) for node, reason in looks(before, now)]
    order = {sort: place for place, sort in enumerate(SORTS)}
    found.sort(key=lambda change: order[change.sort])  # within a sort the order stays
    return Changes(before.name, now.data.name, tuple(found), before.notes)


def _of_selection(found: Difference, now: State) -> Iterator[Change]:
    for node in found.entered:
        yield Change("entered", node)
    for node in found.left:
        yield Change("left", node, reason=why_left(node, now))
    for fact in found.changed:
        yield from _sorted(fact, now)
    for fact in found.first:
        # Of what is new, the descent alone is told: the rest came with it.
        yield from (change for change in _sorted(fact, now) if change.sort == "lineage")


def _sorted(fact: FactChange, now: State) -> Iterator[Change]:
    """Yield a change of a fact as one of our sorts, evaluations and lineage one by one.

    That a work evaluates a selected model is told at the model, with the finding.
    """
    gone, came = fact.gone, fact.came
    if fact.predicate == SPALLM.evaluates:
        gone, came = (
            tuple(value for value in values if value.iri not in now.chosen.nodes)
            for values in (gone, came)
        )
    sort = _sort(fact)
    if sort in _SINGLE:
        yield from (Change(sort, fact.node, fact.predicate, gone=(each,)) for each in gone)
        yield from (Change(sort, fact.node, fact.predicate, came=(each,)) for each in came)
    elif gone or came:
        yield Change(sort, fact.node, fact.predicate, gone, came)


def _sort(fact: FactChange) -> str:
    if fact.predicate == SCHEMA.creativeWorkStatus:
        states = [_BY_STATUS[value.iri] for value in fact.came if value.iri in _BY_STATUS]
        return min(states, key=list(SORTS).index, default="fact")
    return _BY_PREDICATE.get(fact.predicate, "fact")
