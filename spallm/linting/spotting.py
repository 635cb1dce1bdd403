"""Spots: where in its lines an entry says its year or venue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spallm.importers.entry import Entry, Place

if TYPE_CHECKING:
    from spallm.linting.manuscript import Manuscript

#: As many lines as an entry may take.
_LINES = 6


def spot_of(manuscript: Manuscript, entry: Entry, field: str) -> Place | None:
    """Return where an entry itself says a field; nothing where a heading says it for all."""
    spots = dict(entry.spots)
    if field in spots:
        return spots[field]
    value = getattr(entry, field)
    return None if value is None else _found(manuscript, entry, _pattern(field, str(value)))


def _pattern(field: str, value: str) -> re.Pattern[str]:
    if field == "year":
        short = value[2:]
        return re.compile(rf"(?<![\d./]){value}(?!\d)|(?:['’‘`´]\s?|(?<=[A-Z]{{2}})){short}(?!\d)")
    return re.compile(re.escape(value), re.IGNORECASE)


def _found(manuscript: Manuscript, entry: Entry, pattern: re.Pattern[str]) -> Place | None:
    """Return the first place in the lines of an entry, outside of addresses."""
    line = entry.place.line
    for number in range(line, min(line + _LINES, len(manuscript.bare) + 1)):
        text = manuscript.bare[number - 1]
        if number != line and (number in manuscript.starts or text.startswith("#")):
            break
        links = manuscript.by_line.get(number, ())
        spans = [(each.column - 1, each.column - 1 + len(each.url)) for each in links]
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in spans):
                return Place(manuscript.file, number, match.start() + 1, len(match[0]))
    return None
