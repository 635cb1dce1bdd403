"""Findings: what is wrong in the data, where, and the command or edit that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spallm.errors import RecordError


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in the data."""

    path: str
    field: str
    message: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.path}: {self.field}" if self.field else self.path
        return f"{where}: {self.message}\n    → {self.mend}"

    @classmethod
    def of(cls, error: RecordError, path: Path) -> Finding:
        """Return an unreadable file as a finding."""
        message = error.message.removeprefix(f"{path}: ").replace(f"{path}:", "line ")
        return cls(str(path), "", message, error.hint or "Mend the file.")
