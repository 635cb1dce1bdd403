"""Bodies and springs: a graph as the layout sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A node to be placed: its room (with its name below), its section, and its key."""

    key: str
    radius: float
    name_width: float
    name_height: float
    section: int


@dataclass(frozen=True, slots=True)
class Spring:
    """Two bodies that belong together, and how much."""

    source: int
    target: int
    pull: float
