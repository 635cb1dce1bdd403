"""Organisations that make models and data."""

from __future__ import annotations

from typing import Annotated, ClassVar

from spallm.records.claim import Claims
from spallm.records.entity import Footnoted
from spallm.records.fact import Fact
from spallm.records.record import Url
from spallm.vocabulary import SCHEMA


class Organisation(Footnoted):
    """A university, institute or company."""

    kind: ClassVar[str] = "organisation"
    classes: ClassVar[tuple[str, ...]] = (SCHEMA.Organization,)

    website: Annotated[Claims[Url], Fact(SCHEMA.url)] = ()
