"""Findings as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from spallm.linting.finding import Finding
from spallm.linting.looked import Looked


def as_json(looked: Iterable[Looked], language: str) -> str:
    """Return all findings as one array; lines and columns count from 1, in characters."""
    values = [_value(finding, language) for each in looked for finding in each.findings]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _value(finding: Finding, language: str) -> dict[str, Any]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message.within(language),
        "advice": finding.advice.within(language),
        "safe": finding.is_mendable,
        "edits": [
            {"line": e.line, "column": e.column, "length": e.length, "text": e.text}
            for e in finding.edits
        ],
    }
