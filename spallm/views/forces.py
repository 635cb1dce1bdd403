"""Forces: springs draw linked bodies together, elbows keep them apart, regions keep them home."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spallm.views.bodies import Body, Spring
from spallm.views.regions import Region

#: Steps for up to so many bodies; larger graphs get fewer, so that time grows slowly.
STEPS, FEWEST, FULL_EFFORT = 150, 30, 1200
#: A spring between two regions may bend the map, not tear it.
_ABROAD = 0.12
_CELL = 64.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Tie:
    """A spring with all that does not change between steps."""

    source: int
    target: int
    strength: float
    share: float
    rest: float


def settled(
    bodies: Sequence[Body],
    springs: Sequence[Spring],
    homes: Sequence[Region],
    starts: Sequence[Point],
) -> list[Point]:
    """Return where the bodies come to rest."""
    steps = max(FEWEST, min(STEPS, STEPS * FULL_EFFORT // max(1, len(bodies))))
    ties = _ties(bodies, springs)
    elbows = [body.radius + 3 + body.name_width / 5 for body in bodies]
    xs, ys = [x for x, _ in starts], [y for _, y in starts]
    for step in range(steps):
        heat = 1.0 - step / steps
        _pull(xs, ys, ties, heat)
        _push(xs, ys, elbows)
        _keep(xs, ys, homes, heat)
    return list(zip(xs, ys, strict=True))


def _ties(bodies: Sequence[Body], springs: Sequence[Spring]) -> list[_Tie]:
    weight: dict[int, float] = defaultdict(float)
    count: dict[int, int] = defaultdict(int)
    for spring in springs:
        for end in (spring.source, spring.target):
            weight[end] += spring.pull
            count[end] += 1
    ties = []
    for spring in springs:
        a, b = spring.source, spring.target
        near = 1.0 if bodies[a].section == bodies[b].section else _ABROAD
        strength = 0.5 * near * spring.pull / min(weight[a], weight[b])
        # The more attached end stays where it is, and many followers need a wide circle.
        rest = 16 + 6 * math.sqrt(max(count[a], count[b]))
        ties.append(_Tie(a, b, strength, weight[b] / (weight[a] + weight[b]), rest))
    return ties


def _pull(xs: list[float], ys: list[float], ties: Sequence[_Tie], heat: float) -> None:
    for tie in ties:
        a, b = tie.source, tie.target
        dx, dy = xs[b] - xs[a], ys[b] - ys[a]
        distance = math.sqrt(dx * dx + dy * dy)
        if distance <= tie.rest:
            continue
        force = heat * tie.strength * (1 - tie.rest / distance)
        xs[a] += dx * force * tie.share
        ys[a] += dy * force * tie.share
        xs[b] -= dx * force * (1 - tie.share)
        ys[b] -= dy * force * (1 - tie.share)


def _push(xs: list[float], ys: list[float], elbows: Sequence[float]) -> None:
    """Part those that stand too close, each moving less the more room it needs."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, x in enumerate(xs):
        cells[int(x // _CELL), int(ys[n] // _CELL)].append(n)
    for (column, row), members in cells.items():
        around = [cells.get((column + i, row + j)) for i, j in ((1, 0), (-1, 1), (0, 1), (1, 1))]
        others = [*members, *(n for cell in around if cell for n in cell)]
        for position, n in enumerate(members, start=1):
            x, y, own = xs[n], ys[n], elbows[n]
            for other in others[position:]:
                dx, dy = xs[other] - x, ys[other] - y
                reach = own + elbows[other]
                squared = dx * dx + dy * dy
                if squared >= reach * reach:
                    continue
                if squared < 0.01:
                    dx, dy, squared = (n - other) % 7 - 3.1, (n + other) % 5 - 2.1, 4.0
                distance = math.sqrt(squared)
                push = 0.6 * (reach - distance) / distance / reach
                x -= dx * push * elbows[other]
                y -= dy * push * elbows[other]
                xs[other] += dx * push * own
                ys[other] += dy * push * own
            xs[n], ys[n] = x, y


def _keep(xs: list[float], ys: list[float], homes: Sequence[Region], heat: float) -> None:
    for n, home in enumerate(homes):
        dx, dy = home.x - xs[n], home.y - ys[n]
        distance = math.sqrt(dx * dx + dy * dy)
        drift = 0.012 * heat
        if distance > home.radius:
            drift += 0.35 * (1 - home.radius / distance)
        xs[n] += dx * drift
        ys[n] += dy * drift
