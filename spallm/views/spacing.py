"""Spacing: boxes pushed apart until none covers another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Column: TypeAlias = NDArray[Any]
Points: TypeAlias = tuple[Column, Column]
Pairs: TypeAlias = tuple[Column, Column]

#: Who is near whom is found anew after so many rounds, with a margin for moves in between.
_SEARCHES, _ROUNDS = 300, 6
#: After so many searches regions may bulge; later the whole map grows a little, now and then.
_ORDERLY, _PATIENT, _EVERY, _GROWTH = 12, 22, 2, 1.01
#: A large map, where pushing is slow, grows faster.
_LARGE, _LARGE_GROWTH = 8000, 1.03
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

    def near(self, x: Column, y: Column) -> Pairs:
        """Return the pairs that overlap at these points, or nearly do, as positions in ``who``."""
        x, y = x[self.who], y[self.who]
        return overlapping(x - self.half, y - self.above, x + self.half, y + self.below, _MARGIN)

    def parted(self, x: Column, y: Column, pairs: Pairs) -> Points | None:
        """Push every overlapping pair apart once, the shorter way; nothing if there is none."""
        first, second = self._crossing(x, pairs)
        a, b = self.who[first], self.who[second]
        dx, dy = x[b] - x[a], y[b] - y[a]
        wide = self.half[first] + self.half[second] - np.abs(dx)
        middle = (self.below - self.above) / 2
        under = dy + middle[second] - middle[first] >= 0
        down = self.below[first] + self.above[second] - dy
        high = np.where(under, down, self.above[first] + self.below[second] + dy)
        hit = high > 0
        if not hit.any():
            return None
        ahead = np.where(wide < high, (dx > 0) | ((dx == 0) & (a < b)), under)
        step = np.where(ahead, 1.0, -1.0) * (1.1 * np.minimum(wide, high) + 0.5)
        share = self.weight[first] / (self.weight[first] + self.weight[second])
        across = np.where(wide < high, step, 0.0)
        moves = a[hit], b[hit], share[hit], across[hit], (step - across)[hit]
        return _moved(x, y, *moves)

    def _crossing(self, x: Column, pairs: Pairs) -> Pairs:
        """Return the pairs of which one stands over or under the other."""
        first, second = pairs
        apart = np.abs(x[self.who[second]] - x[self.who[first]])
        over = np.flatnonzero(apart < self.half[first] + self.half[second])
        return first[over], second[over]


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
    held: Callable[[Column, Column, float], Points] | None = None,
) -> Points:
    """Return the points moved until no box covers another of its kind, ``held`` in regions.

    >>> pair = np.array([0, 1])
    >>> room = Boxes(pair, *(np.full(2, size) for size in (5.0, 9.0, 9.0, 1.0)))
    >>> spaced(np.array([0.0, 2.0]), np.zeros(2), [room])[0].tolist()
    [-4.65, 6.65]
    """
    size, growth = 1.0, _GROWTH if len(x) < _LARGE else _LARGE_GROWTH
    for search in range(_SEARCHES):
        near = [boxes.near(x, y) for boxes in kinds]
        before = x
        for _ in range(_ROUNDS):
            was = x
            for boxes, pairs in zip(kinds, near, strict=True):
                x, y = boxes.parted(x, y, pairs) or (x, y)
            if x is was:
                break
        if x is before:
            break
        if search < _ORDERLY and held:
            x, y = held(x, y, size)
        elif search > _PATIENT and search % _EVERY == 0:
            x, y, size = x * growth, y * growth, size * growth
    return x, y


def gathered(count: int, first: Column, second: Column, one: Column, other: Column) -> Column:
    """Return what pairs add to each of their ends, added up in the order of the pairs."""
    return np.bincount(first, one, count) + np.bincount(second, other, count)


def overlapping(left: Column, top: Column, right: Column, bottom: Column, margin: float) -> Pairs:
    """Return each pair of boxes that overlap or come nearer than twice a margin, once."""
    left, top, right, bottom = left - margin, top - margin, right + margin, bottom + margin
    cell = _cell(right - left)
    column, row = np.floor(left / cell).astype(np.int64), np.floor(top / cell).astype(np.int64)
    columns = np.floor(right / cell).astype(np.int64) - column + 1
    rows = np.floor(bottom / cell).astype(np.int64) - row + 1
    owner, nth = _repeated(columns * rows)
    column_in, row_in = column[owner] + nth % columns[owner], row[owner] + nth // columns[owner]
    order = np.lexsort((column_in, row_in))
    owner, column_in, row_in = owner[order], column_in[order], row_in[order]
    entry, nth = _repeated(_followers(column_in, row_in))
    first, second = owner[entry], owner[entry + nth + 1]
    near = (left[first] < right[second]) & (left[second] < right[first])
    near &= (top[first] < bottom[second]) & (top[second] < bottom[first])
    # Two boxes may meet in several cells: the one with the corner of what they share counts.
    near &= column_in[entry] == np.maximum(column[first], column[second])
    near &= row_in[entry] == np.maximum(row[first], row[second])
    return first[near], second[near]


def _cell(wide: Column) -> float:
    """Return a cell's size that suits most boxes."""
    return float(np.sort(wide)[len(wide) * 3 // 4]) * 1.25 if len(wide) else 1.0


def _followers(column: Column, row: Column) -> Column:
    """Return how many come after each in its cell, where those of a cell stand together."""
    count = len(column)
    ends = np.ones(count, dtype=bool)
    ends[:-1] = (column[1:] != column[:-1]) | (row[1:] != row[:-1])
    last = np.flatnonzero(ends)
    return np.repeat(last, np.diff(last, prepend=-1)) - np.arange(count)


def _repeated(counts: Column) -> Pairs:
    """Return each position as often as it counts, and beside it how often it came before."""
    position = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return position, np.arange(len(position)) - before[position]
