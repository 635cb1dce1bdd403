"""The analyses by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from spallm.analysis.bibliometrics.dispatch import check
from spallm.errors import UsageError
from spallm.exports.format import Selection
from spallm.exports.table import Heading, Row, Table, cell
from spallm.nearness import unknown
from spallm.tables.analyses.analysis import Analysis
from spallm.tables.analyses.case import Case
from spallm.tables.analyses.centrality import CENTRALITY, MODEL_CENTRALITY
from spallm.tables.analyses.communities import COMMUNITIES
from spallm.tables.analyses.pairs import CO_CITATION, COUPLING
from spallm.tables.analyses.path import MAIN_PATH
from spallm.tables.analyses.reuse import REUSE
from spallm.tables.analyses.tested_tasks import TASK_COVERAGE
from spallm.tables.analyses.trends import SECTION_TRENDS, TASK_TRENDS
from spallm.tables.found import said_in
from spallm.views.wording import Text

#: The analyses in the order in which a reviewer meets them.
ANALYSES: Mapping[str, Analysis] = MappingProxyType(
    {
        each.name: each
        for each in (
            CENTRALITY, MODEL_CENTRALITY, CO_CITATION, COUPLING, MAIN_PATH, *COMMUNITIES,
            SECTION_TRENDS, TASK_TRENDS, REUSE, TASK_COVERAGE,
        )
    }
)  # fmt: skip


def analysis(name: str) -> Analysis:
    """Return an analysis by name; an unknown one raises, with what comes near."""
    if name not in ANALYSES:
        raise unknown("analysis", name, ANALYSES, elsewhere="Try: spallm analyse --list")
    return ANALYSES[name]


def listed(language: str = "en") -> Table:
    """Return the analyses as a table: name, title and usual limit.

    >>> listed().rows[0].cells[0].text
    'centrality'
    """
    return Table(
        said_in(["Analyses", "分析"], language),
        tuple(Heading(name, said_in(title, language)) for name, title in _LISTED),
        tuple(
            Row((cell(each.name), cell(said_in(each.title, language)),
                 cell(str(each.usual or said_in(_ALL, language)))))
            for each in ANALYSES.values()
        ),
        language=language,
    )  # fmt: skip


_ALL: Text = ["all", "全部"]
_LISTED: tuple[tuple[str, Text], ...] = (
    ("name", ["Name", "名称"]),
    ("title", ["Title", "标题"]),
    ("limit", ["Usual limit", "默认行数"]),
)


def analysed(
    name: str,
    selection: Selection,
    language: str = "en",
    limit: int | None = None,
    backend: str | None = None,
) -> Table:
    """Return the answer of an analysis for a selection, with its definition and its caveat.

    ``limit`` is how many rows to give at most; in trends how many topics, and of communities'
    members how many of each. Nothing gives all. ``backend`` names the networkx backend that does
    the sums.
    """
    asked = analysis(name)
    if limit is not None and limit < 1:
        raise UsageError(f"a table of {limit} rows says nothing", hint="Give a limit of 1 or more.")
    check(backend)
    return asked.table(Case(selection, language, backend), limit)
