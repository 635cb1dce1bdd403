"""The linter: what all rules find in a list, in the order in which it stands there."""

from __future__ import annotations

from collections.abc import Iterable

from spallm.linting.finding import SEVERITIES, Finding
from spallm.linting.made import told_of_records
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule


def lint(manuscript: Manuscript, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what rules find; those that need a graph find nothing without one.

    What stands in a block of spallm readme has no edits: the record is what has to be mended.

    >>> from spallm.linting.registry import chosen
    >>> page = Manuscript("list.md", "- [scGPT](http://github.com/bowang-lab/scGPT)")
    >>> [str(each.place) for each in lint(page, chosen(["insecure-link"]))]
    ['list.md:1:11']
    """
    found = (
        rule.finding(fault)
        for rule in rules
        if not rule.asks_graph or manuscript.shelf is not None
        for fault in rule.find(manuscript)
    )
    settled = (
        told_of_records(each) if each.place.line in manuscript.made else each for each in found
    )
    return tuple(sorted(dict.fromkeys(settled), key=_standing))


def _standing(finding: Finding) -> tuple[int, int, int, str]:
    place = finding.place
    return place.line, place.column, SEVERITIES.index(finding.severity), finding.rule
