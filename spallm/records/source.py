"""Sources: the repositories, lists and pages that facts were read from."""

from __future__ import annotations

import datetime
from typing import ClassVar
from urllib.parse import quote

from spallm.records.entity import Entity
from spallm.records.record import Slug, Text, Url
from spallm.vocabulary import PROV, SCHEMA


class Source(Entity):
    """Something that was read; ``basis`` says on what footing it speaks unless a footnote differs.

    A list that is only a file has no ``url``. ``commit`` pins a repository to the state that was
    read, so that a locator keeps its place.
    """

    kind: ClassVar[str] = "source"
    classes: ClassVar[tuple[str, ...]] = (PROV.Entity, SCHEMA.CreativeWork)

    url: Url | None = None
    commit: Text | None = None
    basis: Slug
    licence: Text | None = None
    accessed: datetime.date | None = None
    remark: Text | None = None

    def link(self, locator: str | None) -> str | None:
        """Return the address of a place in this source, as exact as it can be, if it has one.

        >>> Source(id="x", name="X", url="https://github.com/a/b", commit="c0ffee",
        ...        basis="list").link("README.md#L70")
        'https://github.com/a/b/blob/c0ffee/README.md#L70'
        """
        if not self.url or not self.commit:
            return self.url
        path = quote(locator, safe="/#") if locator else ""
        return f"{self.url}/blob/{self.commit}/{path}" if path else f"{self.url}/tree/{self.commit}"
