"""The collection as a whole: its title, version, date and licence."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from pydantic import ValidationError

from spallm.errors import RecordError
from spallm.records.record import Record, Text, Url


class Collection(Record):
    """What ``data/collection.toml`` says about the data as a whole."""

    title: Text
    title_zh: Text
    description: Text
    description_zh: Text
    version: Text
    date: datetime.date
    license: Url


def read_collection(data: Path) -> Collection:
    """Read ``collection.toml``, without which a folder is not a data folder."""
    path = data / "collection.toml"
    try:
        return Collection.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise RecordError(
            f"{path}: not found, so {data} is not a data folder",
            hint="Name the folder that holds collection.toml: spallm … --data DIR",
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RecordError(f"{path}: cannot be read: {error}") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise RecordError(f"{path}: field {where}: {fault['msg']}") from error
