"""The expression of a review: screening files in it count from the folder of the review."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from spallm.selecting.choice import Choice
from spallm.selecting.parsing import parse
from spallm.selecting.screened import Screened


def kept(expression: str, folder: Path) -> str:
    """Return an expression as a review keeps it: files are named from its folder.

    Absolute paths to elsewhere stay what they are.

    >>> kept('screened("mine/a.csv") - scgpt', Path("mine"))
    'screened(a.csv) - scgpt'
    """
    return _with_files(parse(expression), lambda file: _from(folder, Path(file)).as_posix()).text


def opened(expression: str, folder: Path) -> str:
    """Return an expression of a review with its files named from where we are."""
    return _with_files(parse(expression), lambda file: (folder / file).as_posix()).text


def _from(folder: Path, file: Path) -> Path:
    if file.is_absolute() and not file.is_relative_to(folder.absolute()):
        return file
    return Path(os.path.relpath(file, folder))


def _with_files(choice: Choice, place: Callable[[str], str]) -> Choice:
    """Return a choice with other places of its files."""
    if isinstance(choice, Screened):
        return replace(choice, file=place(choice.file))
    return choice.mapped(lambda part: _with_files(part, place))
