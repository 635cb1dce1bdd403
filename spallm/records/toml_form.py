"""The canonical TOML form of a record: how files are read, and the one way they are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from spallm.errors import RecordError
from spallm.records import toml_text
from spallm.records.entity import Entity

NEXT = "Mend the line, then run: spallm check"


def read(record_class: type[Entity], path: Path) -> Entity:
    """Read one record; the file's stem becomes its id.

    Raises RecordError that names the file, the line where it can be told, and the field.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RecordError(f"{path}: is not UTF-8 text (byte {error.start})", hint=NEXT) from error
    return parse(record_class, text, path)


def parse(record_class: type[Entity], text: str, path: Path) -> Entity:
    """Parse the text of one record as if it stood at ``path``."""
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RecordError(f"{path}: not TOML: {error}", hint=NEXT) from error
    if "id" in fields:
        raise RecordError(f"{path}: field id: the file's name is the id", hint="Delete the line.")
    try:
        return record_class.model_validate({"id": path.stem, **fields})
    except ValidationError as error:
        raise RecordError("\n".join(_complaints(error, text, path)), hint=NEXT) from error


def _complaints(error: ValidationError, text: str, path: Path) -> list[str]:
    complaints = []
    for fault in error.errors(include_url=False):
        where = ".".join(str(part) for part in fault["loc"])
        message = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "extra_forbidden":
            message = "this field is not known"
        complaints.append(f"{path}:{_line(text, fault['loc'])}: field {where}: {message}")
    return complaints


def _line(text: str, loc: tuple[int | str, ...]) -> int:
    """Return the line where a field starts: its nth block, or its nth entry, where it has some."""
    key = re.escape(str(loc[0])) if loc else ""
    starts = [match.start() for match in re.finditer(rf"(?m)^\[*{key}\b", text)]
    if not starts:
        return 1
    index = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0
    if len(starts) > index:
        return text.count("\n", 0, starts[index]) + 1
    return text.count("\n", 0, starts[0]) + 1 + min(index + 1, text.count("\n", starts[0]))


def write(record: Entity) -> str:
    """Return the canonical text of a record: fields in the order of their class, one claim a line.

    Defaults are left out, and footnotes come last.
    """
    fields = {name: item for name, item in _kept(record) if name != "id"}
    blocks = {name: item for name, item in fields.items() if _is_long(item)}
    lines = [_field(name, item) for name, item in fields.items() if name not in blocks]
    for name in sorted(blocks, key=lambda name: name == "evidence"):
        lines += _block(name, blocks[name])
    return "\n".join(lines) + "\n"


def _is_default(record: BaseModel, name: str) -> bool:
    return bool(getattr(record, name) == _default(type(record), name))


@cache
def _default(record_class: type[BaseModel], name: str) -> Any:
    return record_class.model_fields[name].get_default(call_default_factory=True)


def _kept(record: BaseModel) -> list[tuple[str, Any]]:
    return [
        (name, getattr(record, name))
        for name in type(record).model_fields
        if not _is_default(record, name)
    ]


def _is_long(item: Any) -> bool:
    """Tell long parts that get a block of their own from claims, which take one line each."""
    if not isinstance(item, tuple):
        return isinstance(item, dict)
    first = item[0] if item else None
    return isinstance(first, BaseModel) and "value" not in type(first).model_fields


def _field(name: str, item: Any) -> str:
    if isinstance(item, tuple) and item and isinstance(item[0], BaseModel):
        return toml_text.listed(name, map(_plain, item))
    return toml_text.line(name, _plain(item))


def _block(name: str, item: Any) -> Iterator[str]:
    """Yield the lines of footnotes, or of parts with a table each."""
    if isinstance(item, dict):
        yield f"\n[{toml_text.key(name)}]"
        yield from (toml_text.line(key, _plain(item[key])) for key in sorted(item))
        return
    for each in item:
        yield f"\n[[{toml_text.key(name)}]]"
        yield from (_field(*pair) for pair in _kept(each))


def _plain(item: Any) -> Any:
    """Return a value of a record as plain values, defaults left out."""
    if isinstance(item, BaseModel):
        return {name: _plain(each) for name, each in _kept(item)}
    return tuple(map(_plain, item)) if isinstance(item, tuple) else item
