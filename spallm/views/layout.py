"""Layout: where everything stands, worked out here so that nothing moves in the browser.

Positions depend on the graph alone: starting points come from ids, never from chance, and only
exact operations (``+ - * /`` and square roots) are repeated, so that every machine agrees.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spallm.views.bodies import Body, Spring
from spallm.views.forces import settled
from spallm.views.regions import Region, regions
from spallm.views.spacing import Box, spaced

_TITLE_HALF_HEIGHT = 12
#: Names are wider than high, so room is made sideways: forces work on a narrower, higher map.
_WIDER, _LOWER = 1.3, 0.85


@dataclass(frozen=True)
class Layout:
    """A place for every body, and the regions that they form, at the place of their names."""

    places: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...]


def layout(
    bodies: Sequence[Body], springs: Sequence[Spring], titles: Sequence[float] = ()
) -> Layout:
    """Place the bodies without overlaps; ``titles`` are the widths of the regions' names."""
    areas = regions(bodies, springs)
    by_section = {area.section: area for area in areas}
    homes = [by_section[body.section] for body in bodies]
    starts = [_start(body, home) for body, home in zip(bodies, homes, strict=True)]
    points = settled(bodies, springs, homes, starts)
    areas = tuple(replace(a, x=a.x * _WIDER, y=a.y * _LOWER) for a in areas)
    named = [area for area in areas if 0 <= area.section < len(titles)]
    boxes = [_box(b, x * _WIDER, y * _LOWER) for b, (x, y) in zip(bodies, points, strict=True)]
    placed = spaced([*boxes, *(_plate(area, titles[area.section]) for area in named)])
    places = tuple((round(box.x), round(box.y)) for box in placed[: len(bodies)])
    plates = {a.section: box for a, box in zip(named, placed[len(bodies) :], strict=True)}
    return Layout(places, tuple(_titled(area, plates.get(area.section)) for area in areas))


def _start(body: Body, home: Region) -> tuple[float, float]:
    """Return a starting point in the body's region that depends on its key only."""
    seed = zlib.crc32(body.key.encode())
    angle = (seed & 0xFFFF) / 0x10000 * 2 * math.pi
    distance = home.radius * math.sqrt((seed >> 16) / 0x10000)
    x = round(home.x + distance * math.cos(angle), 3)
    return x, round(home.y + distance * math.sin(angle), 3)


def _box(body: Body, x: float, y: float) -> Box:
    half = max(body.radius, body.name_width / 2) + 2
    above = body.radius + 2
    return Box(x, y, half, above, above + body.name_height, half * above)


def _plate(area: Region, wide: float) -> Box:
    """Return the room for a region's name: across its upper edge, and hard to move."""
    y = area.y - 0.95 * area.radius * _LOWER
    return Box(area.x, y, wide / 2, _TITLE_HALF_HEIGHT, _TITLE_HALF_HEIGHT, 4000)


def _titled(area: Region, plate: Box | None) -> Region:
    return replace(area, x=round(plate.x), y=round(plate.y)) if plate else area
