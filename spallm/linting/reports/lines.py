"""Findings as lines for people and compilers: file, line, column, what, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spallm.linting.finding import SEVERITIES, Finding
from spallm.linting.looked import Looked
from spallm.linting.words import Words

_ARROW = "  → "
_SEVERITIES = {
    "error": Words("error", "错误"),
    "warning": Words("warning", "警告"),
    "note": Words("note", "提示"),
}


def plain(looked: Iterable[Looked], language: str) -> Iterator[str]:
    """Yield two lines for each finding: where and what it is, and what to do."""
    for each in looked:
        for finding in each.findings:
            said = _said(finding, language)
            yield f"{finding.place}: {said}"
            yield f"{_ARROW}{finding.advice.within(language)}"


def grouped(looked: Iterable[Looked], language: str) -> Iterator[tuple[str, str]]:
    """Yield lines with a style for a terminal; what to do is said once for all in a row."""
    for each in looked:
        if not each.findings:
            continue
        yield each.file, "bold"
        before = ""
        for finding in each.findings:
            place = finding.place
            yield (
                f"  {f'{place.line}:{place.column}':<9} {_said(finding, language)}",
                _style(finding),
            )
            if (advice := finding.advice.within(language)) != before:
                yield f"          {_ARROW.strip()} {advice}", "dim"
            before = advice
        yield "", ""


def _said(finding: Finding, language: str) -> str:
    severity = _SEVERITIES[finding.severity].within(language)
    return f"{severity} {finding.rule}: {finding.message.within(language)}"


def _style(finding: Finding) -> str:
    return {"error": "red", "warning": "yellow"}.get(finding.severity, "")


def summary(looked: Sequence[Looked], language: str) -> str:
    """Return how many findings there are of each severity, and how many can be mended."""
    findings = [finding for each in looked for finding in each.findings]
    counts = Counter(finding.severity for finding in findings)
    mendable = sum(finding.is_mendable for finding in findings)
    if language == "zh":
        parts = "，".join(f"{_SEVERITIES[s].zh} {counts[s]:,} 条" for s in SEVERITIES if counts[s])
        fix = f"；其中 {mendable:,} 条可用 --fix 自动修正" if mendable else ""
        return f"{len(looked):,} 个文件：{parts or '没有发现问题'}{fix}。"
    parts = ", ".join(_counted(counts[s], s) for s in SEVERITIES if counts[s])
    fix = f"; --fix mends {mendable:,}" if mendable else ""
    return f"{_counted(len(looked), 'file')}: {parts or 'nothing found'}{fix}."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
