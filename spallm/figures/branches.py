"""Branches: a trunk that parts into sections, and twigs on which their members sit."""

from __future__ import annotations

from collections import defaultdict

from spallm.figures.bands import BAND
from spallm.figures.colours import mixed
from spallm.figures.grid import spans
from spallm.figures.lettering import width
from spallm.figures.planting import Plan
from spallm.figures.shapes import Line, Shape, Words

_MARGIN = 6.0


def branches(plan: Plan) -> list[Shape]:
    """Return the trunk, a branch for each section, and the twigs of its years."""
    shapes: list[Shape] = []
    heights = plan.heads
    root = (_MARGIN + plan.size * 0.3, (heights[0] + heights[-1]) / 2)
    end = _MARGIN + plan.size * 4
    for lane, section in enumerate(plan.grid.lanes):
        y = heights[lane]
        middle = (root[0] + end) / 2
        shapes.append(
            Line((root, (middle, root[1]), (root[0], y), (end, y)), section.colour, 1.6,
                 curved=True, layer=1)
        )  # fmt: skip
        shapes += _branch(plan, lane, y, end)
    return shapes


def _branch(plan: Plan, lane: int, y: float, start: float) -> list[Shape]:
    section = plan.grid.lanes[lane]
    size = plan.size + 0.5
    long = width(section.name, size, True)
    _, _, end = spans(plan.grid.columns)[0]
    ground = BAND if start + long < plan.gutters[end + 1] else ""
    name = Words(start + 2, y, section.name, size, long, section.colour, True, ground=ground)
    twigs: dict[int, float] = defaultdict(float)
    for iri, place in plan.grid.places.items():
        if place.lane == lane:
            twigs[place.column] = max(twigs[place.column], plan.y(iri))
    shapes: list[Shape] = [name]
    after = start + long + 5
    last = plan.lefts[max(twigs)] + plan.sign / 2
    if last > after:
        shapes.append(Line(((after, y), (last, y)), section.colour, 1.1, layer=1))
    light = mixed(section.colour, 0.55)
    for column, bottom in sorted(twigs.items()):
        x = plan.lefts[column] + plan.sign / 2
        top = y if x > after or x < start else y + size * 0.6
        points = ((x, top), (x, bottom))
        shapes.append(Line(points, light, 0.6, layer=1))
    return shapes
