"""Findings as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from spallm.linting.finding import Edit, Finding
from spallm.linting.looked import Looked
from spallm.linting.registry import RULES
from spallm.linting.rule import Rule
from spallm.linting.words import Words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_PAGE = "https://w3id.org/spallm"
_STDIN = "stdin"


def as_sarif(looked: Sequence[Looked], language: str, version: str) -> str:
    """Return a log of one run; columns count characters, not units of UTF-16."""
    findings = [finding for each in looked for finding in each.findings]
    names = list(dict.fromkeys(finding.rule for finding in findings))
    driver = {
        "name": "spallm lint",
        "informationUri": _PAGE,
        "version": version,
        "rules": [_rule(RULES[name], language) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(each.file)}} for each in looked],
        "results": [_result(finding, names.index(finding.rule), language) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": _text(rule.says, language),
        "fullDescription": _text(rule.says, language),
        "help": _text(rule.advice, language),
        "defaultConfiguration": {"level": rule.severity},
    }


def _text(words: Words, language: str) -> dict[str, str]:
    return {"text": words.within(language)}


def _result(finding: Finding, index: int, language: str) -> dict[str, Any]:
    place = finding.place
    location = {
        "artifactLocation": {"uri": _uri(place.file)},
        "region": _region(place.line, place.column, place.length),
    }
    message = f"{finding.message.within(language)}\n{finding.advice.within(language)}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    }
    if finding.edits:
        result["fixes"] = [_fix(finding, language)]
    return result


def _fix(finding: Finding, language: str) -> dict[str, Any]:
    change = {
        "artifactLocation": {"uri": _uri(finding.place.file)},
        "replacements": _replacements(finding.edits),
    }
    return {"description": _text(finding.advice, language), "artifactChanges": [change]}


def _replacements(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    return [
        {
            "deletedRegion": _region(edit.line, edit.column, edit.length),
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]


def _region(line: int, column: int, length: int) -> dict[str, int]:
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": line,
        "endColumn": column + length,
    }


def _uri(file: str) -> str:
    """Return a file as a reference; a path of the system becomes one with slashes."""
    if file == "-":
        return _STDIN
    path = PurePath(file)
    whole = quote(path.as_posix(), safe="/:" if path.drive else "/")
    return f"file://{whole}" if path.is_absolute() else whole
