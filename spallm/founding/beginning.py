"""Beginnings: what a graph for another field begins with, before anything is known of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from spallm.catalog import Collection
from spallm.errors import UsageError
from spallm.exports.markdown import escaped
from spallm.identifiers import slug
from spallm.records import toml_text

#: The namespace until a curator has one: nobody else's, and nothing is ever found there.
PLACEHOLDER = "https://example.org/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TEMPLATES = Path(__file__).parent / "templates"
#: The files of a graph, by the template that each is made from.
_FILES = {
    "ontology/schemes/section.ttl": "section.ttl",
    "ontology/schemes/task.ttl": "task.ttl",
    "README.md": "README.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "check.yml",
}
#: The file that a collection with a Chinese title has beside them.
_CHINESE = {"README.zh.md": "README.zh.md"}
COLLECTION = "data/collection.toml"


@dataclass(frozen=True)
class Beginning:
    """A collection without records; ``files`` are those it begins with, by their paths."""

    collection: Collection

    @property
    def is_placed(self) -> bool:
        """Whether the namespace is somebody's own and no placeholder."""
        return not str(self.collection.namespace).startswith(PLACEHOLDER)

    def files(self) -> Mapping[str, bytes]:
        """Return the files; nothing stands in a folder of records yet, so there is none."""
        names = _FILES | (_CHINESE if self.collection.title_zh else {})
        return {
            COLLECTION: _collection_toml(self.collection).encode(),
            **{path: self._filled(name).encode() for path, name in names.items()},
        }

    def _filled(self, name: str) -> str:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        if not name.endswith((".md", ".yml")):
            return text
        from jinja2 import Environment, StrictUndefined

        told = self.collection
        markdown = Environment(  # noqa: S701  # what is filled in is escaped for Markdown below
            undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
        )
        return markdown.from_string(text).render(
            title=escaped(told.title),
            title_zh=escaped(told.title_zh or ""),
            description=escaped(told.description or ""),
            licence=told.license,
        )


def beginning(
    name: str,
    *,
    title: str | None = None,
    title_zh: str | None = None,
    description: str | None = None,
    namespace: str | None = None,
    licence: str | None = None,
    today: datetime.date | None = None,
) -> Beginning:
    """Return the beginning of a graph in a folder of that name.

    The title is the folder's name unless another is given, and so is the end of the namespace. What
    cannot be used raises :class:`~spallm.errors.UsageError`.

    >>> beginning("plant-models").collection.title
    'Plant models'
    """
    words = " ".join(name.replace("-", " ").replace("_", " ").split()) or "graph"
    given = {
        "title": " ".join((title or words[:1].upper() + words[1:]).split()),
        "title_zh": title_zh,
        "description": description,
        "namespace": namespace or f"{PLACEHOLDER}{slug(title or words)}/",
        "license": licence or LICENCE,
        "version": "0.1",
        "date": today or datetime.datetime.now(tz=datetime.UTC).date(),
    }
    try:
        return Beginning(Collection.model_validate(given))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise _unfit(str(fault["loc"][0]), str(fault["input"]), fault["msg"]) from error


def _unfit(field: str, value: str, why: str) -> UsageError:
    option = "licence" if field == "license" else field.replace("_", "-")
    words = why.removeprefix("Value error, ")
    return UsageError(f"--{option} {value}: {words}", hint="Nothing was written.")


def _collection_toml(collection: Collection) -> str:
    told = {
        field: getattr(collection, field)
        for field in type(collection).model_fields
        if getattr(collection, field) is not None
    }
    lines = ["# What the collection is as a whole. Raise the version with each edition."]
    for field, value in told.items():
        if field == "namespace":
            lines += [
                "",
                "# Where the entities of this graph have their addresses.",
                "# Make it one of your own before others link to them.",
            ]
        lines.append(toml_text.line(field, value))
    return "\n".join(lines) + "\n"
