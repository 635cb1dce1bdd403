"""Tables of communities: each with its name, its most cited works and what sets it apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spallm.analysis.bibliometrics.communities import Partition, by_citation, by_coupling
from spallm.analysis.bibliometrics.telling import Telling
from spallm.exports.table import Cell, Item
from spallm.tables.analyses.analysis import Analysis, Column, Result, first_of_groups, row
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.naming import most_cited, names, told
from spallm.tables.analyses.numbers import count, percent
from spallm.tables.analyses.subject import WORKS
from spallm.views.wording import Text

#: As many works as stand for a community.
_FEW = 3
Dividing = Callable[[Case], Partition]

_MODULARITY: Text = [
    "Modularity {modularity:.3f} ({groups} communities of {tied} works); {apart} selected works "
    "are tied to none of the others and stand in no community.",
    "模块度 {modularity:.3f}（{tied} 篇论文分为 {groups} 个社区）；另有 {apart} "
    "篇所选论文与其他论文没有已知联系，不属于任何社区。",
]
_NO_TIES: Text = [
    "Nothing is known that ties one selected work to another, so there are no communities.",
    "所选论文之间没有已知联系，因此没有社区。",
]
_SHARES: Text = [
    "{topic} {share} (elsewhere {elsewhere})",
    "{topic} {share}（其他社区 {elsewhere}）",
]


def citing(case: Case) -> Partition:
    """Divide the selected works by who cites whom."""
    return by_citation(case.here, case.backend)


def coupling(case: Case) -> Partition:
    """Divide the selected works by the references they share."""
    return by_coupling(case.everything, case.works, case.backend)


def membership(case: Case, partition: Partition) -> Mapping[str, str]:
    """Return the name of each work's community; works that nothing ties to others have none."""
    called = zip(names(case, partition), partition.groups, strict=True)
    return {work: name for name, group in called for work in group}


def _overview(divided: Dividing) -> Callable[[Case], Result]:
    def found(case: Case) -> Result:
        partition = divided(case)
        called = zip(names(case, partition), told(case, partition), partition.groups, strict=True)
        rows = [
            row(
                count(number), Cell((Item(name),)), count(len(group)),
                Cell(tuple(_shares(case, each) for each in topics) or (Item("–"),)),
                case.named(*most_cited(case, group)[:_FEW]),
            )
            for number, (name, topics, group) in enumerate(called, 1)
        ]  # fmt: skip
        return Result(rows, _notes(case, partition))

    return found


def _members(divided: Dividing) -> Callable[[Case], Result]:
    def found(case: Case) -> Result:
        partition = divided(case)
        rows = [
            row(
                count(number), Cell((Item(name),)), case.id(work), case.named(work),
                case.year(work), count(len(case.here.citing(work))), group=name,
            )
            for number, (name, group) in enumerate(
                zip(names(case, partition), partition.groups, strict=True), 1
            )
            for work in most_cited(case, group)
        ]  # fmt: skip
        return Result(rows, _notes(case, partition))

    return found


def _shares(case: Case, each: Telling) -> Item:
    shares = {"share": percent(each.share), "elsewhere": percent(each.elsewhere)}
    return Item(case.said(_SHARES, topic=case.name(each.topic), **shares))


def _notes(case: Case, partition: Partition) -> list[str]:
    if partition.modularity is None:
        return [case.said(_NO_TIES)]
    return [
        case.said(
            _MODULARITY, modularity=partition.modularity, groups=len(partition.groups),
            tied=sum(map(len, partition.groups)), apart=len(partition.apart),
        )
    ]  # fmt: skip


_NAMING: Text = [
    " Communities are found by Louvain's method (Blondel et al. 2008) with a fixed seed and named "
    "by the sections, tasks and modalities that are commoner among their works than in the others.",
    "社区由 Louvain 方法（Blondel 等 2008，随机种子固定）划分，并以其论文中比其他社区更常见的分区"
    "、任务与模态命名。",
]
_BY_CITATION: Text = [
    "Groups of selected works that cite each other more than they cite the others; the direction "
    "of a citation does not count.",
    "将所选论文划分为组内互引多于组间的若干组；不计引用方向。",
]
_BY_COUPLING: Text = [
    "Groups of selected works that share references; a tie weighs Salton's cosine of the "
    "references that both have in the whole graph.",
    "按共同引用将所选论文分组；两篇论文间的权重为其在整个图谱中引用的 Salton 余弦。",
]
_OVERVIEW = (
    Column("number", ["No.", "编号"], is_number=True),
    Column("community", ["Community", "社区"]),
    Column("works", ["Works", "论文数"], is_number=True),
    Column("telling", ["Commoner here than elsewhere", "此处更常见"]),
    Column("most_cited", ["Most cited works", "被引最多的论文"]),
)
_MEMBERS = (
    Column("number", ["No.", "编号"], is_number=True),
    Column("community", ["Community", "社区"]),
    Column("id", ["ID", "ID"]),
    Column("work", ["Work", "论文"]),
    Column("year", ["Year", "年份"], is_number=True),
    Column("cited_here", ["Cited here", "选内被引"], is_number=True),
)


def _defined(ties: Text) -> Text:
    return [said + naming for said, naming in zip(ties, _NAMING, strict=True)]


COMMUNITIES = (
    Analysis("communities", ["Communities by citation", "引用社区"], _defined(_BY_CITATION),
             WORKS, _OVERVIEW, _overview(citing)),
    Analysis("community-members", ["Works of the communities by citation", "引用社区的论文"],
             _defined(_BY_CITATION), WORKS, _MEMBERS, _members(citing),
             usual=10, cut=first_of_groups),
    Analysis("coupling-communities", ["Communities by shared references", "文献耦合社区"],
             _defined(_BY_COUPLING), WORKS, _OVERVIEW, _overview(coupling)),
    Analysis("coupling-community-members",
             ["Works of the communities by shared references", "文献耦合社区的论文"],
             _defined(_BY_COUPLING), WORKS, _MEMBERS, _members(coupling),
             usual=10, cut=first_of_groups),
)  # fmt: skip
