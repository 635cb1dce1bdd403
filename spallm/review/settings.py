"""Reading ``review.toml``: every value is checked, and a message names the file and the key."""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spallm.analysis.data_version import DataVersion
from spallm.errors import SpallmError
from spallm.filing import read_file
from spallm.nearness import did_you_mean
from spallm.review.review import SETTINGS, Criterion, PackOptions, Review
from spallm.selecting.screening import STAGES

LANGUAGES = ("en", "zh")
_DATES = datetime.date | datetime.datetime | datetime.time
#: The keys of each table; the empty name is the top of the file.
KEYS = {
    "": ("title", "title_zh", "question", "question_zh", "select", "reader", "data", "stages",
         "include", "exclude", "pack"),
    "data": ("graph", "title", "version", "date", "digest", "license"),
    "pack": ("columns", "figures", "style", "languages", "authors", "license"),
}  # fmt: skip


def read_review(folder: Path) -> Review:
    """Read the review in a folder.

    Raises SpallmError where there is none, and where its file says what cannot be.
    """
    path = folder / SETTINGS
    top = _Table(path, "", _parsed(path))
    data = top.table("data")
    return Review(
        folder=folder,
        title=top.text("title", needed=True),
        title_zh=top.text("title_zh"),
        question=top.text("question"),
        question_zh=top.text("question_zh"),
        select=top.text("select", needed=True),
        graph=data.text("graph"),
        reader=top.text("reader"),
        began_with=DataVersion(
            *(data.text(key) for key in ("digest", "title", "version", "date", "license"))
        ),
        stages=top.texts("stages", STAGES) or STAGES[:1],
        include=top.criteria("include"),
        exclude=top.criteria("exclude"),
        pack=_pack(top.table("pack")),
    )


def _pack(table: _Table) -> PackOptions:
    return PackOptions(
        table.texts("columns"),
        table.texts("figures"),
        table.text("style") or None,
        table.texts("languages", LANGUAGES) or LANGUAGES,
        table.texts("authors") or (),
        table.text("license") or None,
    )


def _parsed(path: Path) -> Mapping[str, Any]:
    if not os.path.exists(path):  # noqa: PTH110  # a name may be too long for a file
        raise SpallmError(
            f"{path.parent}: holds no review: there is no {path.name}",
            hint=f"Begin one with: spallm review init {path.parent}",
        )
    try:
        return tomllib.loads(read_file(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SpallmError(f"{path}: is not UTF-8 text", hint="Save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SpallmError(
            f"{path}: is not TOML: {error}",
            hint='Texts stand in quotation marks: title = "A review".',
        ) from error


@dataclass(frozen=True)
class _Table:
    """A table of the file, and the questions that are asked of it."""

    path: Path
    name: str
    values: Mapping[str, Any]

    def __post_init__(self) -> None:
        known = KEYS.get(self.name, ())
        for key in self.values:
            if known and key not in known:
                raise SpallmError(
                    f"{self.path}: there is no key {self._at(key)}",
                    hint=did_you_mean(key, known) or f"There are: {', '.join(known)}.",
                )

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str | _DATES):
            raise self._wrong(key, "a text in quotation marks", value)
        text = str(value).strip()
        if needed and not text:
            raise SpallmError(
                f"{self.path}: {self._at(key)} is missing", hint=f'Add a line: {key} = "…"'
            )
        return text

    def texts(self, key: str, known: Iterable[str] = ()) -> tuple[str, ...] | None:
        """Return a list of texts, or nothing where the key is missing."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._wrong(key, 'a list of texts, such as ["a", "b"]', value)
        for each in value:
            if known and each not in known:
                near = did_you_mean(each, known) or f"There are: {', '.join(known)}."
                raise SpallmError(f"{self.path}: {self._at(key)}: {each!r} is unknown", hint=near)
        return tuple(dict.fromkeys(value))

    def table(self, key: str) -> _Table:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, f"a table that begins with [{key}]", value)
        return _Table(self.path, key, value)

    def criteria(self, key: str) -> tuple[Criterion, ...]:
        """Return the criteria of a table, each a text or its English and Chinese texts."""
        return tuple(self._criterion(key, *pair) for pair in self.table(key).values.items())

    def _criterion(self, table: str, code: str, value: object) -> Criterion:
        said = {"en": value} if isinstance(value, str) else value
        if (
            not isinstance(said, dict)
            or not set(said) <= set(LANGUAGES)
            or not all(isinstance(each, str) for each in said.values())
            or not said.get("en", "").strip()
        ):
            raise self._wrong(f"{table}.{code}", 'a text, or {en = "…", zh = "…"}', value)
        return Criterion(code, said["en"].strip(), said.get("zh", "").strip())

    def _at(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _wrong(self, key: str, expected: str, value: object) -> SpallmError:
        return SpallmError(
            f"{self.path}: {self._at(key)} is {_shown(value)}", hint=f"Expected is {expected}."
        )


def _shown(value: object) -> str:
    kinds = {bool: "yes or no", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return kinds.get(type(value), f"{value!r}")
