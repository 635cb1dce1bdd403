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

    @property
    def room(self) -> float:
        """How much of the map it needs, with some air around."""
        return (max(2 * self.radius, self.name_width) + 8) * (
            2 * self.radius + self.name_height + 8
        )


@dataclass(frozen=True, slots=True)
class Spring:
    """Two bodies that belong together, and how much."""

    source: int
    target: int
    pull: float


@dataclass(frozen=True, slots=True)
class Plate:
    """Room for the name of a region, as large as it is when the whole map is seen."""

    home: int
    x: float
    y: float
    half: float
    high: float
