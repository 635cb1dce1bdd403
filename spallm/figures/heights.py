"""Heights: how far down the page rows and names stand, with room between them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.figures.routes import LEVEL

#: From one line to the next, and from a line to the letters above and below, in points.
_STEP, _AIR = 1.7, 1.3


@dataclass(frozen=True)
class Heights:
    """The middles of rows, and of the spaces above them, in points."""

    rows: tuple[float, ...]
    spaces: tuple[float, ...]
    levels: Mapping[int, int]
    bottom: float

    def at(self, place: float) -> float:
        """Return the height of a row, or of a level between two rows."""
        if not place % 1:
            return self.rows[int(place)]
        space = math.floor(place + 0.5)
        level = round((place + 0.5 - space) / LEVEL)
        return self.spaces[space] + (level - 1 - (self.levels[space] - 1) / 2) * _STEP


def heights(above: Sequence[float], levels: Mapping[int, int], top: float, size: float) -> Heights:
    """Return heights of rows, each with at least the given space above it."""
    y = top
    rows, spaces = [], []
    for number, least in enumerate([*above, 0.0]):
        count = levels.get(number, 0)
        space = max(least, (count - 1) * _STEP + 2 * _AIR if count else 0.0)
        spaces.append(y + space / 2)
        rows.append(y + space + size / 2)
        y += space + size
    return Heights(tuple(rows[:-1]), tuple(spaces), levels, y - size)


def apart(middles: Mapping[str, float], step: float, top: float, bottom: float) -> dict[str, float]:
    """Return heights near the given ones, from the lowest up, so that names do not touch.

    >>> apart({"lower": 90.0, "upper": 20.0, "third": 19.0}, 10.0, top=5.0, bottom=100.0)
    {'lower': 90.0, 'upper': 20.0, 'third': 10.0}
    """
    places = {}
    for name, middle in middles.items():
        bottom = min(middle, bottom)
        places[name] = bottom
        bottom -= step
    for name in reversed(places):
        top = max(places[name], top)
        places[name] = top
        top += step
    return places
