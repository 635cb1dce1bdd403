"""Layout: where everything stands, worked out here so that nothing moves in the browser.

Positions depend on the graph alone: starting points come from ids, never from chance, and only
exact operations (``+ - * /`` and square roots) are repeated, one after the other, so that every
machine agrees. Sums over columns are left to ``bincount``, which adds in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from spallm.views.atlas import TITLE_HIGH, Atlas, Region
from spallm.views.bodies import Body, Plate, Spring
from spallm.views.forces import settled
from spallm.views.regions import atlas
from spallm.views.spacing import Boxes, spaced

#: So many regions at most; the members of all smaller ones are nowhere at home.
MOST_REGIONS = 40


@dataclass(frozen=True)
class Layout:
    """A place for every body, and the regions that they form, at the place of their names."""

    places: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...]


def layout(
    bodies: Sequence[Body], springs: Sequence[Spring], titles: Mapping[int, float] | None = None
) -> Layout:
    """Place the bodies without overlaps; ``titles`` are the widths of the sections' names."""
    if not bodies:
        return Layout((), ())
    titles, bodies = titles or {}, _housed(bodies)
    stage = atlas(bodies, springs, titles)
    number = {region.section: n for n, region in enumerate(stage.regions)}
    plates = [_plate(stage, number[s], titles[s]) for s in sorted(titles) if s in number]
    homes = [*(number[body.section] for body in bodies), *(plate.home for plate in plates)]
    grounds = stage.grounds(np.array(homes))
    symbols, names = _symbols(bodies, plates), _names(bodies, plates)
    x, y = settled(bodies, springs, grounds, symbols, plates)
    x, y = spaced(x, y, [symbols, names], lambda x, y: grounds.held(x, y, strip=0.0))
    places = [(round(a), round(b)) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    at = {plate.home: place for plate, place in zip(plates, places[len(bodies) :], strict=True)}
    return Layout(
        tuple(places[: len(bodies)]),
        tuple(_titled(region, at.get(n)) for n, region in enumerate(stage.regions)),
    )


def _plate(stage: Atlas, home: int, title: float) -> Plate:
    half, high = title * stage.scale / 2, TITLE_HIGH * stage.scale / 2
    return Plate(home, *stage.title(home, half, 2 * high), half, high)


def _symbols(bodies: Sequence[Body], plates: Sequence[Plate]) -> Boxes:
    """Return the room of every node itself, and of the names of regions."""
    half = [body.radius + 2 for body in bodies]
    return _boxes(range(len(bodies)), half, half, half, len(bodies), plates)


def _names(bodies: Sequence[Body], plates: Sequence[Plate]) -> Boxes:
    """Return the room of the nodes with names, names included, that none of them enters."""
    named = [n for n, body in enumerate(bodies) if body.name_width]
    half = [max(bodies[n].radius, bodies[n].name_width / 2) + 2 for n in named]
    above = [bodies[n].radius + 2 for n in named]
    below = [bodies[n].radius + 2 + bodies[n].name_height for n in named]
    return _boxes(named, half, above, below, len(bodies), plates)


def _boxes(
    who: Sequence[int],
    half: Sequence[float],
    above: Sequence[float],
    below: Sequence[float],
    count: int,
    plates: Sequence[Plate],
) -> Boxes:
    """Return boxes and, as points after all bodies, the plates, which hardly yield."""
    high = [plate.high for plate in plates]
    weight = [a * b for a, b in zip(half, above, strict=True)] + [1e6] * len(plates)
    return Boxes(
        np.array([*who, *range(count, count + len(plates))], dtype=np.int64),
        np.array([*half, *(plate.half for plate in plates)]),
        np.array([*above, *high]),
        np.array([*below, *high]),
        np.array(weight),
    )


def _titled(region: Region, place: tuple[int, int] | None) -> Region:
    return replace(region, x=place[0], y=place[1]) if place else region


def _housed(bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, those of the smallest sections without one where there are too many."""
    sizes = Counter(body.section for body in bodies)
    kept = set(sorted(sizes, key=lambda section: (-sizes[section], section))[:MOST_REGIONS])
    return [body if body.section in kept else replace(body, section=-1) for body in bodies]
