"""The desk: files are opened, looked through, mended and written back."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.filing import read_file, write_whole
from spallm.linting.lines import Line
from spallm.linting.linter import lint
from spallm.linting.looked import Looked
from spallm.linting.mending import mended
from spallm.linting.opening import Opened, opened

if TYPE_CHECKING:
    from spallm.linting.rule import Rule

STDIN = "-"


def from_file(path: Path) -> Opened:
    """Open a file that somebody named."""
    body = read_file(path, hint="Name a list in Markdown, such as README.md, or - for stdin.")
    return opened(body, str(path), path)


def looked_through(lists: Iterable[Opened], rules: Sequence[Rule]) -> tuple[Looked, ...]:
    """Look through lists with the rules that are wanted."""
    return tuple(
        Looked(each.manuscript, lint(each.manuscript, rules)) for each in lists
    )  # fmt: skip


def fixed(lists: Iterable[Opened], rules: Sequence[Rule]) -> tuple[Opened, ...]:
    """Return lists with all mended that is safe to mend; nothing is written."""
    return tuple(each.with_text(mended(each.manuscript, rules)) for each in lists)


def save(before: Opened, after: Opened) -> bool:
    """Write a list back, whole or not at all, if it has changed; tell whether it has."""
    path = before.manuscript.path
    if path is None or before.body == after.body:
        return False
    write_whole(path, after.body)
    return True


def difference(before: Opened, after: Opened) -> str:
    """Return what mending changes as a unified diff, which ``patch -p0`` takes."""
    name = before.manuscript.file
    old, new = _lines(before.manuscript.lines), _lines(after.manuscript.lines)
    return "".join(_ended(difflib.unified_diff(old, new, name, name)))


def _lines(lines: Iterable[Line]) -> list[str]:
    return [line.text + line.end for line in lines]


def _ended(lines: Iterable[str]) -> Iterator[str]:
    """Say of a last line without an end that it has none, as diff does."""
    for line in lines:
        if line.endswith(("\n", "\r")):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"
