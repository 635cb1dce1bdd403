"""The table of the main path."""

from __future__ import annotations

from spallm.analysis.bibliometrics.main_path import Flow, equal_ways, flow, main_path
from spallm.exports.table import Row
from spallm.tables.analyses.analysis import Analysis, Column, Result, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import NONE, count, share
from spallm.tables.analyses.subject import WORKS
from spallm.views.wording import Text

_ABOUT: Text = [
    "{arcs} citations tie {works} of the selected works; {paths} ways lead from the {sources} "
    "oldest ends to the {sinks} newest ones.",
    "所选论文中有 {works} 篇由 {arcs} 条引用相连；从 {sources} 个最早端点到 {sinks} "
    "个最新端点共有 {paths} 条路径。",
]
_RING: Text = [
    "Cite each other in a ring and are drawn together into one step: {names}.",
    "以下论文循环互引，合并为一步：{names}。",
]
_EQUAL: Text = [
    "{ways} ways weigh the same; the one that is shown is the first by the works' addresses.",
    "共有 {ways} 条权重相同的路径；所示为按论文地址排序的第一条。",
]
_NO_PATH: Text = [
    "No selected work is known to cite another, so there is no path.",
    "所选论文之间没有已知引用，因此没有主路径。",
]


def _found(case: Case) -> Result:
    weighed = flow(case.here)
    steps = main_path(weighed, case.backend)
    rows = [
        _row(case, number, work, step.weight, weighed.paths)
        for number, step in enumerate(steps, 1)
        for work in step.works
    ]
    return Result(rows, _notes(case, weighed))


def _row(case: Case, step: int, work: str, weight: int | None, paths: int) -> Row:
    return row(
        count(step), case.id(work), case.named(work), case.year(work),
        NONE if weight is None else count(weight),
        NONE if weight is None else share(weight / paths),
    )  # fmt: skip


def _notes(case: Case, weighed: Flow) -> list[str]:
    if not weighed.arcs:
        return [case.said(_NO_PATH)]
    tied = {node for arc in weighed.arcs for node in arc}
    about = case.said(
        _ABOUT, arcs=f"{len(case.here.pairs):,}", works=sum(len(weighed.rings[n]) for n in tied),
        paths=f"{weighed.paths:,}", sources=weighed.sources, sinks=weighed.sinks,
    )  # fmt: skip
    rings = [ring for ring in weighed.rings if len(ring) > 1]
    ways = equal_ways(weighed)
    equal = [case.said(_EQUAL, ways=f"{ways:,}")] if ways > 1 else []
    return [
        about,
        *equal,
        *(case.said(_RING, names=case.listed(map(case.name, ring))) for ring in rings),
    ]


MAIN_PATH = Analysis(
    "main-path",
    ["Main path of citations", "引用主路径"],
    [
        "The citations among the selected works, read from the cited to the citing work. The "
        "search path count of a citation is the number of ways from a work that cites none of the "
        "others to a work that none of them cites which use it; works that cite each other in a "
        "ring count as one. The (global) main path is the way whose counts have the largest sum "
        "(Hummon and Doreian 1989; Batagelj 2003). Each row gives the count of the citation of "
        "the step before, and its share of all ways.",
        "将所选论文之间的引用由被引论文指向施引论文。一条引用的搜索路径计数（SPC）为："
        "从不引用其他所选论文的论文到不被引用的论文的所有路径中，经过该引用的条数；"
        "循环互引的论文视为一个节点。（全局）主路径为计数之和最大的路径（Hummon 与 Doreian 1989；"
        "Batagelj 2003）。每行给出指向上一步的引用的计数及其占全部路径的比例。",
    ],
    WORKS,
    (
        Column("step", ["Step", "步骤"], is_number=True),
        Column("id", ["ID", "ID"]),
        Column("work", ["Work", "论文"]),
        Column("year", ["Year", "年份"], is_number=True),
        Column("path_count", ["Path count", "路径计数"], is_number=True),
        Column("path_share", ["Share of ways", "占全部路径"], is_number=True),
    ),
    _found,
)
