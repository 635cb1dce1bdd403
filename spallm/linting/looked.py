"""What looking through one file gave."""

from __future__ import annotations

from dataclasses import dataclass

from spallm.linting.finding import Finding
from spallm.linting.manuscript import Manuscript


@dataclass(frozen=True)
class Looked:
    """A list and what was found in it."""

    manuscript: Manuscript
    findings: tuple[Finding, ...]

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.manuscript.file
