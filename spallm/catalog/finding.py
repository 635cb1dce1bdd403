"""Findings: what is wrong in the data, where, and the command or edit that mends it."""

from __future__ import annotations

from collections.abc import Iterator
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
    def each_of(cls, error: RecordError, path: Path) -> Iterator[Finding]:
        """Yield the complaints about an unreadable file, one finding each."""
        for complaint in error.message.splitlines():
            message = complaint.removeprefix(f"{path}: ").removeprefix(f"{path}:")
            where, _, rest = message.partition(": ")
            placed = where.isdigit()
            yield cls(
                str(path),
                f"line {where}" if placed else "",
                rest if placed else message,
                error.hint or "Mend the file.",
            )
