"""Faults that another address mends."""

from __future__ import annotations

from spallm.linting.finding import Edit, Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.words import Words
from spallm.linting.written import Written


def mended_by(
    manuscript: Manuscript,
    each: Written,
    url: str,
    message: Words,
    advice: Words | None = None,
    *,
    safe: bool = True,
) -> Fault:
    """Return a fault that another address mends."""
    return Fault(
        each.place(manuscript.file),
        message,
        advice or Words(f"Write {url}", f"请写 {url}"),
        edits=(Edit(each.line, each.column, len(each.url), url),),
        safe=safe,
    )
