"""Forces: springs draw linked bodies together, elbows keep them apart, regions keep them home."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from spallm.views.atlas import Grounds
from spallm.views.bodies import Body, Plate, Spring
from spallm.views.spacing import Boxes, Column, Pairs, Points, gathered, overlapping

#: Steps for up to so many bodies; larger graphs get fewer, so that time grows slowly.
STEPS, FEWEST, FULL_EFFORT = 150, 50, 2000
#: A spring between two regions may bend the map, not tear it.
_ABROAD = 0.05
#: Who is drawn less than this in all, by citations only, is not drawn close.
_FIRM = 4.0
#: Everyone leans a little to where it started, so that news elsewhere hardly moves it.
_MEMORY = 0.045
#: How wide a circle followers stand in, for the room that they need, and how much air there is.
_ROUND, _AIR = 0.7, 8.0
#: Names push each other further away than they reach, so that the map shows more of them.
_AIRY = 2.6
#: Who is near whom is found anew after so many steps, with a margin for moves in between.
_SEARCH, _MARGIN = 5, 6.0


@dataclass(frozen=True)
class _Ties:
    """Springs as columns: their ends, and how much each draws and each end gives way."""

    source: Column
    target: Column
    strength: Column
    share: Column
    rest: Column

    def pulled(self, x: Column, y: Column, heat: float) -> Points:
        """Return how far the springs move each body."""
        dx, dy = x[self.target] - x[self.source], y[self.target] - y[self.source]
        distance = np.maximum(np.sqrt(dx * dx + dy * dy), self.rest)
        force = heat * self.strength * (1 - self.rest / distance)
        back, forth = force * self.share, force * (self.share - 1)
        return (
            gathered(len(x), self.source, self.target, dx * back, dx * forth),
            gathered(len(x), self.source, self.target, dy * back, dy * forth),
        )


@dataclass(frozen=True)
class _Elbows:
    """How much room some bodies take for themselves, sideways and upwards."""

    who: Column
    wide: Column
    high: Column

    def near(self, x: Column, y: Column) -> Pairs:
        """Return the pairs within reach, or nearly so, as positions in ``who``."""
        x, y = x[self.who], y[self.who]
        return overlapping(x - self.wide, y - self.high, x + self.wide, y + self.high, _MARGIN)

    def pushed(self, x: Column, y: Column, pairs: Pairs) -> Points:
        """Part those that stand too close, each moving less the more room it needs."""
        one, other = pairs
        a, b = self.who[one], self.who[other]
        dx, dy = x[b] - x[a], y[b] - y[a]
        wide, high = self.wide[one] + self.wide[other], self.high[one] + self.high[other]
        across, up = dx / wide, dy / high
        squared = across * across + up * up
        squared = np.maximum(squared, 0.01)
        push = np.where(squared < 1, 0.5 * (1 / np.sqrt(squared) - 1), 0.0)
        # Bodies at one spot part sideways, in order.
        dx = np.where((dx == 0) & (dy == 0), 1.0, dx)
        push_x, push_y = dx * push, dy * push
        share = self.wide[other] / wide
        return (
            gathered(len(x), a, b, -push_x * share, push_x * (1 - share)),
            gathered(len(x), a, b, -push_y * share, push_y * (1 - share)),
        )


def settled(
    bodies: Sequence[Body],
    springs: Sequence[Spring],
    grounds: Grounds,
    symbols: Boxes,
    plates: Sequence[Plate],
) -> Points:
    """Return where the bodies come to rest, each in its region."""
    steps = max(FEWEST, min(STEPS, STEPS * FULL_EFFORT // max(1, len(bodies))))
    ties, elbows = _ties(bodies, springs), _elbows(bodies)
    symbols = replace(
        symbols, **{s: getattr(symbols, s) + _AIR for s in ("half", "above", "below")}
    )
    start_x, start_y = x, y = _starts(bodies, grounds, plates)
    for step in range(steps):
        heat = 1.0 - step / steps
        if step % _SEARCH == 0:
            pairs, close = elbows.near(x, y), symbols.near(x, y)
        moved_x, moved_y = ties.pulled(x, y, heat)
        x, y = x + moved_x + _MEMORY * (start_x - x), y + moved_y + _MEMORY * (start_y - y)
        moved_x, moved_y = elbows.pushed(x, y, pairs)
        x, y = x + moved_x, y + moved_y
        x, y = close.parted(x, y) or (x, y)
        x, y = grounds.held(x, y)
    return x, y


def _starts(bodies: Sequence[Body], grounds: Grounds, plates: Sequence[Plate]) -> Points:
    """Return starting points in the regions that depend on keys only; plates stand already."""
    count = len(bodies)
    seeds = [zlib.crc32(body.key.encode()) for body in bodies]
    angles = [(seed & 0xFFFF) / 0x10000 * 2 * math.pi for seed in seeds]
    across, down = np.ones(len(grounds.x)), np.zeros(len(grounds.x))
    across[:count] = [round(math.cos(angle), 6) for angle in angles]
    down[:count] = [round(math.sin(angle), 6) for angle in angles]
    far = grounds.reach(across, down)
    far[:count] *= np.sqrt(np.array([(seed >> 16) / 0x10000 for seed in seeds]))
    x, y = grounds.x + far * across, grounds.y + far * down
    x[count:], y[count:] = [plate.x for plate in plates], [plate.y for plate in plates]
    return x, y


def _elbows(bodies: Sequence[Body]) -> _Elbows:
    """Return the room that the named take from each other."""
    named = np.array([n for n, body in enumerate(bodies) if body.name_width], dtype=np.int64)
    wide = np.array([max(b.name_width / 2, b.radius) + 4 for b in bodies if b.name_width])
    high = np.array([b.radius + b.name_height / 2 + 4 for b in bodies if b.name_width])
    return _Elbows(named, wide * _AIRY, high * _AIRY)


def _ties(bodies: Sequence[Body], springs: Sequence[Spring]) -> _Ties:
    """Return the springs with all that does not change between steps."""
    count = len(bodies)
    a = np.array([spring.source for spring in springs], dtype=np.int64)
    b = np.array([spring.target for spring in springs], dtype=np.int64)
    pull = np.array([spring.pull for spring in springs])
    section = np.array([body.section for body in bodies])
    weight = gathered(count, a, b, pull, pull)
    room = np.array([body.room for body in bodies])
    followers = gathered(count, a, b, room[b], room[a])
    near = np.where(section[a] == section[b], 1.0, _ABROAD)
    strength = 0.5 * near * pull / np.maximum(np.minimum(weight[a], weight[b]), _FIRM)
    # The more attached end stays where it is, and its followers need a circle around it.
    rest = 16 + _ROUND * np.sqrt(np.maximum(followers[a], followers[b]) / math.pi)
    return _Ties(a, b, strength, weight[b] / (weight[a] + weight[b]), rest)
