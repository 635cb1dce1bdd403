"""Values as TOML text, on one line or one to a line.

Our own and no library's, because the canonical form of thousands of records is written at every
check and import, and the library that can lay text out this way takes ten times as long.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import singledispatch

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {
    **{chr(code): f"\\u{code:04x}" for code in (*range(0x20), 0x7F)},
    "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\",
}  # fmt: skip
_ESCAPED = str.maketrans(_ESCAPES)


@singledispatch
def value(item: object) -> str:
    r"""Return a value as TOML writes it.

    >>> value('a "b"\n'), value(3), value(True), value(datetime.date(2026, 1, 31))
    ('"a \\"b\\"\\n"', '3', 'true', '2026-01-31')
    >>> value(("a", "b")), value({"by": ("list",), "v1.0": 2})
    ('["a", "b"]', '{by = ["list"], "v1.0" = 2}')
    """
    raise TypeError(f"no TOML form for {type(item).__name__}")


@value.register
def _(item: str) -> str:
    return f'"{item.translate(_ESCAPED)}"'


@value.register
def _(item: bool) -> str:
    return "true" if item else "false"


@value.register
def _(item: int) -> str:
    return str(item)


@value.register
def _(item: datetime.date) -> str:
    return item.isoformat()


@value.register
def _(item: tuple) -> str:  # type: ignore[type-arg]
    return f"[{', '.join(map(value, item))}]"


@value.register
def _(item: Mapping) -> str:  # type: ignore[type-arg]
    return f"{{{', '.join(line(name, each) for name, each in item.items())}}}"


def key(name: str) -> str:
    """Return a key, in quotes where it is not bare."""
    return name if _BARE.fullmatch(name) else value(name)


def line(name: str, item: object) -> str:
    """Return a key with its value."""
    return f"{key(name)} = {value(item)}"


def listed(name: str, items: Iterable[object]) -> str:
    """Return a key with an array that has one item a line."""
    rows = "".join(f"    {value(item)},\n" for item in items)
    return f"{key(name)} = [\n{rows}]"
