"""Evaluations one by one: the long form of the matrices, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spallm.exports.format import Selection
from spallm.exports.table import Cell, Heading, Row, Table
from spallm.tables.footnotes import Footnotes
from spallm.tables.found import Found, said_in
from spallm.tables.ground import Ground
from spallm.tables.notes import work_of
from spallm.tables.outcomes import NOTE, is_independent
from spallm.tables.scope import Scope
from spallm.views.evaluations import rank
from spallm.views.tested import Evaluation
from spallm.views.wording import Text

_TITLE: Text = ["Evaluations", "测评"]
_YES_NO: Sequence[Text] = (["no", "否"], ["yes", "是"])
_HEADINGS: Sequence[tuple[str, Text]] = (
    ("model", ["Model", "模型"]), ("task", ["Task", "任务"]), ("data", ["Data", "数据集"]),
    ("work", ["Work", "论文"]), ("year", ["Year", "年份"]),
    ("independent", ["Independent", "独立测评"]), ("outcome", ["Outcome", "测评结论"]),
    ("finding", ["Finding", "结论说明"]), ("metric", ["Metric", "指标"]),
    ("result", ["Result", "结果"]),
)  # fmt: skip


def evaluation_list(selection: Selection, *, language: str = "en") -> Table:
    """Return the evaluations that a selection has to do with, a row for each.

    Those of the selected models, whoever tested them; where no model is selected, those of the
    selected works, tasks and data.
    """
    scope = Scope.of(selection)
    ground, notes = scope.ground, Footnotes(scope.ground, language)
    order = {
        model: place
        for place, model in enumerate(scope.rows((m for m, _ in scope.tests), every=False))
    }
    tests = sorted(
        scope.tests, key=lambda pair: (order[pair[0]], _task(ground, pair[1]), pair[1].iri)
    )
    rows = tuple(Row(tuple(_cells(ground, notes, model, test))) for model, test in tests)
    headings = (
        Heading(name, said_in(title, language), is_number=name == "year")
        for name, title in _HEADINGS
    )
    return Table(
        said_in(_TITLE, language), tuple(headings), rows, notes.sources(),
        (said_in(NOTE, language),), language=language,
    )  # fmt: skip


def _task(ground: Ground, test: Evaluation) -> tuple[str, ...]:
    return tuple(said_in(ground.name(task), "en").casefold() for task in test.tasks)


def _cells(ground: Ground, notes: Footnotes, model: str, test: Evaluation) -> Iterator[Cell]:
    work = work_of(test)
    year = ground.years.get(work)

    def named(*iris: str) -> list[Found]:
        return [Found(ground.name(iri), ground.address(iri)) for iri in iris if iri]

    evidence = frozenset(test.evidence)
    yield notes.cell(named(model))
    yield notes.cell(named(*test.tasks))
    yield notes.cell(named(*test.datasets))
    yield notes.cell(named(work))
    yield notes.cell([Found(str(year), number=year)] if year else (), is_number=True)
    yield notes.cell([Found(_YES_NO[is_independent(ground, test)])])
    yield notes.cell(
        [Found(ground.name(each), evidence=evidence) for each in sorted(test.outcomes, key=rank)]
    )
    for texts in (test.findings, test.metrics, test.results):
        yield notes.cell(Found(each) for each in texts)
