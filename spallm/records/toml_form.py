"""The canonical TOML form of a record: how files are read, and the one way they are written."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from spallm.errors import RecordError, UsageError
from spallm.records.entity import Entity

if TYPE_CHECKING:
    from tomlkit.items import Array, InlineTable, Table

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
    try:
        import tomlkit
    except ImportError as error:
        raise UsageError(
            "writing records needs tomlkit, which is not installed",
            hint='Install it: pip install "spallm[curate]"',
        ) from error
    document = tomlkit.document()
    blocks: list[tuple[str, Any]] = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name == "id" or _is_default(record, name):
            continue
        if isinstance(value, tuple) and value and _is_block(value[0]):
            blocks.append((name, _block_array(value)))
        elif isinstance(value, dict):
            blocks.append((name, _footnotes(value)))
        else:
            document.add(name, _item(value))
    for name, block in sorted(blocks, key=lambda pair: pair[0] == "evidence"):
        document.add(tomlkit.nl())
        document.add(name, block)
    return tomlkit.dumps(document)


def _is_default(record: BaseModel, name: str) -> bool:
    return bool(getattr(record, name) == _default(type(record), name))


@cache
def _default(record_class: type[BaseModel], name: str) -> Any:
    return record_class.model_fields[name].get_default(call_default_factory=True)


def _is_block(value: object) -> bool:
    """Tell long parts that get a block of their own from claims, which take one line each."""
    return isinstance(value, BaseModel) and "value" not in type(value).model_fields


def _block_array(values: tuple[BaseModel, ...]) -> Any:
    import tomlkit

    array = tomlkit.aot()
    for value in values:
        table = tomlkit.table()
        for name, item in _kept(value):
            table.add(name, item)
        array.append(table)
    return array


def _footnotes(values: dict[str, BaseModel]) -> Table:
    import tomlkit

    table = tomlkit.table()
    for name in sorted(values):
        table.add(name, _inline(values[name]))
    return table


def _kept(value: BaseModel) -> list[tuple[str, Any]]:
    return [
        (name, _item(getattr(value, name)))
        for name in type(value).model_fields
        if not _is_default(value, name)
    ]


def _item(value: Any) -> Any:
    import tomlkit

    if isinstance(value, BaseModel):
        return _inline(value)
    if isinstance(value, tuple):
        return _array(value)
    return tomlkit.item(value)


def _inline(value: BaseModel) -> InlineTable:
    import tomlkit

    table = tomlkit.inline_table()
    for name, item in _kept(value):
        table.append(name, item)
    return table


def _array(values: tuple[Any, ...]) -> Array:
    from tomlkit.items import Array, Trivia

    array = Array([], Trivia())
    array.extend(_item(value) for value in values)
    return array.multiline(bool(values) and isinstance(values[0], BaseModel))
