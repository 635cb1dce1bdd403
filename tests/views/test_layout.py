"""Where things stand."""

from __future__ import annotations

import math

from spallm.views.bodies import Body, Spring
from spallm.views.layout import Layout, layout
from spallm.views.regions import regions

BODIES = [
    Body(f"node-{n}", 4 + n % 5, 60 if n % 3 else 0, 14 if n % 3 else 0, (-1, 0, 0, 1, 0, 2)[n % 6])
    for n in range(240)
]
SPRINGS = [Spring(n, n // 12 * 6 + n % 6, 1 + n % 5) for n in range(12, 240)]
TITLES = {-1: 90.0, 0: 80.0, 1: 120.0, 2: 100.0}
LAYOUT = layout(BODIES, SPRINGS, TITLES)


def _boxes(placed: Layout) -> list[tuple[float, float, float, float]]:
    return [
        (
            x - max(body.radius, body.name_width / 2),
            y - body.radius,
            x + max(body.radius, body.name_width / 2),
            y + body.radius + body.name_height,
        )
        for body, (x, y) in zip(BODIES, placed.places, strict=True)
    ]


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_no_node_or_name_covers_another() -> None:
    boxes = _boxes(LAYOUT)
    overlaps = [(n, m) for n, a in enumerate(boxes) for m in range(n) if _overlap(a, boxes[m])]
    assert overlaps == []


def test_no_node_stands_under_the_name_of_a_region() -> None:
    plates = [
        (r.x - TITLES[r.section] / 2, r.y - 10, r.x + TITLES[r.section] / 2, r.y + 10)
        for r in LAYOUT.regions
    ]
    assert not any(_overlap(plate, box) for plate in plates for box in _boxes(LAYOUT))


def test_places_are_whole_and_finite() -> None:
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in LAYOUT.places)
    assert all(isinstance(x, int) for place in LAYOUT.places for x in place)


def test_the_same_bodies_find_the_same_places() -> None:
    assert layout(BODIES, SPRINGS, TITLES) == LAYOUT


def test_sections_keep_together() -> None:
    same = 0
    for body, place in zip(BODIES, LAYOUT.places, strict=True):
        away = sorted((math.dist(place, there), n) for n, there in enumerate(LAYOUT.places))
        same += sum(BODIES[n].section == body.section for _, n in away[1:6])
    assert same / (5 * len(BODIES)) > 0.7


def test_a_newcomer_leaves_the_others_about_where_they_were() -> None:
    grown = layout([*BODIES, Body("newcomer", 5, 40, 14, 1)], SPRINGS, TITLES)
    moves = sorted(math.dist(a, b) for a, b in zip(LAYOUT.places, grown.places[:-1], strict=True))
    across = max(x for x, _ in LAYOUT.places) - min(x for x, _ in LAYOUT.places)
    assert moves[len(moves) // 2] < across / 10


def test_discs_of_regions_do_not_overlap() -> None:
    discs = regions(BODIES, SPRINGS)
    assert len(discs) == 4
    assert all(
        math.dist((a.x, a.y), (b.x, b.y)) >= a.radius + b.radius
        for a in discs
        for b in discs
        if a is not b
    )


def test_a_large_map_comes_to_rest_too() -> None:
    many = [Body(f"node-{n}", 3 + n % 3, 0, 0, n % 2) for n in range(2100)]
    placed = layout(many, []).places
    in_order = sorted((x, y, many[n].radius) for n, (x, y) in enumerate(placed))
    assert not [
        (a, b)
        for n, a in enumerate(in_order)
        for b in in_order[n + 1 : n + 60]
        if abs(a[0] - b[0]) < a[2] + b[2] and abs(a[1] - b[1]) < a[2] + b[2]
    ]


def test_bodies_at_one_spot_are_parted() -> None:
    twins = [Body("twin", 5, 0, 0, 0) for _ in range(4)]
    assert len(set(layout(twins, []).places)) == 4
