"""Tables of centrality: of works by citations, of models by what is built on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spallm.analysis.bibliometrics.centrality import Centrality, centralities
from spallm.exports.table import Row
from spallm.tables.analyses.analysis import Analysis, Column, Result, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import count, measure
from spallm.tables.analyses.subject import MODELS, WORKS

_ENTITY = (Column("id", ["ID", "ID"]),)
_MEASURES = (
    Column("pagerank", ["PageRank", "PageRank"], is_number=True),
    Column("betweenness", ["Betweenness", "中介中心性"], is_number=True),
)


def of_works(case: Case) -> tuple[Centrality, ...]:
    """Return the centrality of the selected works in the citations among them."""
    return centralities(case.works, case.here.pairs, case.backend)


def of_models(case: Case) -> tuple[Centrality, ...]:
    """Return the centrality of the selected families in what is built on what."""
    return centralities(case.families, case.reuse.built_on(case.families), case.backend)


def _works(case: Case) -> Result:
    def cited(work: str) -> int:
        return len(case.everything.citing(work))

    return Result(_rows(case, of_works(case), cited))


def _models(case: Case) -> Result:
    def users(family: str) -> int:
        return len(case.reuse.users(family))

    return Result(_rows(case, of_models(case), users))


def _rows(
    case: Case, found: Sequence[Centrality], everywhere: Callable[[str], int]
) -> Sequence[Row]:
    return [
        row(
            case.id(each.node), case.named(each.node), case.year(each.node),
            count(each.indegree), count(everywhere(each.node)), count(each.outdegree),
            measure(each.pagerank), measure(each.betweenness),
        )
        for each in found
    ]  # fmt: skip


CENTRALITY = Analysis(
    "centrality",
    ["Central works", "核心论文"],
    [
        "Cited here: selected works that cite the work; cited in all: works of the whole graph "
        "that do; cites here: selected works that it cites. PageRank (damping 0.85) and "
        "betweenness (share of the shortest citation chains between two other works that run "
        "through it) are reckoned on the citations among the selected works. Ordered by cited "
        "here, ties by address.",
        "“选内被引”为引用该论文的所选论文数，“全图被引”为整个图谱中引用它的论文数，“选内引用”"
        "为它引用的所选论文数。PageRank（阻尼系数 0.85）与中介中心性（"
        "其他两篇论文间的最短引用链中经过该论文的比例）按所选论文之间的引用计算。按选内被引排列，"
        "相同者按地址排列。",
    ],
    WORKS,
    (
        *_ENTITY,
        Column("work", ["Work", "论文"]),
        Column("year", ["Year", "年份"], is_number=True),
        Column("cited_here", ["Cited here", "选内被引"], is_number=True),
        Column("cited_in_all", ["Cited in all", "全图被引"], is_number=True),
        Column("cites_here", ["Cites here", "选内引用"], is_number=True),
        *_MEASURES,
    ),
    _works,
    usual=30,
)
MODEL_CENTRALITY = Analysis(
    "model-centrality",
    ["Models that others build on", "被复用的核心模型"],
    [
        "A family stands for all its releases. One family is built on another if a release of it "
        "inherits weights from, uses as a component, or follows the architecture of a release of "
        "the other, in one step. Built on here: selected families that are built on it; users in "
        "all: models of the whole graph that inherit its weights over any number of steps, use it "
        "or follow it, each release counted. PageRank (damping 0.85) and betweenness are reckoned "
        "on the selected families. Ordered by built on here, ties by address.",
        "家族代表其全部版本。若某家族的一个版本继承另一家族某版本的权重、将其用作组件或沿用其架构"
        "（一步之内），即视为建立在后者之上。“选内复用”为建立在该家族之上的所选家族数；“全图使用者"
        "”为整个图谱中继承其权重（不限步数）、使用或沿用它的模型数，各版本分别计数。PageRank（"
        "阻尼系数 0.85）与中介中心性按所选家族计算。按选内复用排列，相同者按地址排列。",
    ],
    MODELS,
    (
        *_ENTITY,
        Column("model", ["Model", "模型"]),
        Column("year", ["Year", "年份"], is_number=True),
        Column("built_on_here", ["Built on here", "选内复用"], is_number=True),
        Column("users_in_all", ["Users in all", "全图使用者"], is_number=True),
        Column("builds_on_here", ["Builds on here", "选内依赖"], is_number=True),
        *_MEASURES,
    ),
    _models,
    usual=30,
)  # fmt: skip
