"""The tokens of an expression, each with the place where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spallm.errors import UsageError
from spallm.selecting.wording import OPERATORS

#: Characters in an expression; a list of thousands of ids has room.
LONGEST = 200_000
_SHOWN = 40

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*"|'[^']*'|“[^”]*”)
    | (?P<sign>[()&|,=（）＆｜，]|-(?=[\s(（"'“\w]|$))
    | (?P<word>https?://[^\s()（）|｜,，"“]+|(?:[^\s()（）&＆|｜,，="“']|(?<=\w)')+)
    | (?P<end>$)
    )""",
    re.VERBOSE | re.DOTALL,
)
_WIDE = str.maketrans("（）＆｜，：", "()&|,:")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression: a string, a sign, a word or the end; ``text`` is what it means."""

    kind: str
    text: str
    start: int
    end: int


class ParseError(UsageError):
    """An expression that cannot be read; ``column`` counts characters from 1."""

    def __init__(self, expression: str, start: int, said: str, hint: str | None = None) -> None:
        self.column = start + 1
        super().__init__(
            f"the selection cannot be read at column {self.column}: {said}\n"
            f"  {_excerpt(expression, start)}",
            hint=hint,
        )


def _excerpt(expression: str, start: int) -> str:
    """Return what stands around a place, which is marked."""
    before, after = expression[max(0, start - _SHOWN) : start], expression[start : start + _SHOWN]
    near = f"{'…' if start > _SHOWN else ''}{before}▸{after}"
    return " ".join((near + ("…" if len(expression) > start + _SHOWN else "")).split())


def tokens(expression: str) -> Iterator[Token]:
    """Yield the tokens of an expression, the end last."""
    if len(expression) > LONGEST:
        raise UsageError(
            f"the selection is longer than {LONGEST:,} characters",
            hint="Put a long list of entities into a screening file.",
        )
    place = 0
    while True:
        token = _next(expression, place)
        yield token
        if token.kind == "end":
            return
        place = token.end


def _next(expression: str, place: int) -> Token:
    found = _TOKEN.match(expression, place)
    if found is None or found.lastgroup is None:
        raise _stuck(expression, place)
    kind, text = found.lastgroup, found[found.lastgroup]
    start, end = found.span(kind)
    if kind == "string":
        text = _unquoted(expression, text, start)
    elif kind == "word" and text.casefold() in OPERATORS:
        kind, text = "sign", OPERATORS[text.casefold()]
    else:
        text = text.translate(_WIDE)
    return Token(kind, text, start, end)


def _stuck(expression: str, place: int) -> ParseError:
    start = place + len(expression[place:]) - len(expression[place:].lstrip())
    mark = expression[start]
    if mark in "\"'“":
        return ParseError(
            expression, start, f"the quote {mark} is never closed",
            "Close it, or put a text that holds quotes into the other kind.",
        )  # fmt: skip
    return ParseError(
        expression, start, f"{mark!r} cannot begin anything", 'Put names into quotes: "…".'
    )


def _unquoted(expression: str, text: str, start: int) -> str:
    if text[0] != '"':
        return text[1:-1]
    try:
        return str(json.loads(text, strict=False))
    except json.JSONDecodeError as error:
        raise ParseError(
            expression, start + error.pos, "a backslash that means nothing",
            "Write it twice, or put the text into single quotes.",
        ) from None  # fmt: skip
