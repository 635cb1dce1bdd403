"""Spacing: boxes pushed apart until none covers another."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Column: TypeAlias = NDArray[Any]
Points: TypeAlias = tuple[Column, Column]
Pairs: TypeAlias = tuple[Column, Column]

#: Boxes are pushed in turns of so many rounds, at most so many turns.
_TURNS, _ROUNDS = 300, 4
#: After so many turns regions may bulge, and the whole map grows a little after each.
_ORDERLY, _GROWTH = 12, 1.01
#: A large map, where pushing is slow, grows faster.
_LARGE, _LARGE_GROWTH = 8000, 1.02
#: Who is near whom is found with a margin, and anew when anybody may have moved further than it.
_MARGIN = 6.0


@dataclass(frozen=True)
class Boxes:
    """Rooms around points: ``half`` to both sides, ``above``, ``below``; heavy ones yield less.

    ``who`` are the positions of the points that have such a room.
    """

    who: Column
    half: Column
    above: Column
    below: Column
    weight: Column

    def near(self, x: Column, y: Column) -> Neighbours:
        """Return the pairs that overlap at these points, or nearly do."""
        x, y = x[self.who], y[self.who]
        one, other = overlapping(
            x - self.half, y - self.above, x + self.half, y + self.below, _MARGIN
        )
        middle = (self.below - self.above) / 2
        return Neighbours(
            self.who[one],
            self.who[other],
            self.half[one] + self.half[other],
            self.above[one] + self.below[other],
            self.below[one] + self.above[other],
            middle[other] - middle[one],
            self.weight[one] / (self.weight[one] + self.weight[other]),
        )


@dataclass(frozen=True)
class Neighbours:
    """Pairs of points whose boxes may meet, with what stays the same while they move.

    ``wide`` is how far apart they must stand sideways, ``over`` and ``under`` how far if the
    second stands over or under the first; ``share`` is what the second moves of the way.
    """

    first: Column
    second: Column
    wide: Column
    over: Column
    under: Column
    lean: Column
    share: Column

    def parted(self, x: Column, y: Column) -> Points | None:
        """Push every overlapping pair apart once, the shorter way; nothing if there is none."""
        across = x[self.second] - x[self.first]
        at = np.flatnonzero(np.abs(across) < self.wide)
        a, b, dx = self.first[at], self.second[at], across[at]
        dy, wide = y[b] - y[a], self.wide[at] - np.abs(dx)
        under = dy + self.lean[at] >= 0
        high = np.where(under, self.under[at] - dy, self.over[at] + dy)
        hit = high > 0
        if not hit.any():
            return None
        ahead = np.where(wide < high, (dx > 0) | ((dx == 0) & (a < b)), under)
        step = np.where(ahead, 1.0, -1.0) * (1.1 * np.minimum(wide, high) + 0.5)
        across = np.where(wide < high, step, 0.0)
        moves = a[hit], b[hit], self.share[at][hit], across[hit], (step - across)[hit]
        return _moved(x, y, *moves)


def _moved(
    x: Column, y: Column, a: Column, b: Column, share: Column, across: Column, down: Column
) -> Points:
    # Who is pushed from several sides follows each a little less.
    crowd = gathered(len(x), a, b, 1.0 - share, share)
    calm = 1.0 / np.maximum(1.0, 0.4 * crowd)
    moved_x = gathered(len(x), a, b, across * (share - 1.0), across * share)
    moved_y = gathered(len(x), a, b, down * (share - 1.0), down * share)
    return x + moved_x * calm, y + moved_y * calm


def spaced(
    x: Column,
    y: Column,
    kinds: Sequence[Boxes],
    held: Callable[[Column, Column], Points] | None = None,
) -> Points:
    """Return the points moved until no box covers another of its kind, ``held`` in regions.

    >>> pair = np.array([0, 1])
    >>> room = Boxes(pair, *(np.full(2, size) for size in (5.0, 9.0, 9.0, 1.0)))
    >>> spaced(np.array([0.0, 2.0]), np.zeros(2), [room])[0].tolist()
    [-4.65, 6.65]
    """
    growth = _GROWTH if len(x) < _LARGE else _LARGE_GROWTH
    near: list[Neighbours] = []
    moved = math.inf
    for turn in range(_TURNS):
        if moved > _MARGIN:
            near, moved = [boxes.near(x, y) for boxes in kinds], 0.0
        before_x, before_y = x, y
        for _ in range(_ROUNDS):
            was = x
            for pairs in near:
                x, y = pairs.parted(x, y) or (x, y)
            if x is was:
                break
        if x is before_x:
            break
        if turn < _ORDERLY and held:
            x, y = held(x, y)
        moved += max(np.abs(x - before_x).max(), np.abs(y - before_y).max())
        if turn >= _ORDERLY:
            # This brings nobody nearer to anybody.
            x, y = x * growth, y * growth
    return x, y


def gathered(count: int, first: Column, second: Column, one: Column, other: Column) -> Column:
    """Return what pairs add to each of their ends, added up in the order of the pairs."""
    return np.bincount(first, one, count) + np.bincount(second, other, count)


def overlapping(left: Column, top: Column, right: Column, bottom: Column, margin: float) -> Pairs:
    """Return each pair of boxes that overlap or come nearer than twice a margin, once."""
    left, top, right, bottom = left - margin, top - margin, right + margin, bottom + margin
    column, columns = _cells(left, right)
    row, rows = _cells(top, bottom)
    owner, nth = _repeated(columns * rows)
    down, across = np.divmod(nth, columns[owner])
    wide = (column + columns).max(initial=0)
    cell, owner = _sorted((row[owner] + down) * wide + column[owner] + across, owner)
    entry, nth = _repeated(_followers(cell))
    first, second = owner[entry], owner[entry + nth + 1]
    beside = np.flatnonzero((left[first] < right[second]) & (left[second] < right[first]))
    first, second, cell = first[beside], second[beside], cell[entry[beside]]
    near = (top[first] < bottom[second]) & (top[second] < bottom[first])
    # Two boxes may meet in several cells: the one with the corner of what they share counts.
    corner = np.maximum(row[first], row[second]) * wide + np.maximum(column[first], column[second])
    near &= cell == corner
    return first[near], second[near]


def _cells(low: Column, high: Column) -> Pairs:
    """Return in which cell each stretch begins, and how many it reaches into: mostly few."""
    size = float(np.sort(high - low)[len(low) * 3 // 4]) * 1.25 if len(low) else 1.0
    first = np.floor(low / size).astype(np.int64)
    return first - first.min(initial=0), np.floor(high / size).astype(np.int64) - first + 1


def _sorted(cell: Column, owner: Column) -> Pairs:
    """Return entries by cell and owner; as one number each they sort much faster."""
    count = owner.max(initial=0) + 1
    return np.divmod(np.sort(cell * count + owner), count)


def _followers(cell: Column) -> Column:
    """Return how many come after each in its cell, where those of a cell stand together."""
    ends = np.ones(len(cell), dtype=bool)
    ends[:-1] = cell[1:] != cell[:-1]
    last = np.flatnonzero(ends)
    return np.repeat(last, np.diff(last, prepend=-1)) - np.arange(len(cell))


def _repeated(counts: Column) -> Pairs:
    """Return each position as often as it counts, and beside it how often it came before."""
    position = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return position, np.arange(len(position)) - before[position]
