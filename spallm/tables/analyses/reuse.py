"""The table of reuse beside citation."""

from __future__ import annotations

from spallm.tables.analyses.analysis import Analysis, Column, Result, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import change, count
from spallm.tables.analyses.subject import MODELS


def _found(case: Case) -> Result:
    return Result(
        [
            row(
                case.id(each.model), case.named(each.model), case.year(each.model),
                count(each.cited), count(each.cited_rank), count(each.reused),
                count(each.reused_rank), count(each.tested), count(each.tested_rank),
                change(each.difference),
            )
            for each in case.reuse.standings(case.families)
        ]
    )  # fmt: skip


REUSE = Analysis(
    "reuse-and-citation",
    ["Reuse and citation of models", "模型的复用与引用"],
    [
        "A family stands for all its releases, and counts are those of the whole graph. Cited: "
        "works that cite one that introduced the model. Users: models that inherit its weights "
        "over any number of steps, use it as a component or follow its architecture, each release "
        "counted. Tested by others: works that tested it and neither introduced the tested "
        "release nor anything that this is a version of. Ranks are among the selected families; "
        "equal counts share a rank. Difference: rank by citations less rank by users, so above "
        "zero where a model is built on more than it is cited. Ordered by citations.",
        "家族代表其全部版本，计数以整个图谱为准。“被引”为引用其首发论文的论文数；“使用者”"
        "为继承其权重（不限步数）、将其用作组件或沿用其架构的模型数，各版本分别计数；“他人测评”"
        "为测评过该模型、且既未提出被测版本也未提出其上级版本的论文数。名次在所选家族中排列，"
        "数值相同则名次相同。“差”为被引名次减去使用者名次，大于零表示复用多于引用。按被引数排列。",
    ],
    MODELS,
    (
        Column("id", ["ID", "ID"]),
        Column("model", ["Model", "模型"]),
        Column("year", ["Year", "年份"], is_number=True),
        Column("cited", ["Cited", "被引"], is_number=True),
        Column("cited_rank", ["Rank", "名次"], is_number=True),
        Column("users", ["Users", "使用者"], is_number=True),
        Column("users_rank", ["Rank by users", "使用者名次"], is_number=True),
        Column("tested_by_others", ["Tested by others", "他人测评"], is_number=True),
        Column("tested_rank", ["Rank by tests", "测评名次"], is_number=True),
        Column("difference", ["Difference", "差"], is_number=True),
    ),
    _found,
    usual=30,
)
