"""Where a title in plain text ends: before a citation, a link, or a description."""

from __future__ import annotations

import re
from collections.abc import Callable

from spallm.importers.authors import is_author_list, is_name
from spallm.importers.citation import cited
from spallm.importers.markdown.canvas import OBJECT, Canvas
from spallm.importers.markdown.fields import BAR, has_fields
from spallm.importers.markdown.measure import count_words
from spallm.importers.markdown.title import says_when
from spallm.importers.venue import is_venue
from spallm.importers.year import is_date, year

_LONGEST = 1000
_LOOKED_AT = 600
_MARK = re.compile(
    rf"\n|(?<=[?!])\s(?=In\s)|[\[(（]?\s?{OBJECT}|(?<=[^\s.])\.\s+(?=\S)|\s\(|,\s|;\s|\s[-–—]{{1,3}}\s|\s?[|•·]\s|\.$"
    r"|\sin\s|\sby\s(?=[A-Z])|\[|（"
)
_IN_CELL = re.compile(rf"\n|\s?[\[(（]?\s?{OBJECT}")
_CHUNK = re.compile(rf"[.\n;|{OBJECT}\[(]")
_FIRST = re.compile(rf"[,.;|{OBJECT}\[(•·]")
_NAMES = re.compile(r",|\band\b|&|\bet al")
_NO_END = re.compile(r"\b(?:vs|etc|cf|no|vol|dr|st|mr|ms|al|e\.g|i\.e)$", re.IGNORECASE)
_ENUMERATION = re.compile(r"[^,]*,\s(?:and|or)\b")
_OPEN_END = re.compile(r"\s(?:of|for|and|with|in|the|an?|via|to|by|on|from)\s?$|\w:\s?$")
_REST = re.compile(
    rf"(?!by\s|in\s|code\b|paper\b)[a-z][a-z-]+\s[^.\n{OBJECT}]{{2,150}}(?:\.\s|[\[(]?{OBJECT})"
)
_WHOLE_TITLE = 4
_PROSE = 12
_LONGEST_BRACKET = 8
_LONGEST_STYLED = 6


def plain_end(canvas: Canvas, position: int, *, cell: bool) -> int:
    """Return where a title ends that begins at a position."""
    text = canvas.text
    if cell:
        found = _IN_CELL.search(text, position + 1)
        return found.start() if found else len(text)
    first = canvas.at(position)
    limit = len(text)
    if not (first and first.code):
        coded = (start for start, _ in canvas.spans("code") if start > position + 2)
        limit = next(coded, limit)
    if has_fields(text, position) and (bar := BAR.search(text, position + 1, limit)):
        limit = bar.start()
        if OBJECT not in text[position:limit] and not _tells(text[position:limit]):
            return limit
    for mark in _MARK.finditer(text, position + 1, min(limit, position + _LONGEST)):
        if _ends(canvas, position, mark):
            return mark.start()
    return limit


def _tells(text: str) -> bool:
    """Whether a text ends in a bracket, as a citation may."""
    return text.rstrip(" .").endswith((")", "]"))


def _ends(canvas: Canvas, position: int, mark: re.Match[str]) -> bool:
    """Whether a title ends at a mark."""
    said = mark[0]
    before = canvas.text[position : mark.start()]
    if said == "\n" and (_OPEN_END.search(before) or _goes_on(canvas, mark.end())):
        return False
    if "\n" in said or OBJECT in said or said == ".":
        return True
    line = canvas.text[mark.end() : mark.end() + _LOOKED_AT].split("\n", 1)[0]
    sign = said.strip()
    if not sign:
        return cited(line).venue is not None
    if sign in ("(", "（") and _is_styled_otherwise(canvas, position, mark.end(), line):
        return True
    if sign in ("in", "by"):
        here = canvas.at(min(mark.end(), len(canvas.text) - 1))
        italic = here is not None and here.italic
        return _AT_WORD[sign](before, line, italic)
    return _AT_MARK.get(sign, _dash_ends)(before, line)


def _goes_on(canvas: Canvas, position: int) -> bool:
    """Whether a line goes on with a title: in small letters, up to a full stop, above links."""
    line = canvas.text[position:].split("\n", 1)[0]
    found = _REST.match(line)
    return found is not None and (OBJECT in line or cited(line[found.end() :]).year is not None)


def _is_styled_otherwise(canvas: Canvas, position: int, inside: int, line: str) -> bool:
    """Whether a bracket holds something short in bold, which the title is not."""
    title, inner = canvas.at(position), canvas.at(min(inside, len(canvas.text) - 1))
    styled = inner is not None and title is not None and inner.bold and not title.bold
    return styled and count_words(_in_bracket(line)) <= _LONGEST_STYLED


def _in_bracket(line: str) -> str:
    return re.split(r"[)）]", line, maxsplit=1)[0]


def _dash_ends(before: str, line: str) -> bool:
    """Whether what follows a dash is a description, not the rest of the title."""
    told = cited(line)
    if not (OBJECT in line or told.venue or told.year or count_words(before) >= _WHOLE_TITLE):
        return True
    first = _FIRST.split(line, maxsplit=1)[0].strip()
    prose = count_words(first) > _PROSE and OBJECT not in line
    return prose or not first or is_venue(first) or is_date(first) or is_author_list(first)


def _stop_ends(before: str, line: str) -> bool:
    """Whether a full stop or a semicolon ends the title."""
    words = count_words(before)
    if _NO_END.search(before) or (re.search(r"\b[A-Z]$", before) and words < _WHOLE_TITLE):
        return False
    told = cited(line)
    cites = bool(told.authors or told.venue or told.year)
    return cites or words >= _WHOLE_TITLE or not line.strip(f" {OBJECT}[]()")


def _square_ends(_: str, line: str) -> bool:
    return says_when(line.split("]", 1)[0], len(line))


def _bracket_ends(_: str, line: str) -> bool:
    inside = _in_bracket(line)
    return says_when(inside, _LONGEST_BRACKET) or is_author_list(inside)


def _chunk(line: str) -> str:
    return _CHUNK.split(line, maxsplit=1)[0].strip(" ,.")


def _in_ends(before: str, line: str, italic: bool) -> bool:
    chunk = _chunk(line)
    dated = year(chunk) is not None or italic
    return count_words(before) > 2 and is_venue(chunk) and dated


def _by_ends(before: str, line: str, italic: bool) -> bool:
    chunk = _chunk(line)
    told = cited(chunk, bare_name=True)
    sure = bool(told.venue or told.year) or " et al" in line or italic
    return count_words(before) > 1 and is_name(chunk.split(",")[0]) and sure


def _comma_ends(before: str, line: str) -> bool:
    """Whether a citation begins behind a comma."""
    chunk = _chunk(line)
    if re.match(r"(?:and|or|&)\s", chunk):
        return False
    first = chunk.split(",")[0].strip()
    if first.startswith("in "):
        return is_venue(first[3:]) or year(chunk) is not None
    if is_date(first) or is_venue(first):
        enumerated = " " not in first and _ENUMERATION.match(chunk) and year(chunk) is None
        return not enumerated
    return count_words(before) > 2 and _begins_with_names(chunk)


def _begins_with_names(chunk: str) -> bool:
    """Whether a chunk begins with two full names, or one and a venue, or is a list of authors."""
    if " et al" in chunk and is_author_list(chunk):
        return True
    parts = [part.strip() for part in _NAMES.split(chunk) if part.strip()]
    if len(parts) < 2 or not _is_full_name(parts[0]):
        return False
    return _is_full_name(parts[1]) or is_venue(parts[1]) or is_date(parts[1])


def _is_full_name(text: str) -> bool:
    return len(text.split()) > 1 and is_name(text)


_AT_MARK: dict[str, Callable[[str, str], bool]] = {
    ".": _stop_ends,
    ";": _stop_ends,
    "[": _square_ends,
    "(": _bracket_ends,
    "（": _bracket_ends,
    ",": _comma_ends,
}
_AT_WORD: dict[str, Callable[[str, str, bool], bool]] = {"in": _in_ends, "by": _by_ends}
