"""Regions: one disc for each section, packed so that related ones touch."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.views.bodies import Body, Spring

#: The layout stretches the map sideways when all have found their places.
_WIDTH_TO_HEIGHT = 0.78
_ANGLES = 60


@dataclass(frozen=True, slots=True)
class Region:
    """A section's place on the map; -1 is the place of what belongs nowhere."""

    section: int
    x: float
    y: float
    radius: float


def regions(bodies: Sequence[Body], springs: Sequence[Spring]) -> tuple[Region, ...]:
    """Pack a disc for each section, the largest in the middle, in order of section.

    Sizes change with every new record; the order and the sides on which sections stand do not
    depend on them, lest one record turn the map over.
    """
    radii = _radii(bodies)
    near = _affinity(bodies, springs)
    largest = max(radii, key=lambda s: (radii[s], -s), default=0)
    placed: list[Region] = []
    for section in sorted(radii, key=lambda s: (s != largest, s < 0, s)):
        spots = _spots(placed, radii[section]) or [(0.0, 0.0)]
        side = _side(section, len(radii))
        x, y = min(spots, key=lambda at: _cost(at, radii[section], placed, near[section], side))
        placed.append(Region(section, x, y, radii[section]))
    return tuple(sorted(placed, key=lambda region: region.section))


def _side(section: int, count: int) -> tuple[float, float]:
    """Return the direction from the middle in which a section would like to stand."""
    angle = 2 * math.pi * (section + 1.25) / count
    return round(math.cos(angle), 3), round(math.sin(angle), 3)


def _radii(bodies: Sequence[Body]) -> dict[int, float]:
    areas: dict[int, float] = defaultdict(float)
    for body in bodies:
        width = max(2 * body.radius, body.name_width) + 8
        areas[body.section] += width * (2 * body.radius + body.name_height + 8)
    return {
        section: round(math.sqrt(area * 1.35 / math.pi) + 10, 3) for section, area in areas.items()
    }


def _affinity(bodies: Sequence[Body], springs: Sequence[Spring]) -> dict[int, dict[int, float]]:
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
    spot: tuple[float, float],
    radius: float,
    placed: Sequence[Region],
    near: Mapping[int, float],
    side: tuple[float, float],
) -> tuple[float, float, float]:
    """Return how bad a spot is: how far it widens the map, and how far it is from relatives."""
    x, y = spot
    outwards = max((abs(x) + radius) / _WIDTH_TO_HEIGHT, abs(y) + radius)
    inwards = math.sqrt((x / _WIDTH_TO_HEIGHT) ** 2 + y * y)
    total = sum(near.values()) or 1.0
    affinity = sum(near.get(disc.section, 0.0) * _apart(x, y, disc) for disc in placed)
    astray = inwards - x * side[0] - y * side[1]
    return (round(outwards + 0.5 * inwards + 0.2 * affinity / total + 0.5 * astray, 3), x, y)
