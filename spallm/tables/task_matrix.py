"""Models × tasks: who tested what for which task, and what came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from spallm.exports.format import Selection
from spallm.exports.table import Cell, Heading, Table
from spallm.tables.footnotes import Footnotes
from spallm.tables.found import Found, said_in
from spallm.tables.grid import grid, heading
from spallm.tables.ground import Ground
from spallm.tables.marks import (
    CLAIMED_LEGEND,
    CLAIMED_MARK,
    CLAIMED_SIGN,
    OUTCOME_LEGEND,
    mark,
    sign,
)
from spallm.tables.notes import finding_note, findings, work_of
from spallm.tables.outcomes import is_independent
from spallm.tables.scope import Scope
from spallm.views.evaluations import rank
from spallm.views.shelves import line
from spallm.views.tested import Evaluation
from spallm.views.wording import Text
from spallm.vocabulary import FAIR4ML

_TITLE: Text = ["Evaluations of models, by task", "模型测评（按任务）"]
_NO_TASK: Text = ["Task not stated", "未说明任务"]
Ends = tuple[str, str]


def task_matrix(
    selection: Selection, *, language: str = "en", every: bool = False, full: bool = False
) -> Table:
    """Return the evaluations of the selected models by task, a sign for each outcome.

    A cell's mark sums up the tests of others, or where there are none those of the makers: better,
    on par, mixed, worse or no verdict. ``every`` adds what has no test: the selected models, and
    the tasks that they are made for. ``full`` gives every test a value of its own, in words.
    """
    scope = Scope.of(selection)
    tests, claims = _tests(scope), _claims(scope) if every else {}
    notes = Footnotes(scope.ground, language)

    def filled(model: str, task: str) -> Cell:
        if found := tests.get((model, task)):
            values = (_each if full else _counted)(scope.ground, found)
            return notes.cell(values, mark=_mark(scope.ground, found))
        claimed = claims.get((model, task))
        return notes.cell([claimed], mark=CLAIMED_MARK) if claimed else Cell()

    known = {*tests, *claims}
    models = scope.rows((model for model, _ in known), every=every)
    columns = _columns(scope, {task for _, task in known}, language)
    legend = (OUTCOME_LEGEND, *([CLAIMED_LEGEND] if every else []))
    return grid(scope, _TITLE, models, columns, filled, notes, legend, language)


def _tests(scope: Scope) -> Mapping[Ends, list[Evaluation]]:
    found: dict[Ends, list[Evaluation]] = defaultdict(list)
    for model, test in scope.tests:
        for task in test.tasks or ("",):
            found[model, task].append(test)
    return dict(found)


def _claims(scope: Scope) -> Mapping[Ends, Found]:
    """Return the tasks that models are made for, with who says so."""
    return {
        (edge.source, edge.target): Found(CLAIMED_SIGN, evidence=frozenset(edge.evidence))
        for edge in scope.edges((FAIR4ML.mlTask,))
    }


def _columns(scope: Scope, tasks: Collection[str], language: str) -> dict[str, Heading]:
    """Return the headings of tasks, those under one roof side by side."""
    whole = scope.ground.whole
    ordered = sorted(filter(None, tasks), key=lambda task: line(whole, task)[::-1])
    columns = {task: heading(scope, task, language) for task in ordered}
    if "" in tasks:
        columns[""] = Heading("task-not-stated", said_in(_NO_TASK, language), has_several=True)
    return columns


def _mark(ground: Ground, tests: Sequence[Evaluation]) -> str:
    others = [test for test in tests if is_independent(ground, test)]
    return mark(outcome for test in others or tests for outcome in test.outcomes)


def _counted(ground: Ground, tests: Sequence[Evaluation]) -> Iterator[Found]:
    """Yield a number and a sign for each outcome, the makers' own in brackets."""
    sorted_out: dict[tuple[bool, int, str], list[Evaluation]] = defaultdict(list)
    for test in tests:
        is_own = not is_independent(ground, test)
        for outcome in test.outcomes or ("",):
            sorted_out[is_own, rank(outcome), outcome].append(test)
    for (is_own, _, outcome), found in sorted(sorted_out.items()):
        text = f"{len(found)}{sign(outcome)}"
        by_work: dict[str, list[Evaluation]] = defaultdict(list)
        for test in found:
            by_work[work_of(test)].append(test)
        notes = tuple(finding_note(ground, by_work[work]) for work in sorted(by_work))
        yield Found(f"({text})" if is_own else text, notes=notes)


def _each(ground: Ground, tests: Sequence[Evaluation]) -> Iterator[Found]:
    """Yield each test in words, with the work that reports it and the evidence."""
    for test in sorted(tests, key=lambda t: (min(map(rank, t.outcomes), default=0), t.iri)):
        texts = [findings(ground, [test], language) for language in ("en", "zh")]
        notes = (finding_note(ground, [test]),)
        yield Found(texts, ground.address(work_of(test)), notes=notes)
