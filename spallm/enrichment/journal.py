"""The journal: one line for every request that was made, so that one can see what was asked."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

COLUMNS = ("time", "service", "method", "address", "outcome", "left")


def now() -> datetime:
    """Return the time, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Journal:
    """A table that only grows; ``left`` is what the service says may still be asked today.

    Addresses in it hold no keys, which travel in headers. A journal that cannot be written stops
    nothing: it is a convenience.
    """

    path: Path
    clock: Callable[[], datetime] = now

    def note(self, service: str, method: str, address: str, outcome: str, left: str = "") -> None:
        """Add one line."""
        cells = (self.clock().isoformat(), service, method, address, outcome, left)
        line = "\t".join(" ".join(cell.split()) for cell in cells)
        with contextlib.suppress(OSError):
            is_new = not self.path.exists()
            with self.path.open("a", encoding="utf-8") as file:
                file.write(("\t".join(COLUMNS) + "\n" if is_new else "") + line + "\n")
