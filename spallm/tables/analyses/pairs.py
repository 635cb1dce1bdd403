"""Tables of pairs: works cited together, and works that share references."""

from __future__ import annotations

from functools import partial

from spallm.analysis.bibliometrics.pairing import Pair, co_cited, coupled
from spallm.exports.table import Row
from spallm.tables.analyses.analysis import Analysis, Column, Drawn, Result, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import count, measure
from spallm.tables.analyses.subject import WORKS
from spallm.views.wording import Text


def _co_cited(case: Case) -> Result:
    return Result(Drawn(co_cited(case.everything, case.works), partial(_row, case)))


def _coupled(case: Case) -> Result:
    return Result(Drawn(coupled(case.everything, case.works), partial(_row, case)))


def _row(case: Case, pair: Pair) -> Row:
    return row(
        case.id(pair.first), case.named(pair.first),
        case.id(pair.second), case.named(pair.second),
        count(pair.strength), measure(pair.cosine),
    )  # fmt: skip


def _columns(strength: Text) -> tuple[Column, ...]:
    return (
        Column("first", ["ID", "ID"]),
        Column("first_work", ["Work", "论文"]),
        Column("second", ["ID of the other", "另一篇的 ID"]),
        Column("second_work", ["Other work", "另一篇论文"]),
        Column("strength", strength, is_number=True),
        Column("cosine", ["Cosine", "余弦"], is_number=True),
    )


CO_CITATION = Analysis(
    "co-citation",
    ["Works cited together", "共被引"],
    [
        "Cited together: works of the whole graph that cite both (co-citation strength, Small "
        "1973). Cosine: that number divided by the square root of the product of how often each "
        "is cited (Salton's cosine). Both works are selected; the works that cite them may be "
        "any. Ordered by strength, then cosine, ties by address.",
        "“共被引次数”为整个图谱中同时引用两者的论文数（共被引强度，Small 1973）。“余弦”"
        "为该数除以两者被引次数之积的平方根（Salton 余弦）。两篇论文均在所选范围内，"
        "引用它们的论文不限。按强度、余弦排列，相同者按地址排列。",
    ],
    WORKS,
    _columns(["Cited together", "共被引次数"]),
    _co_cited,
    usual=30,
)
COUPLING = Analysis(
    "coupling",
    ["Works that share references", "文献耦合"],
    [
        "Shared references: works of the whole graph that both cite (bibliographic coupling, "
        "Kessler 1963). Cosine: that number divided by the square root of the product of how many "
        "works of the graph each cites (Salton's cosine). Both works are selected; what they cite "
        "may be any. Ordered by strength, then cosine, ties by address.",
        "“共同引用数”为整个图谱中两者都引用的论文数（文献耦合，Kessler 1963）。“余弦”"
        "为该数除以两者在图谱内引用论文数之积的平方根（Salton 余弦）。两篇论文均在所选范围内，"
        "它们引用的论文不限。按强度、余弦排列，相同者按地址排列。",
    ],
    WORKS,
    _columns(["Shared references", "共同引用数"]),
    _coupled,
    usual=30,
)
