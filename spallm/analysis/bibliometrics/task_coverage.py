"""Coverage of tasks: which models that claim a task were tested on it, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.analysis.bibliometrics.topics import Topics
from spallm.analysis.independence import Independence
from spallm.analysis.links import Steps
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import DCTERMS, FAIR4ML

#: A test: the work that reports it, the model that was tested, and its tasks.
Test = tuple[str, str, frozenset[str]]
_ENDS = (DCTERMS.source, FAIR4ML.evaluatedMLModel, FAIR4ML.mlTask)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A task: the model families that claim it, divided by who tested them on it.

    ``unclaimed`` are families that others tested on the task though they do not claim it; ``works``
    are those that report the tests of others.
    """

    task: str
    by_others: frozenset[str]
    by_makers: frozenset[str]
    untested: frozenset[str]
    unclaimed: frozenset[str]
    works: frozenset[str]

    @property
    def claimed(self) -> int:
        """How many families claim the task."""
        return len(self.by_others) + len(self.by_makers) + len(self.untested)


def coverage(whole: Subgraph, families: Collection[str]) -> tuple[Coverage, ...]:
    """Return the coverage of each task that these families claim or were tested on.

    A task holds the narrower tasks within it, and a family the claims and tests of its releases.
    """
    independence, topics = Independence(whole), Topics(whole)
    family = independence.versions.family
    claims = _claims(whole, topics.with_broader(topics.tasks), independence)
    tests: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for work, model, tasks in reported_tests(whole):
        for task in topics.upwards(tasks):
            tests[task][family(model)].append((work, model))
    chosen = set(families)
    found = (
        _coverage(
            task, claims.get(task, frozenset()) & chosen, _of(tests[task], chosen), independence
        )
        for task in {*claims, *tests}
        if task in whole.nodes
    )
    known = (each for each in found if each.claimed or each.unclaimed)
    return tuple(sorted(known, key=lambda each: (-each.claimed, each.task)))


def _of(tests: Mapping[str, list[tuple[str, str]]], chosen: Collection[str]) -> _Tests:
    return {family: pairs for family, pairs in tests.items() if family in chosen}


_Tests = Mapping[str, Iterable[tuple[str, str]]]


def _coverage(
    task: str, claimed: frozenset[str], tests: _Tests, independence: Independence
) -> Coverage:
    testers = {family: independence.told_apart(pairs) for family, pairs in tests.items()}
    others = frozenset(family for family, each in testers.items() if each.others)
    makers = testers.keys() - others
    return Coverage(
        task, claimed & others, claimed & makers, claimed - testers.keys(), others - claimed,
        frozenset(work for each in testers.values() for work in each.others),
    )  # fmt: skip


def _claims(whole: Subgraph, tasks: Steps, independence: Independence) -> Steps:
    """Return the families that claim each task, by any release."""
    found: dict[str, set[str]] = defaultdict(set)
    claiming = {edge.source for edge in whole.edges if edge.predicate == FAIR4ML.mlTask}
    for model in claiming:
        for task in tasks.get(model, ()):
            found[task].add(independence.versions.family(model))
    return {task: frozenset(models) for task, models in found.items()}


def reported_tests(whole: Subgraph) -> tuple[Test, ...]:
    """Return the tests that a graph reports, as its curated view has them."""
    parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    curated = any(each.graph is None for each in whole.said)
    for each in whole.said:
        counts = each.predicate in _ENDS and (each.graph is None or not curated)
        if counts and isinstance(each.object, ox.NamedNode):
            parts[each.subject][each.predicate].add(each.object.value)
    return tuple(
        (work, model, frozenset(parts[test][FAIR4ML.mlTask]))
        for test in sorted(parts)
        for work in sorted(parts[test][DCTERMS.source])
        for model in sorted(parts[test][FAIR4ML.evaluatedMLModel])
    )
