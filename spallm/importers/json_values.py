"""Values of JSON that somebody else wrote: what is not of the type that is due is not there."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def value_at(value: Any, *path: str) -> Any:
    """Return what stands at the end of a path of keys, or None.

    >>> value_at({"a": {"b": 1}}, "a", "b"), value_at({"a": [1]}, "a", "b")
    (1, None)
    """
    for key in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def text_of(value: Any) -> str:
    """Return a text, a number or a day as text, and nothing for anything else.

    >>> text_of("cells"), text_of(2024), text_of(None), text_of(["cells"]), text_of(True)
    ('cells', '2024', '', '', '')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime.date):  # YAML has days
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value) if math.isfinite(value) else ""


def text_at(value: Any, *path: str) -> str:
    """Return the text at the end of a path, or nothing."""
    return text_of(value_at(value, *path))


def texts_at(value: Any, *path: str) -> tuple[str, ...]:
    """Return the texts of a list; a text that stands alone is a list of one.

    >>> texts_at({"tags": ["a", None, "b"]}, "tags"), texts_at({"tags": "a"}, "tags")
    (('a', 'b'), ('a',))
    """
    found = value_at(value, *path)
    each = found if isinstance(found, list | tuple) else [found]
    return tuple(text for one in each if (text := text_of(one)))


def mapping_at(value: Any, *path: str) -> Json:
    """Return the object at the end of a path, or an empty one."""
    found = value_at(value, *path)
    return found if isinstance(found, Mapping) else {}


def mappings_at(value: Any, *path: str) -> Iterator[Json]:
    """Yield the objects of a list; an object that stands alone is a list of one."""
    found = value_at(value, *path)
    each = found if isinstance(found, list | tuple) else [found]
    return (one for one in each if isinstance(one, Mapping))


def flag_at(value: Any, *path: str) -> bool:
    """Tell whether true stands at the end of a path."""
    return value_at(value, *path) is True
