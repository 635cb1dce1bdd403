"""Findings as annotations of GitHub Actions, which it shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spallm.linting.finding import Finding
from spallm.linting.looked import Looked

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_OF_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_OF_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def commands(looked: Iterable[Looked], language: str) -> Iterator[str]:
    """Yield a workflow command for each finding, escaped as GitHub asks for."""
    for each in looked:
        for finding in each.findings:
            yield _command(finding, language)


def _command(finding: Finding, language: str) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + max(place.length, 1)),
        "title": finding.rule,
    }
    said = ",".join(f"{name}={value.translate(_OF_PROPERTY)}" for name, value in properties.items())
    message = f"{finding.message.within(language)} → {finding.advice.within(language)}"
    return f"::{_LEVELS[finding.severity]} {said}::{message.translate(_OF_MESSAGE)}"
