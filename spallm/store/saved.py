"""Saved queries: a SPARQL text with a title, a description and typed parameters in its head.

The head is the leading lines that start with ``#+``; they hold TOML. To any other SPARQL tool
they are comments.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spallm.bundle import queries_dir
from spallm.errors import QueryError
from spallm.nearness import unknown
from spallm.store.home import OURS, Home

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = "#+"
#: Types of parameters that name no entity.
PLAIN = frozenset({"string", "integer", "iri"})
READERS = ("student", "reviewer", "benchmark-author", "maintainer", "program")


@dataclass(frozen=True)
class Parameter:
    """A variable that the asker fills: its type, its default and what it means."""

    name: str
    type: str
    default: str | None = None
    description: str = ""
    description_zh: str = ""

    def default_at(self, home: Home) -> str | None:
        """Return the default in a graph at home there: entities of SpaLLM's are in no other."""
        return self.default if home == OURS or self.type in PLAIN else None


@dataclass(frozen=True)
class SavedQuery:
    """A query that stands under a name, with words for people in both languages."""

    name: str
    text: str
    title: str
    title_zh: str = ""
    description: str = ""
    description_zh: str = ""
    readers: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()


def load_saved(folder: Path | None = None) -> tuple[SavedQuery, ...]:
    """Return the saved queries of a folder, or the bundled ones, by name."""
    place = folder or queries_dir()
    return tuple(read_saved(path) for path in sorted(place.glob("*.rq")))


def saved_query(name: str, folder: Path | None = None) -> SavedQuery:
    """Return one saved query; a name that is not there is answered with the near ones."""
    place = folder or queries_dir()
    names = [path.stem for path in sorted(place.glob("*.rq"))]
    if name in names:
        return read_saved(place / f"{name}.rq")
    raise unknown("saved query", name, names, elsewhere="See: spallm query --list")


def read_saved(path: Path) -> SavedQuery:
    """Read a saved query from its file."""
    try:
        text = path.read_text("utf-8")
        head = tomllib.loads(_head(text))
        return _saved(path.stem, text, head)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, KeyError) as problem:
        said = f"{problem} is missing" if isinstance(problem, KeyError) else str(problem)
        raise QueryError(
            f"{path}: the head of this saved query cannot be read: {said}",
            hint="Each of its first lines starts with #+ and holds TOML; title is required.",
        ) from None


def _head(text: str) -> str:
    """Return the TOML in the leading lines, each at its own line number."""
    lines = []
    for line in text.splitlines():
        if not line.startswith(_MARK):
            break
        lines.append(line.removeprefix(_MARK))
    return "\n".join(lines)


def _saved(name: str, text: str, head: Mapping[str, Any]) -> SavedQuery:
    """Build a saved query; a key that is not known is a TypeError that names it."""
    words = {key: value for key, value in head.items() if key not in ("readers", "parameters")}
    named = head.get("parameters", {})
    if not isinstance(named, dict):
        raise TypeError("parameters are written as [parameters.name] tables")
    parameters = tuple(Parameter(key, **_texts(value)) for key, value in named.items())
    readers = tuple(head.get("readers", ()))
    strangers = [reader for reader in readers if reader not in READERS]
    if strangers:
        raise TypeError(f"reader {strangers[0]!r} is none of {', '.join(READERS)}")
    fields = {"title": head["title"]} | words
    return SavedQuery(name, text, **_texts(fields), readers=readers, parameters=parameters)


def _texts(values: object) -> dict[str, str]:
    """Return values as the texts that a command line would give for them."""
    if not isinstance(values, dict):
        raise TypeError(f"{values!r} is no table of values")
    return {key: _text(value) for key, value in values.items()}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    raise TypeError(f"{value!r} is neither a text nor a number")
