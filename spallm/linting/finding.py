"""Findings: what a rule found, where it stands, what to do, and the edits that would do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spallm.importers.entry import Place
from spallm.linting.words import Words

Severity = Literal["error", "warning", "note"]
#: From the gravest to what is only worth a thought.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement within one line: so many characters from a column on, by a text."""

    line: int
    column: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule saw. What it leaves open, the rule itself says for all of its kind.

    ``safe`` tells that the edits change nothing that the list says, so that they may be made
    unasked; other edits are suggestions.
    """

    place: Place
    message: Words
    advice: Words | None = None
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault by the name of its rule, complete."""

    place: Place
    rule: str
    severity: Severity
    message: Words
    advice: Words
    edits: tuple[Edit, ...] = ()
    safe: bool = False

    @property
    def is_mendable(self) -> bool:
        """Tell whether it is mended without asking."""
        return self.safe and bool(self.edits)

    @property
    def counts(self) -> bool:
        """Tell whether it keeps a list from being clean; notes do not."""
        return self.severity != "note"
