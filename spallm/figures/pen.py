"""The pen: the course of a line, with rounded corners and an arrowhead."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from spallm.figures.shapes import Line, Point

if TYPE_CHECKING:
    from matplotlib.path import Path


def outline(line: Line) -> tuple[Path, list[Point]]:
    """Return the path of a line and the corners of its arrowhead, if it has one."""
    points = [line.points[0]]
    points += [point for before, point in pairwise(line.points) if point != before]
    if not line.tip or len(points) < 2:
        return _path(points, line), []
    end, before = points[-1], points[-2]
    length = math.dist(before, end) or 1.0
    along = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
    foot = (end[0] - along[0] * line.tip, end[1] - along[1] * line.tip)
    half = line.tip * 0.36
    side = (-along[1] * half, along[0] * half)
    head = [end, (foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1])]
    points[-1] = (end[0] - along[0] * line.tip * 0.8, end[1] - along[1] * line.tip * 0.8)
    return _path(points, line), head


def _path(points: list[Point], line: Line) -> Path:
    from matplotlib.path import Path

    if line.curved:
        return Path(points, [Path.MOVETO, *[Path.CURVE4] * (len(points) - 1)])
    if not line.bend:
        return Path(points)
    vertices: list[Point] = [points[0]]
    codes = [Path.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near = min(line.bend, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        vertices += [_towards(corner, before, near), corner, _towards(corner, after, near)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path([*vertices, points[-1]], [*codes, Path.LINETO])


def _towards(start: Point, goal: Point, length: float) -> Point:
    whole = math.dist(start, goal) or 1.0
    share = length / whole
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share
