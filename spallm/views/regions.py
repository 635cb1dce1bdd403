"""Regions: one disc for each section, packed so that related ones touch."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.views.bodies import Body, Spring

#: The layout stretches the map sideways when all have found their places.
_WIDTH_TO_HEIGHT = 0.7
_ANGLES = 60


@dataclass(frozen=True, slots=True)
class Region:
    """A section's place on the map; -1 is the place of what belongs nowhere."""

    section: int
    x: float
    y: float
    radius: float


def regions(bodies: Sequence[Body], springs: Sequence[Spring]) -> tuple[Region, ...]:
    """Pack a disc for each section, the largest in the middle, in order of section."""
    radii = _radii(bodies)
    near = _affinity(bodies, springs)
    placed: list[Region] = []
    for section in sorted(radii, key=lambda s: (s < 0, -radii[s], s)):
        spots = list(_spots(placed, radii[section])) or [(0.0, 0.0)]
        x, y = min(spots, key=lambda spot: _cost(spot, radii[section], placed, near[section]))
        placed.append(Region(section, x, y, radii[section]))
    return tuple(sorted(placed, key=lambda region: region.section))


def _radii(bodies: Sequence[Body]) -> dict[int, float]:
    areas: dict[int, float] = defaultdict(float)
    for body in bodies:
        width = max(2 * body.radius, body.name_width) + 8
        areas[body.section] += width * (2 * body.radius + body.name_height + 8)
    return {section: round(math.sqrt(area * 1.35 / math.pi) + 10, 3) for section, area in areas.items()}


def _affinity(
    bodies: Sequence[Body], springs: Sequence[Spring]
) -> dict[int, dict[int, float]]:
    near: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for spring in springs:
        one, other = bodies[spring.source].section, bodies[spring.target].section
        if one != other:
            near[one][other] += spring.pull
            near[other][one] += spring.pull
    return near


def _spots(placed: Sequence[Region], radius: float) -> list[tuple[float, float]]:
    """Return the free spots that touch a disc already placed."""
    found = []
    for disc in placed:
        for step in range(_ANGLES):
            angle = 2 * math.pi * step / _ANGLES
            reach = disc.radius + radius + 6
            x = round(disc.x + reach * math.cos(angle), 3)
            y = round(disc.y + reach * math.sin(angle), 3)
            if all(_apart(x, y, other) >= other.radius + radius for other in placed):
                found.append((x, y))
    return found


def _apart(x: float, y: float, disc: Region) -> float:
    return math.sqrt((x - disc.x) ** 2 + (y - disc.y) ** 2)


def _cost(
    spot: tuple[float, float], radius: float, placed: Sequence[Region], near: Mapping[int, float]
) -> tuple[float, float, float]:
    """Return how bad a spot is: how far it widens the map, and how far it is from relatives."""
    x, y = spot
    outwards = max((abs(x) + radius) / _WIDTH_TO_HEIGHT, abs(y) + radius)
    inwards = math.sqrt((x / _WIDTH_TO_HEIGHT) ** 2 + y * y)
    total = sum(near.values()) or 1.0
    affinity = sum(near.get(disc.section, 0.0) * _apart(x, y, disc) for disc in placed)
    return (round(outwards + 0.5 * inwards + 0.3 * affinity / total, 3), x, y)
