"""Spacing: boxes pushed apart until none covers another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_ROUNDS = 400
_CELL = 64.0


@dataclass(frozen=True, slots=True)
class Box:
    """Room around a point: ``half`` to both sides, ``above`` and ``below``; heavy ones yield less."""

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
    for _ in range(_ROUNDS):
        if not _separate(boxes, points):
            break
    return tuple(replace(box, x=x, y=y) for box, (x, y) in zip(boxes, points, strict=True))


def _separate(boxes: Sequence[Box], points: list[list[float]]) -> int:
    """Push every overlapping pair apart once; return how many there were."""
    pushed = 0
    for n, other in _neighbours(boxes, points):
        a, b = boxes[n], boxes[other]
        here, there = points[n], points[other]
        dx = there[0] - here[0]
        wide = a.half + b.half - abs(dx)
        if wide <= 0:
            continue
        a_first = there[1] + (b.below - b.above) / 2 >= here[1] + (a.below - a.above) / 2
        high = (
            here[1] + a.below - there[1] + b.above
            if a_first
            else there[1] + b.below - here[1] + a.above
        )
        if high <= 0:
            continue
        pushed += 1
        share = a.weight / (a.weight + b.weight)
        if wide < high:
            step = (wide + 0.6) * (1 if dx > 0 or (dx == 0 and n < other) else -1)
            here[0] -= step * (1 - share)
            there[0] += step * share
        else:
            step = (high + 0.6) * (1 if a_first else -1)
            here[1] -= step * (1 - share)
            there[1] += step * share
    return pushed


def _neighbours(
    boxes: Sequence[Box], points: Sequence[Sequence[float]]
) -> Iterator[tuple[int, int]]:
    """Yield each pair whose boxes reach into a common cell, once."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    spans = []
    for n, (box, (x, y)) in enumerate(zip(boxes, points, strict=True)):
        left, right = int((x - box.half) // _CELL), int((x + box.half) // _CELL)
        top, bottom = int((y - box.above) // _CELL), int((y + box.below) // _CELL)
        spans.append((left, top))
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                cells[column, row].append(n)
    for (column, row), members in cells.items():
        for position, n in enumerate(members):
            for other in members[position + 1 :]:
                first = (max(spans[n][0], spans[other][0]), max(spans[n][1], spans[other][1]))
                if first == (column, row):
                    yield n, other
