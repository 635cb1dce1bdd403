"""The grid: in which lane, column and row each member of a tree stands.

Columns are years, cut into several where members of one year descend from each other or where a
year is crowded. Lanes are sections.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spallm.figures.field import Field, Member, Tie
from spallm.figures.sections import Section

#: A chain of descent within a year is cut into so many columns at most.
_DEEPEST = 4
#: Columns of those whose year is not known: of those that descend from a known year, and others.
BEFORE, AFTER = 0, 9999


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its year, and which of the year's columns it is."""

    year: int
    part: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands: numbers of its lane, its column, and its row in the lane."""

    lane: int
    column: int
    row: int


@dataclass(frozen=True)
class Grid:
    """Places of all members; ``heights`` are the rows of each lane."""

    columns: tuple[Column, ...]
    lanes: tuple[Section, ...]
    heights: tuple[int, ...]
    places: Mapping[str, Place]


def arranged(found: Field, tallest: int, *, in_lanes: bool = True) -> Grid:
    """Return where everything stands, with ``tallest`` rows in a lane as far as that can be."""
    members = found.members
    lanes = _lanes(found) if in_lanes else [next(iter(members.values())).section]
    lane = {m.iri: lanes.index(m.section) if in_lanes else 0 for m in members.values()}
    year = _years(found)
    parts = _parts(found, lane, year, tallest)
    columns = tuple(
        Column(each, part)
        for each in sorted(set(year.values()))
        for part in range(1 + max(parts[iri] for iri in members if year[iri] == each))
    )
    number = {column: n for n, column in enumerate(columns)}
    column = {iri: number[Column(year[iri], parts[iri])] for iri in members}
    rows, heights = _rows(found, lane, column, len(lanes))
    places = {iri: Place(lane[iri], column[iri], rows[iri]) for iri in members}
    return Grid(columns, tuple(lanes), tuple(heights), places)


def _lanes(found: Field) -> list[Section]:
    """Return the sections in the order in which the ties between them are shortest."""
    members = found.members
    sections = sorted({m.section for m in members.values()}, key=lambda s: (s.iri == "", s.name))
    pairs: dict[tuple[Section, Section], int] = defaultdict(int)
    for tie in found.ties:
        ends = (members[tie.ancestor].section, members[tie.descendant].section)
        if ends[0] != ends[1]:
            pairs[ends] += 1

    def cost(order: Sequence[Section]) -> int:
        place = {section: n for n, section in enumerate(order)}
        return sum(count * abs(place[a] - place[b]) for (a, b), count in pairs.items())

    best, least = sections, cost(sections)
    while True:
        better = min((_moved(best, a, b) for a in range(len(best)) for b in range(len(best))),
                     key=cost)  # fmt: skip
        if cost(better) >= least:
            return best
        best, least = better, cost(better)


def _moved(order: Sequence[Section], start: int, end: int) -> list[Section]:
    rest = [*order[:start], *order[start + 1 :]]
    return [*rest[:end], order[start], *rest[end:]]


def _years(found: Field) -> dict[str, int]:
    """Return the year of each member; without one it stands after those that it came from."""
    years = {m.iri: m.year if m.year is not None else BEFORE for m in found.members.values()}
    changed = True
    while changed:
        changed = False
        for tie in found.ties:
            if years[tie.descendant] == BEFORE and years[tie.ancestor] != BEFORE:
                years[tie.descendant] = AFTER
                changed = True
    return years


def _parts(
    found: Field, lane: Mapping[str, int], year: Mapping[str, int], tallest: int
) -> dict[str, int]:
    """Return in which part of its year each member stands."""
    within = [tie for tie in found.ties if year[tie.ancestor] == year[tie.descendant]]
    depth = _depths(found.members, within)
    latest = dict.fromkeys(found.members, math.inf)
    for tie in within:
        latest[tie.ancestor] = min(latest[tie.ancestor], depth[tie.descendant] - 1)
    crowds: dict[tuple[int, int], list[Member]] = defaultdict(list)
    for member in found.members.values():
        crowds[lane[member.iri], year[member.iri]].append(member)
    parts: dict[int, int] = defaultdict(int)
    for (_, each), crowd in crowds.items():
        deepest = max(depth[m.iri] for m in crowd)
        parts[each] = max(parts[each], deepest + 1, math.ceil(len(crowd) / tallest))
    chosen: dict[str, int] = {}
    for (_, each), crowd in sorted(crowds.items()):
        chosen |= _spread(crowd, depth, latest, parts[each])
    return chosen


def _depths(iris: Iterable[str], ties: Sequence[Tie]) -> dict[str, int]:
    """Return how many steps lead to each member within its year; a ring ends at the deepest."""
    depth = dict.fromkeys(iris, 0)
    for _ in range(_DEEPEST - 1):
        for tie in ties:
            wanted = min(depth[tie.ancestor] + 1, _DEEPEST - 1)
            depth[tie.descendant] = max(depth[tie.descendant], wanted)
    return depth


def _spread(
    crowd: Sequence[Member], depth: Mapping[str, int], latest: Mapping[str, float], parts: int
) -> dict[str, int]:
    """Give each of a crowd a part of the year, the emptiest of those that it may have."""
    filled = [0] * parts
    chosen = {}
    for member in sorted(crowd, key=lambda m: (latest[m.iri] - depth[m.iri], m.day or "9", m.name)):
        last = int(min(parts - 1, max(latest[member.iri], depth[member.iri])))
        part = min(range(depth[member.iri], last + 1), key=lambda n: (filled[n], n))
        filled[part] += 1
        chosen[member.iri] = part
    return chosen


def _rows(
    found: Field, lane: Mapping[str, int], column: Mapping[str, int], lanes: int
) -> tuple[dict[str, int], list[int]]:
    """Give members rows, near those that they came from."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for iri in found.members:
        cells[column[iri], lane[iri]].append(iri)
    heights = [max(len(c) for (_, n), c in cells.items() if n == each) for each in range(lanes)]
    tops = [sum(heights[:n]) for n in range(lanes)]
    came: dict[str, list[str]] = defaultdict(list)
    for tie in found.ties:
        came[tie.descendant].append(tie.ancestor)
        came[tie.ancestor].append(tie.descendant)
    rows: dict[str, int] = {}
    for (_, here), cell in sorted(cells.items()):
        wants = {iri: _wanted(came[iri], rows, lane, tops, tops[here]) for iri in cell}
        members = [found.members[iri] for iri in cell]
        free = sorted((m for m in members if wants[m.iri] is None), key=lambda m: (m.day or "9",
                      m.name.casefold()))  # fmt: skip
        bound = sorted((m for m in members if wants[m.iri] is not None),
                       key=lambda m: (wants[m.iri], m.name))  # fmt: skip
        taken: dict[int, str] = {}
        for member in bound:
            goal = min(max(round(wants[member.iri] or 0), 0), heights[here] - 1)
            taken[_nearest(goal, taken, heights[here])] = member.iri
        taken = _in_order(taken, wants)
        for member in free:
            taken[next(n for n in range(heights[here]) if n not in taken)] = member.iri
        rows |= {iri: row for row, iri in taken.items()}
    return rows, heights


def _in_order(taken: Mapping[int, str], wants: Mapping[str, float | None]) -> dict[int, str]:
    """Return the same rows, dealt out in the order of the wants, so that lines cross less."""
    ordered = sorted(taken.values(), key=lambda iri: (wants[iri] or 0.0, iri))
    return dict(zip(sorted(taken), ordered, strict=True))


def _nearest(goal: int, taken: Mapping[int, str], height: int) -> int:
    free = [row for row in range(height) if row not in taken]
    return min(free, key=lambda row: (abs(row - goal), row))


def _wanted(
    ancestors: Sequence[str], rows: Mapping[str, int], lane: Mapping[str, int],
    tops: Sequence[int], top: int,
) -> float | None:  # fmt: skip
    """Return the row that is nearest to all that a member is tied to and that stand already."""
    known = [tops[lane[iri]] + rows[iri] - top for iri in ancestors if iri in rows]
    return sum(known) / len(known) if known else None


def spans(columns: Sequence[Column]) -> list[tuple[int, int, int]]:
    """Return each year with its first and its last column."""
    starts = [n for n, each in enumerate(columns) if each.part == 0] + [len(columns)]
    return [(columns[a].year, a, b - 1) for a, b in pairwise(starts)]
