"""The atlas: regions side by side on one map, and where their bodies may stand.

A place belongs to the region whose distance squared less weight is the smallest: borders are
straight, nothing overlaps, and nothing is left over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spallm.views.spacing import Column, Points

#: Half of the strip between regions that nobody stands on.
STRIP = 26.0
#: About how wide the whole map is on the screen, and how high the name of a region.
SCREEN, TITLE_HIGH = 720.0, 22.0
#: How firmly the rim holds, and how far it bulges where it is not a corner.
_RIM, _BULGE = 0.35, 1.08


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
        return max(1.0, self.wide / SCREEN)

    def grounds(self, homes: Column) -> Grounds:
        """Return where bodies may stand; ``homes`` are the positions of theirs in ``regions``."""
        x, y, weight = (self._column(name) for name in ("x", "y", "weight"))
        borders = []
        for n in range(len(self.regions)):
            across, down = x[n] - x, y[n] - y
            apart = np.sqrt(across * across + down * down)
            apart[n] = 1.0
            border = (apart + (weight - weight[n]) / apart) / 2
            border[n] = np.inf
            borders.append(((across / apart)[homes], (down / apart)[homes], border[homes]))
        return Grounds(self, x[homes], y[homes], tuple(borders))

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


@dataclass(frozen=True)
class Grounds:
    """Where each of some bodies may stand: within the borders of its region, and on the map.

    A border is the way to another region from the middle of one's own, and how far it is there.
    """

    atlas: Atlas
    x: Column
    y: Column
    borders: tuple[tuple[Column, Column, Column], ...]

    def held(self, x: Column, y: Column, strip: float = STRIP) -> Points:
        """Return places moved into their regions, this far from the borders."""
        x, y = x - self.x, y - self.y
        for across, down, border in self.borders:
            over = x * across + y * down + strip - border
            if over.max() > 0:
                over = np.maximum(over, 0.0)
                x, y = x - over * across, y - over * down
        return self._rounded(x + self.x, y + self.y)

    def _rounded(self, x: Column, y: Column) -> Points:
        """Return places drawn back from corners and rim, into a shape between box and ellipse.

        The rim gives way a little, lest all that is pushed outwards stand there in a row.
        """
        across, down = x / (self.atlas.wide * _BULGE / 2), y / (self.atlas.high * _BULGE / 2)
        across, down = across * across, down * down
        out = np.sqrt(np.sqrt(np.maximum(across * across + down * down, 1.0)))
        back = 1 - _RIM + _RIM / out
        return x * back, y * back

    def reach(self, across: Column, down: Column) -> Column:
        """Return how far it is from the middles of regions to their borders, in a direction."""
        wide, high = self.atlas.wide / 2, self.atlas.high / 2
        free_x = np.where(across < 0, self.x + wide, wide - self.x)
        free_y = np.where(down < 0, self.y + high, high - self.y)
        far = np.minimum(
            free_x / np.maximum(np.abs(across), 0.001), free_y / np.maximum(np.abs(down), 0.001)
        )
        for away_x, away_y, border in self.borders:
            along = across * away_x + down * away_y
            limit = np.maximum(border - STRIP, 0.0) / np.maximum(along, 0.001)
            far = np.where(along > 0, np.minimum(far, limit), far)
        return far
