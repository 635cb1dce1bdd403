"""Marks: the shape of a kind, as small drawings beside names and as nodes of pictures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from spallm.views.palette import KINDS

#: How large a mark is drawn, in the units of its drawing.
RADIUS = 10.0
#: Kinds that have a look of their own; all others share one.
_STRANGE = ("dot", "other")


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape around the origin: its corners as SVG has them, none for a disc; and its class."""

    corners: str
    css: str


@cache
def mark_of(kind: str) -> Mark:
    """Return the mark of a kind.

    >>> mark_of("task")
    Mark(corners='0,-11.5 11.5,0 0,11.5 -11.5,0', css='kind-task')
    """
    known = KINDS.get(kind)
    shape, name = (known.shape, kind) if known else _STRANGE
    points = " ".join(f"{_short(x)},{_short(y)}" for x, y in _corners(shape))
    return Mark(points, f"kind-{name}")


def _corners(shape: str) -> list[tuple[float, float]]:
    """Return corners so that all shapes look equally large, as the explorer draws them."""
    match shape:
        case "hexagon":
            return [_around(60 * n, RADIUS) for n in range(6)]
        case "square":
            half = 0.88 * RADIUS
            return [(-half, -half), (half, -half), (half, half), (-half, half)]
        case "diamond":
            return [_around(90 * n - 90, 1.15 * RADIUS) for n in range(4)]
        case "triangle":
            corners = (_around(120 * n - 90, 1.2 * RADIUS) for n in range(3))
            return [(x, y + 0.2 * RADIUS) for x, y in corners]
        case _:
            return []


def _around(degrees: float, radius: float) -> tuple[float, float]:
    return radius * math.cos(math.radians(degrees)), radius * math.sin(math.radians(degrees))


def _short(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"
