"""Regions: the map divided among the sections, each as large as its members need."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from spallm.views.atlas import SCREEN, STRIP, TITLE_HIGH, Atlas, Region
from spallm.views.bodies import Body, Spring
from spallm.views.spacing import Column, Points

#: How wide the map is for its height: between a whole screen and one with panels beside the map.
WIDE_FOR_HIGH = 1.28
#: How large the map is for all rooms together: tight, for it grows where that is not enough.
SLACK = 0.85
#: Steps to arrange the regions and to balance their sizes, on so many spots across.
_ARRANGING, _BALANCING, _FINENESS = 160, 60, 96


def atlas(bodies: Sequence[Body], springs: Sequence[Spring], titles: Mapping[int, float]) -> Atlas:
    """Divide a map among the sections of bodies, so that related regions touch."""
    rooms: dict[int, float] = defaultdict(float)
    for body in bodies:
        rooms[body.section] += body.room * SLACK
    # A strip surrounds each region, and its name stands in it.
    high = math.sqrt(math.fsum(rooms.values()) * 1.3 / WIDE_FOR_HIGH)
    scale = max(1.0, high * WIDE_FOR_HIGH / SCREEN)
    areas = {
        s: (math.sqrt(rooms[s]) + 2 * STRIP) ** 2 + titles.get(s, 0.0) * TITLE_HIGH * scale * scale
        for s in sorted(rooms)
    }
    high = math.sqrt(math.fsum(areas.values()) / WIDE_FOR_HIGH)
    blank = Atlas((), round(high * WIDE_FOR_HIGH, 3), round(high, 3))
    sites = _arranged([*areas], _affinity(bodies, springs), blank)
    return Atlas(_balanced(areas, sites, blank), blank.wide, blank.high)


def _affinity(bodies: Sequence[Body], springs: Sequence[Spring]) -> dict[tuple[int, int], float]:
    """Return how much two sections have to do with each other, for their sizes."""
    near: dict[tuple[int, int], float] = defaultdict(float)
    total: dict[int, float] = defaultdict(float)
    for spring in springs:
        one, other = bodies[spring.source].section, bodies[spring.target].section
        if one != other:
            near[min(one, other), max(one, other)] += spring.pull
            total[one] += spring.pull
            total[other] += spring.pull
    return {(a, b): pull / math.sqrt(total[a] * total[b]) for (a, b), pull in near.items()}


def _arranged(
    sections: Sequence[int], near: Mapping[tuple[int, int], float], stage: Atlas
) -> Points:
    """Return a site for each section: discs that swell while those that belong together meet.

    The discs are all alike, and drawn gently: sizes and links change with every record, and one
    record must not turn the map over.
    """
    sides = [_side(n, len(sections), stage) for n in range(len(sections))]
    x, y = (np.array(axis) for axis in zip(*sides, strict=True))
    ties = [[near.get((min(a, b), max(a, b)), 0.0) for b in sections] for a in sections]
    radius = math.sqrt(stage.wide * stage.high / len(sections) / math.pi)
    right = max(0.0, stage.wide / 2 - 0.8 * radius)
    low = max(0.0, stage.high / 2 - 0.8 * radius)
    for step in range(_ARRANGING):
        reach, heat = 2 * radius * (0.4 + 0.6 * step / _ARRANGING), 1 - step / _ARRANGING
        moved_x, moved_y = _moved(x, y, reach, 0.1 * heat * np.array(ties))
        x, y = np.clip(x + moved_x, -right, right), np.clip(y + moved_y, -low, low)
    return x, y


def _side(n: int, count: int, stage: Atlas) -> tuple[float, float]:
    """Return where a section starts, on an ellipse: it depends on its number only.

    No even number of them stands quite evenly to the sides, or a trifle would tip it over.
    """
    angle = 2 * math.pi * (n + 0.25) / count
    x, y = round(math.cos(angle), 6), round(math.sin(angle), 6)
    return x * stage.wide / 3, y * stage.high / 3


def _moved(x: Column, y: Column, reach: float, draw: Column) -> Points:
    """Return how far each disc moves for all others: to them, or away where they overlap."""
    dx, dy = x - x[:, None], y - y[:, None]
    distance = np.sqrt(dx * dx + dy * dy)
    near = 1 - reach / np.where(distance > 0, distance, 1.0)
    share = np.where(near > 0, draw, 0.25) * near
    return _summed(dx * share), _summed(dy * share)


def _summed(rows: Column) -> Column:
    """Return the sum of each row, rounded once, so that every machine agrees."""
    return np.array([math.fsum(row) for row in rows.tolist()])


def _balanced(areas: Mapping[int, float], sites: Points, stage: Atlas) -> tuple[Region, ...]:
    """Return regions of the wanted areas: sites and weights are corrected until they fit."""
    rows = round(_FINENESS / WIDE_FOR_HIGH)
    side = stage.wide / _FINENESS
    spot_x = np.tile((np.arange(_FINENESS) + 0.5) * side - stage.wide / 2, rows)
    spot_y = np.repeat((np.arange(rows) + 0.5) * stage.high / rows - stage.high / 2, _FINENESS)
    wanted = np.array(list(areas.values())) * (len(spot_x) / (stage.wide * stage.high))
    x, y = sites
    weights = np.array(list(areas.values())) / math.pi
    for _ in range(_BALANCING):
        owner, nearest = np.zeros(len(spot_x), dtype=np.int64), np.full(len(spot_x), np.inf)
        for n in range(len(wanted)):
            dx, dy = spot_x - x[n], spot_y - y[n]
            distance = dx * dx + dy * dy - weights[n]
            closer = distance < nearest
            owner[closer], nearest[closer] = n, distance[closer]
        count = np.bincount(owner, minlength=len(wanted))
        middle_x = np.bincount(owner, spot_x, len(wanted)) / np.maximum(count, 1)
        middle_y = np.bincount(owner, spot_y, len(wanted)) / np.maximum(count, 1)
        x = np.where(count > 0, x + 0.4 * (middle_x - x), x)
        y = np.where(count > 0, y + 0.4 * (middle_y - y), y)
        weights = weights + 0.35 * (wanted - count) * side * side / math.pi
    return tuple(
        Region(s, *(round(v, 3) for v in (a, b, w, math.sqrt(areas[s] / math.pi))))
        for s, a, b, w in zip(areas, x.tolist(), y.tolist(), weights.tolist(), strict=True)
    )
