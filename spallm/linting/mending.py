"""Mending: the edits of findings, made in a text that otherwise keeps every byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spallm.linting.finding import Edit
from spallm.linting.lines import Line, joined
from spallm.linting.linter import lint
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule

#: One edit may lay bare another fault; more rounds than this never come to rest.
_ROUNDS = 12


def mended(manuscript: Manuscript, rules: Iterable[Rule]) -> str:
    """Return the text with all that is safe to mend mended, until there is no more.

    >>> from spallm.linting.registry import chosen
    >>> page = Manuscript("list.md", "[a](http://dx.doi.org/10.1000/1.)")
    >>> mended(page, chosen(["old-resolver", "loose-end"]))
    '[a](https://doi.org/10.1000/1)'
    """
    mending = tuple(rule for rule in rules if rule.mends)
    for _ in range(_ROUNDS):
        edits = [e for each in lint(manuscript, mending) if each.is_mendable for e in each.edits]
        text = edited(manuscript.lines, edits)
        if text == manuscript.text:
            break
        manuscript = replace(manuscript, text=text)
    return manuscript.text


def edited(lines: Sequence[Line], edits: Iterable[Edit]) -> str:
    r"""Return a text with edits made; of two that overlap only the first is.

    >>> from spallm.linting.lines import lines_of
    >>> edited(lines_of("ab\n"), [Edit(1, 2, 1, "c"), Edit(1, 1, 2, "d")])
    'd\n'
    """
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_line[edit.line].append(edit)
    return joined(
        replace(line, text=_line(line.text, by_line[number])) if number in by_line else line
        for number, line in enumerate(lines, 1)
    )


def _line(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        start = edit.column - 1
        if start < at:
            continue
        parts += (text[at:start], edit.text)
        at = start + edit.length
    return "".join((*parts, text[at:]))
