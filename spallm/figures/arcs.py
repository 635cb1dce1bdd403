"""The page of a timeline: works on a line, their citations as arcs over it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from spallm.figures.colours import FAINT, FEW, INK, QUIET
from spallm.figures.lettering import width
from spallm.figures.sections import sections_of
from spallm.figures.shapes import Area, Line, Mark, Shape, Words, box
from spallm.figures.wishes import Ground
from spallm.figures.works import Work, Works

#: Without a wish so many works are named, and so many have arcs in a colour.
NAMED, COLOURED = 45, 5
#: So many are named even where nobody is known to cite them.
_NAMED_ANYWAY = 8
MARGIN, SIZE = 6.0, 6.0
_GAP = 9.0
_TURN = 60.0
_USUAL = 180 / 25.4 * 72


@dataclass(frozen=True)
class Page:
    """Where the works of a timeline stand."""

    ground: Ground
    works: Works
    xs: Mapping[str, float]
    named: frozenset[str]
    first: frozenset[str]
    colours: Mapping[str, str]
    width: float
    base: float
    bottom: float
    years_at: tuple[tuple[int, float, float], ...]

    def number(self, work: Work) -> float:
        """Return what the sign of a work shows: an analysis, or how often it is cited."""
        return self.ground.number(work.iri) if self.ground.wishes.sizes else work.cited

    @cached_property
    def range(self) -> tuple[float, float]:
        """The least and the largest of these numbers."""
        numbers = [self.number(work) for work in self.works.shown]
        return min(numbers), max(numbers)

    def radius(self, work: Work) -> float:
        """Return the size of a work's sign: its area grows with the citations."""
        least, most = self.range
        share = (self.number(work) - least) / (most - least) if most > least else 0.0
        return 2.4 + 5.6 * math.sqrt(share)

    def signs(self) -> list[Shape]:
        """Return signs and names."""
        shapes: list[Shape] = []
        for work in self.works.shown:
            x = self.xs[work.iri]
            colour = self.colours.get(work.iri, QUIET if work.iri not in self.named else INK)
            size = self.radius(work)
            mark = work.standing
            shapes.append(
                Mark(x, self.base, mark.shape, colour, size, mark.filled, about=(work.iri,))
            )
            if work.iri in self.named:
                shapes.append(self._name(work, x))
        return shapes

    def _name(self, work: Work, x: float) -> Words:
        bold = work.iri in self.first
        long = width(work.name, SIZE, bold)
        return Words(x, self.base + 8.5, work.name, SIZE, long, INK, bold, "right", _TURN,
                     about=(work.iri,))  # fmt: skip

    def arcs(self) -> list[Shape]:
        """Return an arc for each citation."""
        room = self.base - MARGIN - SIZE * 3.5
        farthest = max((abs(self.xs[a] - self.xs[b]) for a, b in self.works.citations), default=1)
        shapes: list[Shape] = []
        for citing, cited in self.works.citations:
            start, end = self.xs[citing], self.xs[cited]
            high = room * (abs(start - end) / farthest) ** 0.75 / 0.75
            top = self.base - high
            colour = self.colours.get(cited, "#8b929c")
            is_lit = cited in self.colours
            points = ((start, self.base), (start, top), (end, top), (end, self.base))
            shapes.append(
                Line(points, colour, 0.5 if is_lit else 0.4, curved=True,
                     fade=0.55 if is_lit else 0.3, layer=2 if is_lit else 1,
                     about=(citing, "cites", cited))
            )  # fmt: skip
        return shapes

    def years(self) -> list[Shape]:
        """Return a band and a name for each year."""
        shapes: list[Shape] = []
        for number, (year, left, right) in enumerate(self.years_at):
            if number % 2 == 0:
                ground = box(left, MARGIN, right - left, self.bottom - MARGIN - SIZE)
                shapes.append(Area(ground, "#f3f4f6", layer=0))
            name = self.ground.year_name(year)
            long = width(name, SIZE + 0.5, True)
            middle = (left + right) / 2
            shapes.append(Words(middle, MARGIN + SIZE, name, SIZE + 0.5, long, INK, True, "center"))
        shapes.append(
            Line(((self.years_at[0][1], self.base), (self.years_at[-1][2], self.base)), FAINT, 0.6,
                 layer=1)
        )  # fmt: skip
        return shapes


def page_of(ground: Ground, works: Works) -> Page:
    """Return the page of these works, as wide as they need or as was asked for."""
    ranked = sorted(works.shown, key=lambda w: (-w.cited, w.year, w.name))
    first = frozenset(w.iri for w in ranked[:COLOURED] if w.cited)
    worth = [w for n, w in enumerate(ranked) if w.cited or n < _NAMED_ANYWAY]
    named = frozenset(w.iri for w in worth[: min(NAMED, max(_NAMED_ANYWAY, len(ranked) // 2))])
    colours = (
        _grouped(ground, ranked)
        if ground.wishes.groups
        else {w.iri: FEW[n] for n, w in enumerate(ranked[:COLOURED]) if w.cited}
    )
    turn = math.radians(_TURN)
    long = {w.iri: width(w.name, SIZE, w.iri in first) for w in works.shown if w.iri in named}
    room = {w.iri: 8.0 if w.iri in named else 4.2 for w in works.shown}
    wide = ground.wishes.width / 25.4 * 72 if ground.wishes.width else _USUAL
    xs, years_at = _spaced(works.shown, room, 1.0)
    lead = max(0.0, *(long[iri] * math.cos(turn) + 4 - xs[iri] for iri in long))
    needed = years_at[-1][2] + lead + 2 * MARGIN
    if wide > needed:
        xs, years_at = _spaced(works.shown, room, (wide - needed) / sum(room.values()) + 1)
    left = MARGIN + lead
    full = max(wide, needed)
    base = MARGIN + SIZE * 3.5 + min(190.0, max(60.0, full * 0.3))
    return Page(
        ground, works, {iri: x + left for iri, x in xs.items()}, named, first, colours, full, base,
        base + 10 + max(long.values()) * math.sin(turn) + SIZE * 2,
        tuple((year, a + left, b + left) for year, a, b in years_at),
    )  # fmt: skip


def _grouped(ground: Ground, works: Sequence[Work]) -> dict[str, str]:
    """Return the colour of each work whose group an analysis found."""
    found = sections_of(ground, [work.iri for work in works])
    return {iri: section.colour for iri, section in found.items() if ground.group(iri)}


def _spaced(
    works: Sequence[Work], room: Mapping[str, float], stretch: float
) -> tuple[dict[str, float], list[tuple[int, float, float]]]:
    """Return where works stand, and where each year begins and ends."""
    xs: dict[str, float] = {}
    years_at = []
    x = 0.0
    for year, group in groupby(works, key=lambda work: work.year):
        held = list(group)
        inner = sum(room[work.iri] for work in held) * stretch
        whole = max(inner + _GAP, width("2026*", SIZE + 0.5, True) + 4)
        at = x + (whole - inner) / 2
        for work in held:
            step = room[work.iri] * stretch
            xs[work.iri] = at + step / 2
            at += step
        years_at.append((year, x, x + whole))
        x += whole
    return xs, years_at
