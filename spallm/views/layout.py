"""Layout: where everything stands, worked out here so that nothing moves in the browser.

Positions depend on the graph alone: starting points come from ids, never from chance, and only
exact operations (``+ - * /`` and square roots) are repeated, so that every machine agrees.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
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
    bodies: Sequence[Body], springs: Sequence[Spring], titles: Mapping[int, float] | None = None
) -> Layout:
    """Place the bodies without overlaps; ``titles`` are the widths of the sections' names."""
    titles = titles or {}
    areas = regions(bodies, springs)
    by_section = {area.section: area for area in areas}
    homes = [by_section[body.section] for body in bodies]
    starts = [_start(body, home) for body, home in zip(bodies, homes, strict=True)]
    points = settled(bodies, springs, homes, starts)
    boxes = [_box(b, x * _WIDER, y * _LOWER) for b, (x, y) in zip(bodies, points, strict=True)]
    boxes = list(spaced(boxes))
    named = [area.section for area in areas if area.section in titles]
    plates = [_plate(section, titles[section], bodies, boxes) for section in named]
    placed = spaced([*boxes, *plates])
    places = tuple((round(box.x), round(box.y)) for box in placed[: len(bodies)])
    at = dict(zip(named, placed[len(bodies) :], strict=True))
    return Layout(places, tuple(_titled(area, at.get(area.section)) for area in areas))


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


def _plate(section: int, wide: float, bodies: Sequence[Body], boxes: Sequence[Box]) -> Box:
    """Return the room for a region's name: close above those that stand under it."""
    members = [box for box, body in zip(boxes, bodies, strict=True) if body.section == section]
    middle = sum(box.x for box in members) / len(members)
    under = [b for b in members if abs(b.x - middle) < b.half + wide / 2] or members
    y = min(box.y - box.above for box in under) - _TITLE_HALF_HEIGHT - 4
    return Box(middle, y, wide / 2, _TITLE_HALF_HEIGHT, _TITLE_HALF_HEIGHT, 4000)


def _titled(area: Region, plate: Box | None) -> Region:
    return replace(area, x=round(plate.x), y=round(plate.y)) if plate else area
