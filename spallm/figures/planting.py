"""Planting: from the grid to places on the page, and the shapes of members and of their ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spallm.figures.bands import UNKNOWN_YEAR
from spallm.figures.colours import INK, QUIET
from spallm.figures.field import Field, Member
from spallm.figures.grid import AFTER, BEFORE, Grid, spans
from spallm.figures.heights import Heights, heights
from spallm.figures.lettering import width
from spallm.figures.routes import Fall, Route, Seat, routed
from spallm.figures.shapes import Line, Mark, Point, Scene, Shape, Words
from spallm.figures.strokes import stroke
from spallm.figures.wishes import Ground

_TRACK = 1.7
_MARGIN = 6.0
#: A page is no narrower, or its legend would become a column of words.
_LEAST = 220.0


@dataclass(frozen=True)
class Plan:
    """A tree on its page: where columns, lanes, members and lines stand, in points."""

    ground: Ground
    found: Field
    grid: Grid
    size: float
    in_lanes: bool
    routes: Sequence[Route]
    lefts: Sequence[float]
    gutters: Sequence[float]
    seats: Mapping[str, Seat]
    heads: Sequence[float]
    heights: Heights
    width: float

    @property
    def sign(self) -> float:
        """How large the sign of a member is."""
        return self.size * 0.74

    @property
    def needed(self) -> float:
        """How wide it has to be."""
        return self.gutters[-1] + _MARGIN

    @property
    def bottom(self) -> float:
        """Where the bands of the years end."""
        return self.heights.bottom + self.size * 0.6

    @cached_property
    def scale(self) -> Mapping[str, float]:
        """How much larger a sign is by the numbers of an analysis, its area by the number."""
        if not self.ground.wishes.sizes:
            return {}
        sizes = {iri: max(self.ground.number(iri), 0.0) for iri in self.found.members}
        most = max(sizes.values(), default=0.0) or 1.0
        return {iri: 0.55 + 0.95 * (size / most) ** 0.5 for iri, size in sizes.items()}

    def shapes(self) -> list[Shape]:
        """Return members and lines."""
        members = [shape for each in self.found.members.values() for shape in self._member(each)]
        return [*members, *(self._line(route) for route in self.routes)]

    def x(self, iri: str) -> float:
        """Return where the middle of a member's sign stands."""
        return self.lefts[self.seats[iri].column] + self.sign / 2

    def y(self, iri: str) -> float:
        """Return the height at which a member stands."""
        return self.heights.at(self.seats[iri].y)

    def _member(self, member: Member) -> list[Shape]:
        x, y = self.x(member.iri), self.y(member.iri)
        colour = member.section.colour
        shape = "square" if member.is_peer_reviewed else "round"
        size = self.sign * self.scale.get(member.iri, 1.0) * (0.92 if shape == "square" else 1)
        mark = Mark(x, y, shape, colour, size, member.has_open_weights, about=(member.iri,))
        text = x + self.sign / 2 + self.size * 0.35
        long = width(member.name, self.size)
        words = Words(text, y, member.name, self.size, long, INK, about=(member.iri,))
        if not member.held:
            return [mark, words]
        more = _more(member)
        small = max(self.size - 1, 5)
        return [
            mark,
            words,
            Words(
                text + long + self.size * 0.35,
                y,
                more,
                small,
                width(more, small),
                QUIET,
                about=(member.iri, "folded"),
            ),
        ]

    def _line(self, route: Route) -> Line:
        tie = route.tie
        look = stroke(tie.predicate)
        points: list[Point] = [(reach(self, tie.ancestor) + 1.2, self.y(tie.ancestor))]
        for fall in route.falls:
            x = self._track(fall)
            points += [(x, self.heights.at(fall.start)), (x, self.heights.at(fall.end))]
        left = self.x(tie.descendant) - self.sign / 2
        points.append((left - 0.9, self.y(tie.descendant)))
        return Line(
            tuple(points), look.colour, look.width, look.dash, bend=3.2, tip=look.tip,
            fade=look.fade, layer=look.layer,
            about=(tie.descendant, tie.predicate, tie.ancestor),
        )  # fmt: skip

    def _track(self, fall: Fall) -> float:
        return self.gutters[fall.gutter] + self.size * 0.5 + fall.track * _TRACK

    def scene(self, shapes: Sequence[Shape], height: float) -> Scene:
        """Return the page with these shapes."""
        return Scene(self.width, height, tuple(shapes))


def _more(member: Member) -> str:
    return f"+{len(member.held)}"


def reach(plan: Plan, iri: str) -> float:
    """Return where the name of a member ends."""
    member = plan.found.members[iri]
    return plan.lefts[plan.seats[iri].column] + _long(member, plan.size)


def _long(member: Member, size: float) -> float:
    """Return how far a member reaches to the right of its left edge."""
    more = width(_more(member), max(size - 1, 5)) + size * 0.35 if member.held else 0.0
    return size * (0.74 + 0.35) + width(member.name, size) + more


def planted(
    ground: Ground, found: Field, grid: Grid, size: float, *, in_lanes: bool,
    room: float | None = None,
) -> Plan:  # fmt: skip
    """Return a plan in letters of a size; ``room`` is the width that it shall fill."""
    rows, heads = _rows(grid, size, in_lanes=in_lanes)
    seats = {
        iri: Seat(place.column, float(heads[place.lane] + in_lanes + place.row))
        for iri, place in grid.places.items()
    }
    found_routes = routed(found.ties, seats)
    tracks = found_routes.tracks
    high = heights(rows, found_routes.levels, _MARGIN + size * 2.3, size)
    trunk = size * 4 if in_lanes else 0.0
    wide = _widths(ground, found, grid, size)
    gutters, lefts = _columns(wide, tracks, _MARGIN + trunk, size, 0.0)
    if room and room > gutters[-1] + _MARGIN:
        spare = min((room - gutters[-1] - _MARGIN) / len(grid.columns), size * 9)
        gutters, lefts = _columns(wide, tracks, _MARGIN + trunk, size, spare)
    full = max(gutters[-1] + _MARGIN, room or _LEAST)
    tops = [high.at(float(head)) for head in heads]
    routes = found_routes.routes
    return Plan(
        ground, found, grid, size, in_lanes, routes, lefts, gutters, seats, tops, high, full
    )


def _rows(grid: Grid, size: float, *, in_lanes: bool) -> tuple[list[float], list[int]]:
    """Return the space that each row keeps above it, and at which row each lane begins."""
    rows: list[float] = []
    heads = []
    for height in grid.heights:
        heads.append(len(rows))
        if in_lanes:
            rows.append(size * (1.1 if rows else 0.2))
        rows += [size * 0.5] * height
    return rows, heads


def _widths(ground: Ground, found: Field, grid: Grid, size: float) -> list[float]:
    wide = [0.0] * len(grid.columns)
    for iri, place in grid.places.items():
        wide[place.column] = max(wide[place.column], _long(found.members[iri], size))
    for year, first, last in spans(grid.columns):
        if first == last and year in (BEFORE, AFTER):
            wide[first] = max(wide[first], width(ground.wishes.said(UNKNOWN_YEAR), size, True))
    return wide


def _columns(
    wide: Sequence[float], tracks: Mapping[int, int], left: float,
    size: float, spare: float,
) -> tuple[list[float], list[float]]:  # fmt: skip
    """Return where gutters and columns begin; the last gutter is where the last column ends."""
    gutters, lefts = [], []
    x = left
    for number, long in enumerate(wide):
        gutters.append(x)
        lanes = tracks.get(number, 0)
        x += size * (1.0 if number else 0.5) + (lanes * _TRACK + 4.0 if lanes else 0.0) + spare
        lefts.append(x)
        x += long
    last = tracks.get(len(wide), 0)
    return [*gutters, x + size * 0.6 + (last * _TRACK + 4.0 if last else 0)], lefts
