"""Where things stand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from spallm.views.bodies import Body, Spring
from spallm.views.layout import Layout, layout
from spallm.views.regions import atlas

BODIES = [
    Body(f"node-{n}", 4 + n % 5, 60 if n % 3 else 0, 14 if n % 3 else 0, (-1, 0, 0, 1, 0, 2)[n % 6])
    for n in range(240)
]
SPRINGS = [Spring(n, n // 12 * 6 + n % 6, 1 + n % 5) for n in range(12, 240)]
TITLES = {-1: 90.0, 0: 80.0, 1: 120.0, 2: 100.0}
LAYOUT = layout(BODIES, SPRINGS, TITLES)


def _boxes(placed: Layout, names: bool) -> list[tuple[float, float, float, float]]:
    """Return the room of all nodes, or of those with names, names included."""
    return [
        (
            x - max(body.radius, names * body.name_width / 2),
            y - body.radius,
            x + max(body.radius, names * body.name_width / 2),
            y + body.radius + names * body.name_height,
        )
        for body, (x, y) in zip(BODIES, placed.places, strict=True)
        if body.name_width or not names
    ]


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("names", [False, True])
def test_no_node_covers_another_and_no_name_another_name(names: bool) -> None:
    boxes = _boxes(LAYOUT, names)
    overlaps = [(n, m) for n, a in enumerate(boxes) for m in range(n) if _overlap(a, boxes[m])]
    assert overlaps == []


def test_no_node_stands_under_the_name_of_a_region() -> None:
    plates = [
        (r.x - TITLES[r.section] / 2, r.y - 10, r.x + TITLES[r.section] / 2, r.y + 10)
        for r in LAYOUT.regions
    ]
    assert not any(_overlap(plate, box) for plate in plates for box in _boxes(LAYOUT, False))


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


def test_each_region_is_as_large_as_its_members_need() -> None:
    stage = atlas(BODIES, SPRINGS, TITLES)
    rooms = [sum(b.room for b in BODIES if b.section == r.section) for r in stage.regions]
    assert [region.section for region in stage.regions] == [-1, 0, 1, 2]
    assert max(rooms) == rooms[1]
    assert max(region.radius for region in stage.regions) == stage.regions[1].radius


def test_a_place_held_is_nearest_to_its_own_region() -> None:
    stage = atlas(BODIES, SPRINGS, TITLES)
    homes = np.arange(4).repeat(50)
    x, y = np.linspace(-900, 900, 200), np.linspace(900, -900, 200)
    grounds = stage.grounds(homes)
    for _ in range(80):
        x, y = grounds.held(x, y)
    away = [(x - r.x) ** 2 + (y - r.y) ** 2 - r.weight for r in stage.regions]
    assert (np.argmin(away, axis=0) == homes).all()


def test_related_regions_stand_side_by_side() -> None:
    bodies = [Body(f"node-{n}", 5, 0, 0, n % 8) for n in range(160)]
    springs = [Spring(n, n + 4, 5) for n in range(0, 152, 8)]
    first, *_, last = (stage := atlas(bodies, springs, {})).regions[0:5]
    assert last.section == 4
    loose = atlas(bodies, [], {}).regions
    apart = math.dist((first.x, first.y), (last.x, last.y)) / stage.wide
    assert apart < math.dist((loose[0].x, loose[0].y), (loose[4].x, loose[4].y)) / stage.wide


def test_the_map_has_the_shape_of_a_screen() -> None:
    xs, ys = zip(*LAYOUT.places, strict=True)
    assert 1.1 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 1.7


def test_ever_so_many_sections_find_a_place() -> None:
    many = [Body(f"node-{n}", 4, 0, 0, n // 3) for n in range(300)]
    placed = layout(many, [Spring(n, n + 1, 1) for n in range(0, 300, 3)])
    assert len(set(placed.places)) == 300
    assert len(placed.regions) <= 41


def test_nothing_has_no_layout() -> None:
    assert layout([], []) == Layout((), ())


def test_one_thing_alone_stands_in_the_middle() -> None:
    ((x, y),) = layout([Body("alone", 5, 40, 14, -1)], []).places
    assert math.hypot(x, y) < 60


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
