"""Spacing: boxes pushed apart until none covers another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

#: Who is near whom is found anew after so many rounds, with a margin for moves in between.
_SEARCHES, _ROUNDS = 80, 6
#: Where pushing alone does not settle it, the whole map grows a little after so many searches;
#: a large map, where pushing is slow, sooner and more.
_PATIENCE, _GROWTH = 6, 1.03
_LARGE, _LARGE_PATIENCE, _LARGE_GROWTH = 2000, 1, 1.1
_MARGIN = 8.0
_CELL = 72.0


@dataclass(frozen=True, slots=True)
class Box:
    """Room around a point: ``half`` to both sides, ``above``, ``below``; heavy ones yield less."""

    x: float
    y: float
    half: float
    above: float
    below: float
    weight: float


def spaced(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes, moved as little as possible, without overlaps.

    >>> [round(box.x) for box in spaced([Box(0, 0, 5, 9, 9, 1), Box(2, 0, 5, 9, 9, 1)])]
    [-4, 6]
    """
    points = [[box.x, box.y] for box in boxes]
    is_large = len(boxes) > _LARGE
    patience, growth = (_LARGE_PATIENCE, _LARGE_GROWTH) if is_large else (_PATIENCE, _GROWTH)
    for search in range(1, _SEARCHES + 1):
        pairs = _neighbours(boxes, points)
        if not [_separate(boxes, points, pairs) for _ in range(_ROUNDS)][-1]:
            break
        if search % patience == 0:
            points = [[x * growth, y * growth] for x, y in points]
    return tuple(replace(box, x=x, y=y) for box, (x, y) in zip(boxes, points, strict=True))


def _separate(
    boxes: Sequence[Box], points: list[list[float]], pairs: Sequence[tuple[int, int]]
) -> int:
    """Push every overlapping pair apart once; return how many there were."""
    pushed = 0
    for n, other in pairs:
        a, b = boxes[n], boxes[other]
        here, there = points[n], points[other]
        dx = there[0] - here[0]
        wide = a.half + b.half - abs(dx)
        if wide <= 0:
            continue
        below = there[1] + (b.below - b.above) / 2 >= here[1] + (a.below - a.above) / 2
        up, down = (b.above, a.below) if below else (a.above, b.below)
        high = up + down - (there[1] - here[1] if below else here[1] - there[1])
        if high <= 0:
            continue
        pushed += 1
        share = a.weight / (a.weight + b.weight)
        # Sideways if that is shorter, else upwards and downwards.
        axis, step = (0, wide) if wide < high else (1, high)
        forwards = below if axis else dx > 0 or (dx == 0 and n < other)
        step = step + 0.6 if forwards else -step - 0.6
        here[axis] -= step * (1 - share)
        there[axis] += step * share
    return pushed


def _neighbours(boxes: Sequence[Box], points: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return each pair of boxes that overlap or nearly do, once."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    sides = []
    for n, (box, (x, y)) in enumerate(zip(boxes, points, strict=True)):
        left, right = x - box.half - _MARGIN, x + box.half + _MARGIN
        top, bottom = y - box.above - _MARGIN, y + box.below + _MARGIN
        sides.append((left, top, right, bottom))
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
                cells[column, row].append(n)
    found: dict[tuple[int, int], None] = {}
    for members in cells.values():
        for position, n in enumerate(members, start=1):
            left, top, right, bottom = sides[n]
            for other in members[position:]:
                near = sides[other]
                if near[0] < right and left < near[2] and near[1] < bottom and top < near[3]:
                    found[n, other] = None
    return list(found)
