"""What stands between the markers of spallm readme: it is made from records, and mended there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from spallm.linting.finding import Finding
from spallm.linting.words import Words

_MARKER = re.compile(r" {0,3}<!--\s*spallm:(?P<which>begin|end)\b.*-->\s*")


def made_lines(texts: Iterable[str], code: Container[int]) -> Iterator[int]:
    """Yield the numbers, from 1, of the lines within blocks; ``code`` holds lines from 0.

    >>> list(made_lines(["a", "<!-- spallm:begin -->", "b", "<!-- spallm:end -->", "c"], ()))
    [3]
    """
    is_within = False
    for number, text in enumerate(texts):
        marker = None if number in code else _MARKER.fullmatch(text)
        if marker:
            is_within = marker["which"] == "begin"
        elif is_within:
            yield number + 1


def told_of_records(finding: Finding) -> Finding:
    """Return a finding without edits, which the next spallm readme would undo."""
    if not finding.edits:
        return finding
    advice = Words(
        f"In the record, for spallm readme wrote this line: {finding.advice.en}",
        f"本行由 spallm readme 写出，请修改记录：{finding.advice.within('zh')}",
    )
    return replace(finding, advice=advice, edits=(), safe=False)
