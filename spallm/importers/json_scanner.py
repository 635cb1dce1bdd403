"""The items of a JSON text and the lines on which they begin, also of one that breaks off."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from json.decoder import scanstring  # type: ignore[attr-defined] # the decoder's own, long there
from typing import Any

from spallm.importers.entry import Place
from spallm.importers.reading import Remark

_SPACE = re.compile(r"[ \t\n\r]*")
#: Integers with more digits than this count nothing in a bibliography.
_LONGEST_NUMBER = 18
#: As many lines as are looked at to tell whether each is a value of its own.
_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A value and where it begins."""

    value: Any
    place: Place


class _Fault(Exception):
    """Text that is not JSON, and from which character on."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


_QUICK = json.JSONDecoder(strict=False).raw_decode
_CAREFUL = json.JSONDecoder(parse_int=_whole, strict=False).raw_decode


def _is_one_a_line(lines: list[str]) -> bool:
    """Tell JSON Lines by the first few: each begins an object, and one of them is whole."""
    few = list(islice((line.strip() for line in lines if line.strip()), _LOOKED_AT))
    return len(few) > 1 and all(line.startswith("{") for line in few) and any(map(_is_whole, few))


def _is_whole(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


class Scanner:
    """Reads a JSON text, JSON Lines, or several values one behind the other.

    ``shells`` are the keys under which answers keep their items: what stands there is an item, or
    a list of them, and what stands beside it is passed over. What is wrong is in ``remarks``; the
    items before it are read.
    """

    def __init__(
        self, text: str, file: str, shells: tuple[str, ...] = (), first_line: int = 0
    ) -> None:
        self.text = text
        self.file = file
        self.shells = shells
        self.remarks: list[Remark] = []
        self._first_line = first_line
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def items(self) -> Iterator[Item]:
        """Yield the items in their order."""
        lines = self.text.split("\n")
        if not _is_one_a_line(lines):
            yield from self._one_behind_the_other()
            return
        for number, line in enumerate(lines):
            scanner = Scanner(line, self.file, self.shells, number)
            yield from scanner._one_behind_the_other()
            self.remarks += scanner.remarks

    def place(self, at: int) -> Place:
        """Return the place of a character."""
        line = bisect_right(self._ends, at - 1)
        start = self._ends[line - 1] + 1 if line else 0
        return Place(self.file, self._first_line + line + 1, at - start + 1)

    def _one_behind_the_other(self) -> Iterator[Item]:
        at = self._skip(0)
        try:
            while at < len(self.text):
                yield from self._within(at)
                at = self._skip(self._value(at)[1])
        except _Fault as fault:
            end = "line" if "\n" not in self.text else "file"
            why = f"this is not JSON: {fault}; the rest of the {end} is not read"
            self.remarks.append(Remark("malformed-json", self.place(fault.at), why, lost=True))

    def _within(self, at: int) -> Iterator[Item]:
        """Yield the items in the value that begins here."""
        inner: int | None = at
        while inner is not None:
            at = inner
            inner = self._inside(at) if self.text[at] == "{" else None
        if self.text[at] == "[":
            yield from self._elements(at)
        else:
            yield Item(self._value(at)[0], self.place(at))

    def _inside(self, at: int) -> int | None:
        """Return where the value of the first shell begins, if the object is one."""
        for key, start in self._members(at):
            if key in self.shells and self.text[start] in "[{":
                return start
        return None

    def _members(self, at: int) -> Iterator[tuple[str, int]]:
        at = self._skip(at + 1)
        while self._sign(at) != "}":
            if self._sign(at) != '"':
                raise _Fault("a key in quotes is due", at)
            try:
                key, at = scanstring(self.text, at + 1, False)
            except ValueError as error:
                raise _Fault("a text without its closing quote", at) from error
            start = self._skip(self._past(":", at))
            self._sign(start)
            yield key, start
            at = self._next(self._value(start)[1], "}")

    def _elements(self, at: int) -> Iterator[Item]:
        at = self._skip(at + 1)
        while self._sign(at) != "]":
            value, end = self._value(at)
            yield Item(value, self.place(at))
            at = self._next(end, "]")

    def _next(self, at: int, closing: str) -> int:
        """Return where the next element begins, or where the closing bracket stands."""
        at = self._skip(at)
        return at if self._sign(at) == closing else self._skip(self._past(",", at))

    def _past(self, sign: str, at: int) -> int:
        at = self._skip(at)
        if self._sign(at) != sign:
            raise _Fault(f"a {sign!r} is due", at)
        return at + 1

    def _sign(self, at: int) -> str:
        if at >= len(self.text):
            raise _Fault("it breaks off", at)
        return self.text[at]

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _value(self, at: int) -> tuple[Any, int]:
        try:
            return self._decode(self.text, at)
        except json.JSONDecodeError as error:
            raise _Fault(error.msg[:1].lower() + error.msg[1:], error.pos) from error
        except RecursionError as error:
            raise _Fault("its brackets are nested too deeply", at) from error

    def _decode(self, text: str, at: int) -> tuple[Any, int]:
        """Decode a value; only where a number has too many digits the slow way, which minds it."""
        try:
            return _QUICK(text, at)
        except json.JSONDecodeError:
            raise
        except ValueError:
            return _CAREFUL(text, at)
