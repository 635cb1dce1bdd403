"""Regions: the map divided among the sections, each as large as its members need.

A place belongs to the region whose distance squared less weight is the smallest: borders are
straight, nothing overlaps, and nothing is left over.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from spallm.views.bodies import Body, Spring
from spallm.views.spacing import Column, Points

#: How wide the map is for its height: between a whole screen and one with panels beside the map.
WIDE_FOR_HIGH = 1.28
#: How large the map is for all rooms together: tight, for it grows where that is not enough.
SLACK = 0.85
#: Half of the strip between regions that nobody stands on.
STRIP = 26.0
#: About how wide the whole map is on the screen, and how high the name of a region.
_SCREEN, TITLE_HIGH = 720.0, 22.0
#: How firmly the rim holds, and how far it bulges where it is not a corner.
_RIM, _BULGE = 0.35, 1.08
#: Steps to arrange the regions and to balance their sizes, on so many spots across.
_ARRANGING, _BALANCING, _FINENESS = 160, 60, 96


@dataclass(frozen=True, slots=True)
class Region:
    """A section's place on the map; -1 is the place of what belongs nowhere."""

    section: int
    x: float
    y: float
    weight: float
    radius: float


@dataclass(frozen=True)
class Atlas:
    """The regions in order of section, and the map that they divide; its middle is 0, 0."""

    regions: tuple[Region, ...]
    wide: float
    high: float

    @property
    def scale(self) -> float:
        """How many units of the map a pixel is when all of it is seen."""
        return max(1.0, self.wide / _SCREEN)

    def held(
        self, x: Column, y: Column, homes: Column, strip: float = STRIP, size: float = 1.0
    ) -> Points:
        """Return places moved into their regions; ``homes`` are positions in ``regions``."""
        for across, down, border in self._borders(homes, size):
            own_x, own_y = self._column("x")[homes] * size, self._column("y")[homes] * size
            over = (x - own_x) * across + (y - own_y) * down + strip - border
            over = np.maximum(over, 0.0)
            x, y = x - over * across, y - over * down
        return self._rounded(x, y, size)

    def _rounded(self, x: Column, y: Column, size: float) -> Points:
        """Return places drawn back from corners and rim, into a shape between box and ellipse.

        The rim gives way a little, lest all that is pushed outwards stand there in a row.
        """
        across, down = x / (self.wide * size * _BULGE / 2), y / (self.high * size * _BULGE / 2)
        across, down = across * across, down * down
        out = np.sqrt(np.sqrt(np.maximum(across * across + down * down, 1.0)))
        back = 1 - _RIM + _RIM / out
        return x * back, y * back

    def reach(self, across: Column, down: Column, homes: Column) -> Column:
        """Return how far it is from the middles of regions to their borders, in a direction."""
        x, y = self._column("x")[homes], self._column("y")[homes]
        free_x = np.where(across < 0, x + self.wide / 2, self.wide / 2 - x)
        free_y = np.where(down < 0, y + self.high / 2, self.high / 2 - y)
        far = np.minimum(
            free_x / np.maximum(np.abs(across), 0.001), free_y / np.maximum(np.abs(down), 0.001)
        )
        for away_x, away_y, border in self._borders(homes, 1.0):
            along = across * away_x + down * away_y
            limit = np.maximum(border - STRIP, 0.0) / np.maximum(along, 0.001)
            far = np.where(along > 0, np.minimum(far, limit), far)
        return far

    def _borders(self, homes: Column, size: float) -> Iterator[tuple[Column, Column, Column]]:
        """Yield the way from each home's middle to each other region, and where the border is."""
        at_x, at_y = self._column("x") * size, self._column("y") * size
        weights = self._column("weight") * size * size
        for n in range(len(self.regions)):
            away_x, away_y = at_x[n] - at_x, at_y[n] - at_y
            apart = np.sqrt(away_x * away_x + away_y * away_y)
            apart[n] = 1.0
            border = (apart + (weights - weights[n]) / apart) / 2
            border[n] = np.inf
            yield (away_x / apart)[homes], (away_y / apart)[homes], border[homes]

    def _column(self, name: str) -> Column:
        return np.array([getattr(region, name) for region in self.regions])

    def title(self, home: int, half: float, high: float) -> tuple[float, float]:
        """Return the middle of a name of this size at the top of a region."""
        region = self.regions[home]
        x, y = region.x, region.y
        step = region.radius / 16
        while y - high / 2 > -self.high / 2 and all(
            self._owner(x + side * min(half, region.radius / 2), y - high / 2) == home
            for side in (-1, 0, 1)
        ):
            y -= step
        return round(x, 3), round(y + step, 3)

    def _owner(self, x: float, y: float) -> int:
        away = [(x - r.x) * (x - r.x) + (y - r.y) * (y - r.y) - r.weight for r in self.regions]
        return away.index(min(away))


def atlas(bodies: Sequence[Body], springs: Sequence[Spring], titles: Mapping[int, float]) -> Atlas:
    """Divide a map among the sections of bodies, so that related regions touch."""
    rooms: dict[int, float] = defaultdict(float)
    for body in bodies:
        rooms[body.section] += body.room * SLACK
    # A strip surrounds each region, and its name stands in it.
    high = math.sqrt(math.fsum(rooms.values()) * 1.3 / WIDE_FOR_HIGH)
    scale = max(1.0, high * WIDE_FOR_HIGH / _SCREEN)
    areas = {
        s: (math.sqrt(rooms[s]) + 2 * STRIP) ** 2 + titles.get(s, 0.0) * TITLE_HIGH * scale * scale
        for s in sorted(rooms)
    }
    high = math.sqrt(math.fsum(areas.values()) / WIDE_FOR_HIGH)
    blank = Atlas((), round(high * WIDE_FOR_HIGH, 3), round(high, 3))
    sites = _arranged(areas, _affinity(bodies, springs), blank)
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
    areas: Mapping[int, float], near: Mapping[tuple[int, int], float], stage: Atlas
) -> dict[int, tuple[float, float]]:
    """Return a site for each section: discs that swell while those that belong together meet.

    The discs are all alike, and drawn gently: sizes and links change with every record, and one
    record must not turn the map over.
    """
    at = {s: _side(n, len(areas), stage) for n, s in enumerate(areas)}
    radius = math.sqrt(stage.wide * stage.high / len(areas) / math.pi)
    right = max(0.0, stage.wide / 2 - 0.8 * radius)
    low = max(0.0, stage.high / 2 - 0.8 * radius)
    for step in range(_ARRANGING):
        reach, heat = 2 * radius * (0.4 + 0.6 * step / _ARRANGING), 1 - step / _ARRANGING
        moves = {
            (a, b): _move(at[a], at[b], reach, 0.1 * heat * near.get((min(a, b), max(a, b)), 0.0))
            for a in areas
            for b in areas
            if a != b
        }
        for a, (x, y) in at.items():
            x += math.fsum(moves[a, b][0] for b in areas if b != a)
            y += math.fsum(moves[a, b][1] for b in areas if b != a)
            at[a] = min(max(x, -right), right), min(max(y, -low), low)
    return at


def _side(n: int, count: int, stage: Atlas) -> tuple[float, float]:
    """Return where a section starts, on an ellipse: it depends on its number only.

    No even number of them stands quite evenly to the sides, or a trifle would tip it over.
    """
    angle = 2 * math.pi * (n + 0.25) / count
    x, y = round(math.cos(angle), 6), round(math.sin(angle), 6)
    return x * stage.wide / 3, y * stage.high / 3


def _move(
    here: tuple[float, float], there: tuple[float, float], reach: float, draw: float
) -> tuple[float, float]:
    """Return how far one disc moves for another: to it, or away if they overlap."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    distance = math.sqrt(dx * dx + dy * dy) or 1.0
    near = 1 - reach / distance
    share = (draw if near > 0 else 0.25) * near
    return dx * share, dy * share


def _balanced(
    areas: Mapping[int, float], sites: Mapping[int, tuple[float, float]], stage: Atlas
) -> tuple[Region, ...]:
    """Return regions of the wanted areas: sites and weights are corrected until they fit."""
    rows = round(_FINENESS / WIDE_FOR_HIGH)
    side = stage.wide / _FINENESS
    spot_x = np.tile((np.arange(_FINENESS) + 0.5) * side - stage.wide / 2, rows)
    spot_y = np.repeat((np.arange(rows) + 0.5) * stage.high / rows - stage.high / 2, _FINENESS)
    wanted = np.array(list(areas.values())) * (len(spot_x) / (stage.wide * stage.high))
    x, y = (np.array([sites[s][axis] for s in areas]) for axis in (0, 1))
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
