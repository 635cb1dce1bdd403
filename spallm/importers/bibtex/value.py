"""Values of BibTeX fields: groups in braces, quotes, numbers and names of strings, joined by #."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"[^\s#{}\",=]+")
_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
#: What follows a value whose comma was forgotten: the next field.
_FIELD = re.compile(r"\s*([A-Za-z][\w:.+-]*)\s*=\s*")
#: More text than this comes from names that stand for names, again and again.
_MOST = 100_000
#: The names of months, which every style defines.
MONTHS = {
    name: str(number)
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value without its braces and quotes.

    ``unknown`` are the names that no ``@string`` defines; ``next_field`` is the name and the raw
    value of a field that follows without a comma; ``rest`` is text behind the value.
    """

    text: str
    unknown: tuple[str, ...] = ()
    next_field: tuple[str, str] | None = None
    rest: str = ""


def value(raw: str, strings: Mapping[str, str]) -> Value:
    """Return what a raw value says.

    >>> value('"Nature " # {M}ethods', {}).text
    'Nature M'
    >>> value("nat # { Methods}", {"nat": "Nature"}).text
    'Nature Methods'
    >>> value("{On cells} year = 2024", {}).next_field
    ('year', '2024')
    """
    parts: list[str] = []
    unknown: list[str] = []
    end = room = 0
    for text, is_name, stop in _tokens(raw):
        told = strings.get(text.casefold()) if is_name else text
        if told is None and not text[:1].isdigit():
            unknown.append(text)
        parts.append(text if told is None else told)
        end, room = stop, room + len(parts[-1])
        if room > _MOST and is_name:
            break  # strings that repeat strings would fill any memory
    rest = raw[end:].strip()
    if found := _FIELD.match(raw, end):
        return Value("".join(parts), tuple(unknown), (found[1], raw[found.end() :]))
    return Value("".join(parts), tuple(unknown), None, rest)


def _tokens(raw: str) -> Iterator[tuple[str, bool, int]]:
    """Yield the parts of a value: text, whether it is a bare word, and where it ends."""
    at = _skip(raw, 0)
    while at < len(raw):
        sign = raw[at]
        if sign in '{"':
            end = _closing(raw, at)
            yield raw[at + 1 : end], False, end + 1
        elif bare := _BARE.match(raw, at):
            end = bare.end() - 1
            yield bare[0], True, end + 1
        else:
            return
        at = _skip(raw, end + 1)
        if at >= len(raw) or raw[at] != "#":
            return
        at = _skip(raw, at + 1)


def _closing(raw: str, at: int) -> int:
    """Return where a group or a quoted text ends, or the end of what there is."""
    is_quoted = raw[at] == '"'
    depth = 0
    for found in _MARK.finditer(raw, at + 1):
        sign = found[0]
        if sign == "}" and depth == 0 and not is_quoted:
            return found.start()
        if sign == '"' and is_quoted and depth <= 0:
            return found.start()
        depth += {"{": 1, "}": -1}.get(sign, 0)
    return len(raw)


def _skip(raw: str, at: int) -> int:
    found = _SPACE.match(raw, at)
    return found.end() if found else at
