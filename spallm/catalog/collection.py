"""The collection as a whole: its title, version, date and licence."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from pydantic import ValidationError, field_validator

from spallm.errors import RecordError
from spallm.records.record import Record, Text, Url
from spallm.store.home import is_space

#: What a namespace has to be.
SPACE = (
    "a namespace is an address of your own, in plain letters, that ends in / or #, "
    "such as https://example.org/plants/"
)


class Collection(Record):
    """What ``data/collection.toml`` says about the data as a whole.

    ``namespace`` is where a graph for another field has its entities; without it they stand among
    SpaLLM's own. A collection with a Chinese title is kept in both languages.
    """

    title: Text
    title_zh: Text | None = None
    description: Text | None = None
    description_zh: Text | None = None
    version: Text
    date: datetime.date
    license: Url
    namespace: Text | None = None

    @field_validator("namespace")
    @classmethod
    def _is_space(cls, namespace: str | None) -> str | None:
        if namespace is not None and not is_space(namespace):
            raise ValueError(SPACE)
        return namespace


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
