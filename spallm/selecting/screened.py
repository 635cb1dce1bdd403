"""What a screening file decides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.errors import UsageError
from spallm.nearness import unknown
from spallm.selecting.choice import Choice
from spallm.selecting.members import Members
from spallm.selecting.wording import written

if TYPE_CHECKING:
    from spallm.selecting.scope import Scope

#: What can be asked of a file, and the outcomes that answer it.
DECISIONS = {"included": "include", "excluded": "exclude", "unsure": "unsure"}


@dataclass(frozen=True)
class Screened(Choice):
    """The entities of a screening file of which one thing was decided."""

    file: str
    decision: str = "included"

    def __post_init__(self) -> None:
        if self.decision not in DECISIONS:
            raise unknown("decision", self.decision, DECISIONS)

    @property
    def text(self) -> str:
        """The call that means this."""
        decision = "" if self.decision == "included" else f", {self.decision}"
        return f"screened({written(self.file)}{decision})"

    def members(self, scope: Scope) -> Members:
        """Return the entities; one that the graph does not have raises."""
        scope.permit_files(self.text)
        return Members(frozenset(self._entity(scope, name) for name in self._names(scope)))

    def _names(self, scope: Scope) -> tuple[str, ...]:
        from spallm.selecting.screening_file import read_screening

        log = read_screening(Path(self.file))
        scope.notes.extend(log.notes)
        if self.decision == "included":
            return log.included()
        return tuple(each for each in log.ids if log.last(each).outcome == DECISIONS[self.decision])

    def _entity(self, scope: Scope, name: str) -> str:
        try:
            return scope.entity(name).iri
        except UsageError as error:
            raise UsageError(f"{self.file}: {error.message}", hint=error.hint) from None
