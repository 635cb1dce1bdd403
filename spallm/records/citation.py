"""Citations: who cites whom, one line each, with the place where it was read."""

from __future__ import annotations

from typing import Literal

from spallm.records.record import Record, Slug, Text


class Citation(Record):
    """One work cites another, according to a source.

    ``version`` says whether the source tells which version of the cited work was meant.
    """

    citing: Slug
    cited: Slug
    source: Slug
    locator: Text | None = None
    basis: Slug | None = None
    version: Literal["exact", "unknown"] = "unknown"
