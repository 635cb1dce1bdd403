"""Tables of trends: works and models of each section or task, year by year."""

from __future__ import annotations

from collections.abc import Callable

from spallm.analysis.bibliometrics.trends import Year, trends
from spallm.analysis.links import Steps
from spallm.exports.table import Cell, Item, Row
from spallm.tables.analyses.analysis import Analysis, Column, Result, first_groups, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import change, count, share
from spallm.tables.analyses.subject import EITHER
from spallm.views.wording import Text

_UNTIL: Text = ["{year} (until {date})", "{year}（截至 {date}）"]
_INCOMPLETE: Text = [
    "The data are of {date}: {year} is not over, and what changed since the year before is not "
    "known.",
    "数据日期为 {date}：{year} 年尚未结束，与上年相比的变化未知。",
]
_UNDATED: Text = [
    "The graph does not say its date, so the last year may not be over.",
    "图谱未注明日期，最后一年可能尚未结束。",
]


def _found(topics: Callable[[Case], Steps]) -> Callable[[Case], Result]:
    def found(case: Case) -> Result:
        held = case.topics.with_broader(topics(case))
        by_family = {
            family: frozenset[str]().union(
                *(held.get(each, ()) for each in case.reuse.versions.releases(family))
            )
            for family in case.families
        }
        works = case.years(case.works)
        made = trends(works, case.years(case.families), {**held, **by_family}, case.last_full_year)
        rows = [_row(case, year) for trend in made for year in trend.years]
        return Result(rows, _notes(case, max((*works.values(), 0))))

    return found


def _row(case: Case, each: Year) -> Row:
    return row(
        case.id(each.topic), case.named(each.topic), _year(case, each), count(each.works),
        share(each.share), change(each.change), count(each.models), group=case.name(each.topic),
    )  # fmt: skip


def _year(case: Case, each: Year) -> Cell:
    if each.is_complete:
        return Cell((Item(str(each.year), number=each.year),))
    text = case.said(_UNTIL, year=each.year, date=case.date)
    return Cell((Item(text, number=each.year),), mark="incomplete")


def _notes(case: Case, last: int) -> list[str]:
    if not case.date:
        return [case.said(_UNDATED)]
    is_open = last > case.last_full_year
    return [case.said(_INCOMPLETE, date=case.date, year=case.last_full_year + 1)] if is_open else []


def _columns(name: str, title: Text) -> tuple[Column, ...]:
    return (
        Column("id", ["ID", "ID"]),
        Column(name, title),
        Column("year", ["Year", "年份"], is_number=True),
        Column("works", ["Works", "论文数"], is_number=True),
        Column("share", ["Share of the year", "占当年比例"], is_number=True),
        Column("change", ["Change", "变化"], is_number=True),
        Column("models", ["Models", "模型数"], is_number=True),
    )


_RECKONED: Text = [
    " Share: of all selected works of the year. Change: works more or fewer than the year before, "
    "unknown in the first year of all. Models: families of selected models, in the year of the "
    "family. A work can stand in several. The largest come first.",
    "“占当年比例”以当年全部所选论文为分母；“变化”为与上一年论文数之差，所选论文的第一年未知；"
    "“模型数”为所选模型的家族数，按家族年份计。一篇论文可计入多项。数量多者在前。",
]
_SECTION: Text = [
    "Selected works filed under a section or a section within it, by year; models stand where the "
    "works that introduced them do.",
    "按年份统计归入某分区（含下位分区）的所选论文；模型归入提出它的论文所在的分区。",
]
_TASK: Text = [
    "Selected works that study a task or a narrower one, or introduced a model for it, by year; "
    "models that state the task.",
    "按年份统计研究某任务（含下位任务）或为其提出模型的所选论文，以及注明该任务的模型。",
]


def _defined(what: Text) -> Text:
    return [said + rest for said, rest in zip(what, _RECKONED, strict=True)]


SECTION_TRENDS = Analysis(
    "section-trends", ["Sections by year", "各分区逐年趋势"], _defined(_SECTION), EITHER,
    _columns("section", ["Section", "分区"]), _found(lambda case: case.topics.sections), usual=10,
    cut=first_groups,
)  # fmt: skip
TASK_TRENDS = Analysis(
    "task-trends", ["Tasks by year", "各任务逐年趋势"], _defined(_TASK), EITHER,
    _columns("task", ["Task", "任务"]), _found(lambda case: case.topics.tasks), usual=10,
    cut=first_groups,
)  # fmt: skip
