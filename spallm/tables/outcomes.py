"""Outcomes: what came out of the tests of a model, counted, those of others and its own apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spallm.store.subgraph import Node
from spallm.tables.column import Column
from spallm.tables.found import Found, said_in
from spallm.tables.ground import Ground
from spallm.views.evaluations import rank
from spallm.views.tested import Evaluation
from spallm.views.wording import Text

#: What counts as independent, and what is counted.
NOTE: Text = [
    "Independent evaluations are those by works that introduced neither the model nor what it is "
    "a version of. They are counted as this graph records them, one for each task and data set, "
    "under the name that was tested; others may exist.",
    "独立测评指由并非提出该模型（或其所属主条目）的论文所做的测评。按本图谱的记录计数（每项任务、"
    "每个数据集计一项），只计以该名称受测者；可能另有未收录的测评。",
]


def is_independent(ground: Ground, test: Evaluation) -> bool:
    """Tell whether a test is by others than those who introduced what it tests."""
    return all(
        ground.independence.is_independent(work, model)
        for work in test.works
        for model in test.models
    )


def tests_of(ground: Ground, iri: str, *, independent: bool) -> Sequence[Evaluation]:
    """Return the tests that name a model, by others or by its makers, in order."""
    tests = (each for each in ground.tests_of.get(iri, ()) if iri in each.models)
    return [each for each in tests if is_independent(ground, each) == independent]


def outcomes(ground: Ground, tests: Iterable[Evaluation]) -> list[Found]:
    """Return how many tests came out how, good news first."""
    counts = Counter(outcome for test in tests for outcome in test.outcomes)
    return [
        _count(ground.name(iri), counts[iri]) for iri in sorted(counts, key=lambda i: (rank(i), i))
    ]


def _count(name: Text, count: int) -> Found:
    english, chinese = said_in(name, "en").lower(), said_in(name, "zh")
    return Found([f"{english}: {count}", f"{chinese}：{count}"], number=count)


def _told(ground: Ground, node: Node, *, independent: bool) -> list[Found]:
    """Return how many tests there are in how many works, and what came out."""
    tests = tests_of(ground, node.iri, independent=independent)
    if not tests:
        return []
    works = len({work for test in tests for work in test.works})
    count, many = len(tests), "works" if works > 1 else "work"
    noun = "tests" if count > 1 else "test"
    told: Text = [f"{count} {noun} in {works} {many}", f"{works} 篇论文共 {count} 项"]
    return [Found(told, number=count), *outcomes(ground, tests)]


def _number(ground: Ground, node: Node, *, works: bool) -> list[Found]:
    tests = tests_of(ground, node.iri, independent=True)
    number = len({work for test in tests for work in test.works}) if works else len(tests)
    return [Found(str(number), number=number)] if number else []


def tested(ground: Ground, node: Node) -> list[Found]:
    """Return how many tests of models speak of an entity; none known is unknown."""
    number = len(ground.tests_of.get(node.iri, ()))
    return [Found(str(number), number=number)] if number else []


INDEPENDENT = Column(
    "independent", ["Independent evaluations", "独立测评"],
    lambda ground, node: _told(ground, node, independent=True), note=NOTE,
)  # fmt: skip
OWN = Column(
    "own", ["Own evaluations", "自行测评"],
    lambda ground, node: _told(ground, node, independent=False), note=NOTE,
)  # fmt: skip
INDEPENDENT_TESTS = Column(
    "independent_tests", ["Independent evaluations, number", "独立测评数量"],
    lambda ground, node: _number(ground, node, works=False), is_number=True, note=NOTE,
)  # fmt: skip
INDEPENDENT_WORKS = Column(
    "independent_works", ["Works that evaluate independently", "独立测评论文数"],
    lambda ground, node: _number(ground, node, works=True), is_number=True, note=NOTE,
)  # fmt: skip
