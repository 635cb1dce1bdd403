"""Rules: what is looked for, what it means, and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.linting.finding import Fault, Finding, Severity
from spallm.linting.words import Words

if TYPE_CHECKING:
    from spallm.linting.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a list can have wrong.

    ``severity`` is the gravest that it gives. ``says`` is a line, ``advice`` what to do about it,
    ``example`` a piece of Markdown that has it. ``mends`` tells that some of its findings are
    mended by ``--fix``; ``asks_graph`` that it needs to know works.
    """

    name: str
    severity: Severity
    says: Words
    advice: Words
    example: str
    find: Callable[[Manuscript], Iterable[Fault]]
    mends: bool = False
    asks_graph: bool = False

    def finding(self, fault: Fault) -> Finding:
        """Return a fault as a finding of this rule."""
        return Finding(
            fault.place,
            self.name,
            fault.severity or self.severity,
            fault.message,
            fault.advice or self.advice,
            fault.edits,
            fault.safe,
        )
