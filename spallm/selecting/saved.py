"""Saved selections: expressions by name, each in a small file of the reviewer's own folder."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.errors import SpallmError, UsageError
from spallm.filing import read_file, write_whole
from spallm.nearness import unknown
from spallm.selecting.choice import Choice
from spallm.selecting.tokens import LONGEST

if TYPE_CHECKING:
    from spallm.selecting.members import Members
    from spallm.selecting.scope import Scope

_NAME = re.compile(r"[^\W_][\w.-]{0,99}")
_KEYS = {"name", "title", "select"}


@dataclass(frozen=True)
class SavedSelection:
    """An expression under a name, with a title for people."""

    name: str
    select: str
    title: str = ""


@dataclass(frozen=True)
class Saved(Choice):
    """What a saved selection finds."""

    name: str

    def __post_init__(self) -> None:
        checked_name(self.name)

    @property
    def text(self) -> str:
        """The name after its sign."""
        return f"@{self.name}"

    def members(self, scope: Scope) -> Members:
        """Return what the expression in the file finds."""
        return scope.members(expanded(self, scope))


def expanded(choice: Choice, scope: Scope) -> Choice:
    """Return a choice with what saved selections say in the place of their names."""
    if not isinstance(choice, Saved):
        return choice.mapped(lambda part: expanded(part, scope))
    scope.permit_files(choice.text)
    if choice.name not in scope.written_out:
        inner = scope.entering(choice.name)
        found = expanded(_read(scope.folder, choice.name), inner)
        if len(found.text) > LONGEST:
            raise UsageError(
                f"@{choice.name} grows beyond {LONGEST:,} characters, written out",
                hint="Put a long list of entities into a screening file.",
            )
        scope.written_out[choice.name] = found
    return scope.written_out[choice.name]


def _read(folder: Path, name: str) -> Choice:
    from spallm.selecting.parsing import parse

    saved = read_selection(folder, name)
    try:
        return parse(saved.select)
    except UsageError as error:
        place = path_of(folder, name)
        raise UsageError(f"{place}: {error.message}", hint=error.hint) from None


def checked_name(name: str) -> str:
    """Return a name that can be a file's and be written after @, or raise."""
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise UsageError(
            f"{name!r} cannot be the name of a selection",
            hint="Names are letters, digits, - _ and . and begin with a letter or digit.",
        )
    return name


def path_of(folder: Path, name: str) -> Path:
    """Return where a selection of this name is saved."""
    return folder / f"{checked_name(name)}.toml"


def saved_selections(folder: Path) -> tuple[SavedSelection, ...]:
    """Return the selections of a folder by name; a folder that is not there has none."""
    names = sorted(path.stem for path in folder.glob("*.toml") if _NAME.fullmatch(path.stem))
    return tuple(read_selection(folder, name) for name in names)


def read_selection(folder: Path, name: str) -> SavedSelection:
    """Read a saved selection; a name that is not there is answered with the near ones."""
    path = path_of(folder, name)
    if not os.path.exists(path):  # noqa: PTH110  # a name may be too long for a file
        raise _missing(folder, name)
    try:
        held = tomllib.loads(read_file(path, _SHAPE).decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: is no TOML: {error}", hint=_SHAPE) from None
    if "select" not in held or not all(isinstance(held.get(key, ""), str) for key in _KEYS):
        raise UsageError(f"{path}: holds no selection", hint=_SHAPE)
    return SavedSelection(name, held["select"], held.get("title", ""))


_SHAPE = 'It should hold one line such as: select = "kind:model & year:2023.."'


def _missing(folder: Path, name: str) -> SpallmError:
    names = [path.stem for path in folder.glob("*.toml")]
    if not names:
        return UsageError(
            f"there is no saved selection @{name}, and none in {folder}",
            hint="Save one with: spallm select EXPR --save NAME",
        )
    return unknown("saved selection", name, names, elsewhere="See: spallm select --saved")


def save_selection(folder: Path, selection: SavedSelection, *, replace: bool = False) -> Path:
    """Write a selection into a folder, whole or not at all, and return the file.

    One that is there already is kept unless it is to be replaced.
    """
    path = path_of(folder, selection.name)
    if path.exists() and not replace:
        raise UsageError(f"{path} is there already", hint="Replace it with --force.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpallmError(f"{folder}: cannot be made: {error.strerror}") from None
    write_whole(path, toml(selection).encode())
    return path


def toml(selection: SavedSelection) -> str:
    """Return the text of the file.

    >>> print(toml(SavedSelection("recent", 'kind:model & year:2023..')), end="")
    name = "recent"
    select = "kind:model & year:2023.."
    """
    lines = {"name": selection.name, "title": selection.title, "select": selection.select}
    return "".join(f"{key} = {_basic(value)}\n" for key, value in lines.items() if value)


def _basic(text: str) -> str:
    """Return a text as a basic string of TOML."""
    return '"' + "".join(map(_escaped, text.encode("utf-8", "replace").decode())) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
