"""The tree: a field as it grew, its sections as branches, descent as lines between its members."""

from __future__ import annotations

import math

from spallm.errors import UsageError
from spallm.figures.bands import bands
from spallm.figures.bands import notes as told
from spallm.figures.branches import branches
from spallm.figures.caption import UNKNOWN, caption, count
from spallm.figures.drawing import Drawing
from spallm.figures.field import (
    Field,
    NothingToDraw,
    kin,
    kind_of_tree,
    read_field,
)
from spallm.figures.grid import arranged
from spallm.figures.planting import Plan, planted
from spallm.figures.reading import how_to_read, legend_of
from spallm.figures.wishes import Ground
from spallm.views.wording import Text

TITLE: Text = ["Evolutionary tree of the field", "领域演化树"]
LINEAGE: Text = ["Lineage", "谱系图"]
#: Letters in points: as large as there is room for, and never smaller than print can bear.
LARGEST, USUAL, SMALLEST = 7.5, 6.5, 5.0
_STEP = 0.25
_MARGIN = 6.0


def tree(ground: Ground) -> Drawing:
    """Draw the chosen models by section and year, versions folded into their families."""
    kind = kind_of_tree(ground)
    chosen = {iri for iri, n in ground.selection.chosen.nodes.items() if n.kind == kind}
    if not chosen:
        raise _nothing(ground, kind)
    found = read_field(ground, chosen, folded=not ground.wishes.variants)
    return _drawn(ground, "tree", ground.wishes.said(TITLE), found, kind, in_lanes=True)


def lineage(ground: Ground) -> Drawing:
    """Draw the chosen with all that they came from and all that came from them."""
    kind = kind_of_tree(ground)
    nodes = ground.selection.whole.nodes
    starts = {iri for iri, n in ground.selection.chosen.nodes.items() if n.kind == kind}
    if not starts:
        raise _nothing(ground, kind)
    related = kin(ground, starts, components=ground.wishes.components)
    members = {iri for iri in related if nodes[iri].kind == kind}
    found = read_field(ground, members, folded=ground.wishes.variants is False)
    tied = {end for tie in found.ties for end in (tie.ancestor, tie.descendant)}
    kept = {iri: m for iri, m in found.members.items() if iri in tied}
    if not kept:
        raise NothingToDraw(
            "the graph knows no ancestor and no descendant of what was selected",
            hint="What is missing is unknown. With --components, parts that models share count.",
        )
    found = Field(kept, found.ties, found.folded)
    name = ground.wishes.said(LINEAGE)
    if len(starts) <= 3:
        glue = "：" if ground.wishes.language == "zh" else " of "
        name += glue + ", ".join(ground.name(iri) for iri in sorted(starts))
    return _drawn(ground, "lineage", name, found, kind, in_lanes=False)


def _nothing(ground: Ground, kind: str) -> NothingToDraw:
    if not ground.selection.chosen.nodes:
        return NothingToDraw("the selection is empty, so that there is nothing to draw")
    return NothingToDraw(
        f"there is no {kind} in the selection, and a tree is drawn of these",
        hint="To go from works to what they introduced, select models(…).",
    )


def _drawn(
    ground: Ground, name: str, title: str, found: Field, kind: str, *, in_lanes: bool
) -> Drawing:
    plan = _fitted(ground, found, in_lanes=in_lanes)
    shapes = [*bands(plan), *plan.shapes(), *(branches(plan) if in_lanes else ())]
    signs, height = legend_of(ground, plan, _MARGIN, plan.bottom + plan.size * 0.6)
    scene = plan.scene([*shapes, *signs], plan.bottom + height + _MARGIN + plan.size * 0.6)
    notes = told(plan)
    parts: list[Text] = [
        _what(ground, found, kind, in_lanes=in_lanes),
        *how_to_read(ground, found, in_lanes=in_lanes),
        *notes,
        UNKNOWN,
    ]
    said = tuple(ground.wishes.said(note) for note in notes)
    text = caption(ground, title, parts)
    return Drawing(name, title, text, scene, said, ground.wishes.language)


def _tallest(found: Field, *, in_lanes: bool) -> int:
    """Return how many rows a lane may have before a year takes another column."""
    many = len(found.members)
    return max(5, round(math.sqrt(many) * (1.0 if in_lanes else 2.2)))


def _what(ground: Ground, found: Field, kind: str, *, in_lanes: bool) -> Text:
    english, chinese = count(len(found.members), kind)
    by = ("group", "分组") if ground.wishes.groups else ("section", "分区")
    ties = len(found.ties)
    known = f"{ties} known {'relation' if ties == 1 else 'relations'} among them"
    if in_lanes:
        return [
            f"Shown are {english} by {by[0]} and year, with {known}.",
            f"图中为按{by[1]}与年份排列的 {chinese}，及其间已知的 {ties} 条关系。",
        ]
    return [
        f"Shown are {english}, from ancestors on the left to descendants on the right, with "
        f"{known}.",
        f"图中为 {chinese}，左侧为祖先，右侧为后代，及其间已知的 {ties} 条关系。",
    ]


def _fitted(ground: Ground, found: Field, *, in_lanes: bool) -> Plan:
    """Return the plan in the largest letters with which it fits the width that was asked for.

    Before letters get small, years get fewer columns and lanes more rows.
    """
    tallest = _tallest(found, in_lanes=in_lanes)
    wanted = ground.wishes.width
    if wanted is None:
        grid = arranged(found, tallest, in_lanes=in_lanes)
        return planted(ground, found, grid, USUAL, in_lanes=in_lanes)
    room = wanted / 25.4 * 72
    needed = math.inf
    for least in (USUAL - 0.5, SMALLEST):
        for factor in (1, 1.5, 2.5, 5, 99):
            grid = arranged(found, round(tallest * factor), in_lanes=in_lanes)
            size = LARGEST
            while size >= least:
                plan = planted(ground, found, grid, size, in_lanes=in_lanes)
                if plan.needed <= room:
                    return planted(ground, found, grid, size, in_lanes=in_lanes, room=room)
                needed = min(needed, plan.needed)
                size = min(size - _STEP, math.floor(size * room / plan.needed / _STEP) * _STEP)
    raise UsageError(
        f"the figure needs {math.ceil(needed / 72 * 25.4)} mm even in small letters, and "
        f"{wanted:g} mm were asked for",
        hint="Leave out --width and it becomes as wide as it needs, or select less.",
    )
