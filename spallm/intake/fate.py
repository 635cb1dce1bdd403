"""Fates: what became of each entry that was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spallm.importers.entry import Entry
from spallm.intake.telling import Loss
from spallm.intake.told import Change
from spallm.matching import Match

Outcome = Literal["new", "merged", "confirmed", "conflict", "skipped"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an entry.

    ``id`` is that of the record it went into, which ``section`` stands on; ``match`` says why it
    is that one, and ``same_as`` which line speaks of the same work, where it is none of the data.
    ``possible`` are works that may be meant as well. ``trouble`` says why it was skipped, or what
    speaks against the match.
    """

    entry: Entry
    outcome: Outcome
    kind: str = "paper"
    id: str | None = None
    section: str | None = None
    match: Match | None = None
    same_as: str | None = None
    possible: tuple[Match, ...] = ()
    changes: tuple[Change, ...] = ()
    losses: tuple[Loss, ...] = ()
    trouble: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The file and line of the entry."""
        return f"{self.entry.place.file}:{self.entry.place.line}"


def outcome_of(
    changes: tuple[Change, ...], trouble: tuple[str, ...], *, is_first: bool, is_known: bool
) -> Outcome:
    """Return what is said of an entry, given what became of its claims."""
    told = {change.outcome for change in changes}
    if trouble or "conflict" in told:
        return "conflict"
    if is_first and not is_known:
        return "new"
    return "merged" if "new" in told or not is_known else "confirmed"
