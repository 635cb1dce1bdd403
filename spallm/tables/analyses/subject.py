"""Subjects: what an analysis counts, and what the counts leave open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spallm.tables.analyses.case import Case
from spallm.tables.analyses.numbers import percent
from spallm.views.wording import Text

_NO_WORKS: Text = [
    "The selection holds no works; papers(…) selects the works that introduced its models.",
    "所选内容中没有论文；可用 papers(…) 选取提出所选模型的论文。",
]
_NO_MODELS: Text = [
    "The selection holds no models; models(…) selects those that its works introduced.",
    "所选内容中没有模型；可用 models(…) 选取所选论文提出的模型。",
]
_CITATIONS: Text = [
    "Recorded are the citations that {citing} of the {works} selected works ({share}) make; known "
    "to be cited: {cited}. A citation that is missing is unknown, not absent, so all counts are "
    "lower bounds.",
    "所选 {works} 篇论文中，{citing} 篇（{share}）收录了其引用，{cited} 篇已知被引用。"
    "未收录的引用表示未知，而非不存在；因此所有计数均为下限。",
]
_MODELS: Text = [
    "The introducing work is known of {cited} of the {models} selected model families. What is "
    "missing (a citation, a descendant, a test) is unknown, not absent, so all counts are lower "
    "bounds.",
    "所选 {models} 个模型家族中，{cited} 个已知其首发论文。未收录的引用、衍生模型或测评表示未知，"
    "而非不存在；因此所有计数均为下限。",
]
_TESTS: Text = [
    "Tests of the {models} selected model families in the graph (a work and a release that it "
    "tested): {tests}; families tested by others, on any task: {others}. A test that is missing "
    "is unknown, not absent: one may exist that is not recorded here.",
    "本图谱收录了所选 {models} 个模型家族的 {tests} 次测评（按论文与被测版本计）；其中 {others} "
    "个家族曾被他人测评（不限任务）。未收录的测评表示未知，而非不存在。",
]
_COUNTED: Text = [
    "The years of {dated} of the {works} selected works and {dated_models} of the {models} model "
    "families are known. The collection is no census of the field: a work, topic or citation that "
    "is missing is unknown, not absent.",
    "所选 {works} 篇论文中 {dated} 篇、{models} 个模型家族中 {dated_models} 个的年份已知。"
    "本图谱并非该领域的普查；未收录的论文、主题或引用表示未知，而非不存在。",
]


def _citations(case: Case) -> str:
    citing = sum(bool(case.everything.cites(work)) for work in case.works)
    cited = sum(bool(case.everything.citing(work)) for work in case.works)
    return case.said(
        _CITATIONS, works=f"{len(case.works):,}", citing=f"{citing:,}", cited=f"{cited:,}",
        share=percent(citing / len(case.works)),
    )  # fmt: skip


def _models(case: Case) -> str:
    cited = sum(case.reuse.citing(family) is not None for family in case.families)
    return case.said(_MODELS, models=len(case.families), cited=cited)


def _tests(case: Case) -> str:
    independence = case.reuse.independence
    tests = sum(
        len(independence.testing(release))
        for family in case.families
        for release in case.reuse.versions.releases(family)
    )
    others = sum(bool(independence.testers(family).others) for family in case.families)
    return case.said(_TESTS, tests=tests, models=len(case.families), others=others)


def _counted(case: Case) -> str:
    return case.said(
        _COUNTED, works=len(case.works), dated=len(case.years(case.works)),
        models=len(case.families), dated_models=len(case.years(case.families)),
    )  # fmt: skip


def _no_works(case: Case) -> str:
    return "" if case.works else case.said(_NO_WORKS)


def _no_models(case: Case) -> str:
    return "" if case.families else case.said(_NO_MODELS)


def _neither(case: Case) -> str:
    return "" if case.families else _no_works(case)


@dataclass(frozen=True, slots=True)
class Subject:
    """``missing`` says that a selection has nothing to count; ``caveat`` what stays unknown."""

    missing: Callable[[Case], str]
    caveat: Callable[[Case], str]


WORKS = Subject(_no_works, _citations)
MODELS = Subject(_no_models, _models)
TESTS = Subject(_no_models, _tests)
EITHER = Subject(_neither, _counted)
