"""Routes: the ways of lines between members, through the gutters between columns.

A line leaves a name to the right and enters a sign from the left. It runs along a row where
nothing stands there, and else between two rows. Lines of one relation that leave one member run
together as far as they can; others keep apart. Heights are in rows here; how high a row is, and
how much room the lines between two rows need, is settled afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spallm.figures.field import Tie

#: Between two rows lines run on levels, each this much below the one before, in rows.
LEVEL = 0.001
Span = tuple[float, float]
Owner = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a member stands: its column, and its row counted from the top of the page."""

    column: int
    y: float


@dataclass(frozen=True, slots=True)
class Fall:
    """A part of a line that runs up or down on a track of the gutter before a column."""

    gutter: int
    track: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a tie: its falls in their order; between them it runs level."""

    tie: Tie
    falls: tuple[Fall, ...]


@dataclass
class _Traffic:
    """What runs where already: along rows and between them, by height; in gutters, by number."""

    level: dict[float, list[tuple[Span, Owner]]] = field(default_factory=lambda: defaultdict(list))
    tracks: dict[int, list[list[tuple[Span, Owner]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def is_free(self, y: float, span: Span, owner: Owner) -> bool:
        """Whether nothing of another owner runs at a height within a span."""
        return not _meets(self.level.get(y, ()), span, owner)

    def run(self, y: float, span: Span, owner: Owner) -> float:
        """Take a height for a span."""
        self.level[y].append((span, owner))
        return y

    def between(self, space: float, span: Span, owner: Owner) -> float:
        """Take a level between two rows: one that the owner runs on already, or the first free."""
        for height, taken in self.level.items():
            if height % 1 and (span, owner) in taken:
                return height
        level = 1
        while not self.is_free(height := round(space + level * LEVEL, 3), span, owner):
            level += 1
        return self.run(height, span, owner)

    def track(self, gutter: int, span: Span, owner: Owner) -> int:
        """Return the first track of a gutter that is free for a span, and take it."""
        tracks = self.tracks[gutter]
        wide = (span[0] - 0.2, span[1] + 0.2)
        for number, taken in enumerate(tracks):
            if not _meets(taken, wide, owner):
                taken.append((span, owner))
                return number
        tracks.append([(span, owner)])
        return len(tracks) - 1


def _meets(taken: Sequence[tuple[Span, Owner]], span: Span, owner: Owner) -> bool:
    return any(
        other != owner and a < span[1] and span[0] < b for (a, b), other in taken
    )  # touching ends do not meet


@dataclass(frozen=True)
class Routes:
    """The ways of all ties; how many tracks each gutter needs, and levels each space of rows."""

    routes: tuple[Route, ...]
    tracks: Mapping[int, int]
    levels: Mapping[int, int]


def routed(ties: Sequence[Tie], seats: Mapping[str, Seat]) -> Routes:
    """Return the ways of all ties."""
    standing = {(seat.column, seat.y) for seat in seats.values()}
    traffic = _Traffic()
    ordered = sorted(ties, key=lambda tie: _effort(tie, seats))
    routes = tuple(_route(tie, seats, traffic, standing) for tie in ordered)
    levels: dict[int, int] = defaultdict(int)
    for height in traffic.level:
        if height % 1:
            space, level = divmod(height + 0.5, 1)
            levels[int(space)] = max(levels[int(space)], round(level / LEVEL))
    return Routes(routes, {n: len(tracks) for n, tracks in traffic.tracks.items()}, levels)


def _effort(tie: Tie, seats: Mapping[str, Seat]) -> tuple[bool, float, float, str, str]:
    """Sort lines of descent before others and short ones before long ones."""
    a, b = seats[tie.ancestor], seats[tie.descendant]
    is_part = tie.role not in ("lineage", "version", "succession")
    return is_part, abs(a.y - b.y), abs(a.column - b.column), tie.ancestor, tie.descendant


def _route(
    tie: Tie, seats: Mapping[str, Seat], traffic: _Traffic, standing: set[tuple[int, float]]
) -> Route:
    a, b = seats[tie.ancestor], seats[tie.descendant]
    leaving, coming = ("from", tie.ancestor, tie.predicate), ("to", tie.descendant, tie.predicate)
    first, last = a.column + 1, b.column
    way: Span = (min(first, last) - 0.5, max(first, last) - 0.25)

    def is_open(y: float, owner: Owner) -> bool:
        is_empty = first <= last and not any((n, y) in standing for n in range(first, last))
        return is_empty and traffic.is_free(y, way, owner)

    if is_open(b.y, coming):
        traffic.run(b.y, way, coming)
        if a.y == b.y:
            return Route(tie, ())
        return Route(tie, (_fall(traffic, first, a.y, b.y, leaving),))
    if is_open(a.y, leaving):
        traffic.run(a.y, way, leaving)
        return Route(tie, (_fall(traffic, last, a.y, b.y, leaving),))
    level = traffic.between(b.y - 0.5 if a.y <= b.y else b.y + 0.5, way, leaving)
    return Route(
        tie,
        (_fall(traffic, first, a.y, level, leaving), _fall(traffic, last, level, b.y, leaving)),
    )


def _fall(traffic: _Traffic, gutter: int, start: float, end: float, owner: Owner) -> Fall:
    span = (min(start, end), max(start, end))
    return Fall(gutter, traffic.track(gutter, span, owner), start, end)
