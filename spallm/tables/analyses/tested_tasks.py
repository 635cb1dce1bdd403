"""The table of how far independent tests cover the tasks."""

from __future__ import annotations

from spallm.analysis.bibliometrics.task_coverage import Coverage, coverage
from spallm.exports.table import Cell, Row
from spallm.tables.analyses.analysis import Analysis, Column, Result, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import count, share
from spallm.tables.analyses.subject import TESTS


def _found(case: Case) -> Result:
    return Result([_row(case, each) for each in coverage(case.selection.whole, case.families)])


def _row(case: Case, each: Coverage) -> Row:
    return row(
        case.id(each.task), case.named(each.task), count(each.claimed),
        count(len(each.by_others)),
        share(len(each.by_others) / each.claimed) if each.claimed else Cell(),
        count(len(each.by_makers)), count(len(each.untested)), count(len(each.unclaimed)),
        count(len(each.works)),
    )  # fmt: skip


TASK_COVERAGE = Analysis(
    "task-coverage",
    ["Tasks and independent evaluation", "各任务的独立测评覆盖"],
    [
        "Claimed by: selected model families with a release that states the task or a narrower "
        "one. They are divided into those tested on it by others, by their makers only, and by "
        "nobody that is known. A test is by others if the work neither introduced the tested "
        "release nor anything that this is a version of; names of authors are not compared. Also "
        "tested: families that others tested on the task though they do not state it. Works: "
        "those that report the tests of others. Ordered by claims, ties by address.",
        "“声称”为有版本注明该任务（含下位任务）的所选模型家族数，分为：经他人测评、仅作者测评、"
        "无已知测评。若测评论文既未提出被测版本，也未提出其上级版本，即视为他人测评；"
        "不比对作者姓名。“另有测评”为未注明该任务却经他人测评的家族数；“论文数”"
        "为报告他人测评的论文数。按声称数排列，相同者按地址排列。",
    ],
    TESTS,
    (
        Column("id", ["ID", "ID"]),
        Column("task", ["Task", "任务"]),
        Column("claimed", ["Claimed by", "声称"], is_number=True),
        Column("by_others", ["Tested by others", "他人测评"], is_number=True),
        Column("share", ["Share", "占比"], is_number=True),
        Column("by_makers", ["By makers only", "仅作者测评"], is_number=True),
        Column("untested", ["No test known", "无已知测评"], is_number=True),
        Column("unclaimed", ["Also tested", "另有测评"], is_number=True),
        Column("works", ["Works", "论文数"], is_number=True),
    ),
    _found,
    usual=30,
)
