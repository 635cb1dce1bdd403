"""What the entities of the graph have in common: an id, names and footnotes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from spallm.records.claim import Claims, Evidence
from spallm.records.fact import Fact
from spallm.records.record import Record, Slug, Text
from spallm.vocabulary import SKOS


class Entity(Record):
    """A thing with a file of its own; the file's stem is its ``id`` and is not repeated inside."""

    kind: ClassVar[str]
    classes: ClassVar[tuple[str, ...]]

    id: Slug = Field(exclude=True)
    name: Text
    name_zh: Text | None = None
    aliases: Annotated[Claims[Text], Fact(SKOS.altLabel)] = ()


class Footnoted(Entity):
    """An entity whose facts rest on the footnotes at the end of its file."""

    evidence: dict[Slug, Evidence] = Field(default_factory=dict)
