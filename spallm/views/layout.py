"""Layout: where everything stands, worked out here so that nothing moves in the browser.

Positions depend on the graph alone: starting points come from ids, never from chance, and only
exact operations (``+ - * /`` and square roots) are repeated, so that every machine agrees.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spallm.views.bodies import Body, Spring
from spallm.views.regions import Region, regions
from spallm.views.spacing import Box, spaced

#: Steps for up to so many nodes; larger graphs get fewer, so that time grows slowly.
STEPS, FULL_EFFORT = 160, 1200
_REACH = 70.0


@dataclass(frozen=True)
class Layout:
    """A place for every body, and the regions that they form; overlaps are gone."""

    places: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...]


def layout(
    bodies: Sequence[Body], springs: Sequence[Spring], titles: Sequence[float] = ()
) -> Layout:
    """Place the bodies; ``titles`` are the widths of the regions' names, which get room too."""
    areas = regions(bodies, springs)
    by_section = {area.section: area for area in areas}
    points = [_start(body, by_section[body.section]) for body in bodies]
    _settle(bodies, springs, by_section, points)
    named = [area for area in areas if 0 <= area.section < len(titles)]
    plates = [Box(a.x, a.y - a.radius, titles[a.section] / 2, 13, 13, 400) for a in named]
    boxes = [_box(body, x, y) for body, (x, y) in zip(bodies, points, strict=True)]
    placed = spaced([*boxes, *plates])
    places = tuple((round(box.x), round(box.y)) for box in placed[: len(bodies)])
    moved = {a.section: box for a, box in zip(named, placed[len(bodies) :], strict=True)}
    return Layout(places, tuple(_titled(area, moved.get(area.section)) for area in areas))


def _titled(area: Region, plate: Box | None) -> Region:
    x, y = (plate.x, plate.y) if plate else (area.x, area.y)
    return Region(area.section, round(x), round(y), area.radius)


def _box(body: Body, x: float, y: float) -> Box:
    half = max(body.radius, body.name_width / 2) + 2
    above = body.radius + 2
    return Box(x, y, half, above, above + body.name_height, half * above)


def _start(body: Body, area: Region) -> list[float]:
    """Return a starting point in the body's region that depends on its key only."""
    seed = zlib.crc32(body.key.encode())
    angle = (seed & 0xFFFF) / 0x10000 * 2 * math.pi
    distance = area.radius * math.sqrt((seed >> 16) / 0x10000)
    return [
        round(area.x + distance * math.cos(angle), 3),
        round(area.y + distance * math.sin(angle), 3),
    ]


def _settle(
    bodies: Sequence[Body],
    springs: Sequence[Spring],
    by_section: dict[int, Region],
    points: list[list[float]],
) -> None:
    """Move the points until springs, elbow room and regions are at peace."""
    steps = max(30, min(STEPS, STEPS * FULL_EFFORT // max(1, len(bodies))))
    degree: dict[int, float] = defaultdict(float)
    for spring in springs:
        degree[spring.source] += spring.pull
        degree[spring.target] += spring.pull
    room = [body.radius + body.name_width / 4 for body in bodies]
    homes = [by_section[body.section] for body in bodies]
    for step in range(steps):
        heat = 1.0 - step / steps
        _pull_together(points, springs, degree, heat)
        _push_apart(points, room, heat)
        _keep_home(points, homes, heat)


def _pull_together(
    points: list[list[float]], springs: Sequence[Spring], degree: dict[int, float], heat: float
) -> None:
    for spring in springs:
        a, b = points[spring.source], points[spring.target]
        dx, dy = b[0] - a[0], b[1] - a[1]
        distance = math.sqrt(dx * dx + dy * dy) + 0.01
        from_a, from_b = degree[spring.source], degree[spring.target]
        # The less attached end yields more, so hubs stay and their followers come.
        force = 0.5 * heat * spring.pull / min(from_a, from_b) * max(0.0, 1 - 25 / distance)
        share = from_a / (from_a + from_b)
        a[0] += dx * force * (1 - share)
        a[1] += dy * force * (1 - share)
        b[0] -= dx * force * share
        b[1] -= dy * force * share


def _push_apart(points: list[list[float]], room: Sequence[float], heat: float) -> None:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (x, y) in enumerate(points):
        cells[int(x // _REACH), int(y // _REACH)].append(n)
    for (column, row), members in cells.items():
        near = [
            other
            for offset in ((1, 0), (-1, 1), (0, 1), (1, 1))
            for other in cells.get((column + offset[0], row + offset[1]), ())
        ]
        for position, n in enumerate(members):
            _push_one(points, room, heat, n, members[position + 1 :])
            _push_one(points, room, heat, n, near)


def _push_one(
    points: list[list[float]], room: Sequence[float], heat: float, n: int, others: Sequence[int]
) -> None:
    here, own = points[n], room[n]
    for other in others:
        there = points[other]
        dx, dy = there[0] - here[0], there[1] - here[1]
        squared = dx * dx + dy * dy
        reach = min(_REACH, own + room[other] + 10)
        if squared >= reach * reach:
            continue
        if squared < 0.0001:
            dx, dy, squared = (n - other) % 7 - 3.1, (n + other) % 5 - 2.1, 4.0
        distance = math.sqrt(squared)
        push = (0.1 + 0.4 * heat) * (reach - distance) / distance
        share = own / (own + room[other])
        here[0] -= dx * push * (1 - share)
        here[1] -= dy * push * (1 - share)
        there[0] += dx * push * share
        there[1] += dy * push * share


def _keep_home(points: list[list[float]], homes: Sequence[Region], heat: float) -> None:
    for point, home in zip(points, homes, strict=True):
        dx, dy = home.x - point[0], home.y - point[1]
        distance = math.sqrt(dx * dx + dy * dy)
        drift = 0.02 * heat
        if distance > home.radius:
            drift += 0.5 * (1 - home.radius / distance)
        point[0] += dx * drift
        point[1] += dy * drift
