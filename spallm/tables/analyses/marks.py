"""Marks: what analyses found of each entity, for figures and networks to draw by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from spallm.analysis.bibliometrics.communities import Partition
from spallm.analysis.bibliometrics.dispatch import check
from spallm.analysis.bibliometrics.main_path import flow, throughput
from spallm.exports.format import Selection
from spallm.nearness import unknown
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.centrality import of_works
from spallm.tables.analyses.communities import citing, coupling, membership


def weights(name: str, selection: Selection, backend: str | None = None) -> Mapping[str, float]:
    """Return a number for each selected work or model family by address, to size or sort it by.

    Names are those of `WEIGHTS`: citations (within the selection), citations-in-all, pagerank,
    betweenness, main-path (ways through the work), users and tests (by others).
    """
    if name not in WEIGHTS:
        raise unknown("weight", name, WEIGHTS)
    check(backend)
    return WEIGHTS[name](Case(selection, backend=backend))


def groups(
    name: str, selection: Selection, language: str = "en", backend: str | None = None
) -> Mapping[str, str]:
    """Return the name of the community of each selected work that has one, by address.

    Names are those of `GROUPS`: communities (by citation) and coupling-communities.
    """
    if name not in GROUPS:
        raise unknown("grouping", name, GROUPS)
    check(backend)
    case = Case(selection, language, backend)
    return membership(case, GROUPS[name](case))


def _citations(case: Case) -> Mapping[str, float]:
    return {work: len(case.here.citing(work)) for work in case.works}


def _citations_in_all(case: Case) -> Mapping[str, float]:
    return {work: len(case.everything.citing(work)) for work in case.works}


def _pagerank(case: Case) -> Mapping[str, float]:
    return {each.node: each.pagerank for each in of_works(case)}


def _betweenness(case: Case) -> Mapping[str, float]:
    return {each.node: each.betweenness for each in of_works(case)}


def _main_path(case: Case) -> Mapping[str, float]:
    return dict.fromkeys(case.works, 0) | dict(throughput(flow(case.here)))


def _users(case: Case) -> Mapping[str, float]:
    return {family: len(case.reuse.users(family)) for family in case.families}


def _tests(case: Case) -> Mapping[str, float]:
    testers = case.reuse.independence.testers
    return {family: len(testers(family).others) for family in case.families}


WEIGHTS: Mapping[str, Callable[[Case], Mapping[str, float]]] = MappingProxyType(
    {
        "citations": _citations,
        "citations-in-all": _citations_in_all,
        "pagerank": _pagerank,
        "betweenness": _betweenness,
        "main-path": _main_path,
        "users": _users,
        "tests": _tests,
    }
)
GROUPS: Mapping[str, Callable[[Case], Partition]] = MappingProxyType(
    {"communities": citing, "coupling-communities": coupling}
)
