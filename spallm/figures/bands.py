"""Bands: the years behind a tree, and what has to be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.figures.colours import INK
from spallm.figures.grid import AFTER, BEFORE, spans
from spallm.figures.lettering import unwritable, width
from spallm.figures.shapes import Area, Shape, Words, box
from spallm.views.wording import Text

if TYPE_CHECKING:
    from spallm.figures.planting import Plan

#: The ground of every other year, the first among them.
BAND = "#f3f4f6"
UNKNOWN_YEAR: Text = ["Year unknown", "年份未知"]
_TOP = 6.0


def bands(plan: Plan) -> list[Shape]:
    """Return a band for each year with its name over it."""
    shapes: list[Shape] = []
    inset = plan.size * 0.2
    for number, (year, first, last) in enumerate(spans(plan.grid.columns)):
        left, right = plan.gutters[first] + inset, plan.gutters[last + 1] + inset
        if number % 2 == 0:
            ground = box(left, _TOP, right - left, plan.bottom - _TOP)
            shapes.append(Area(ground, BAND, layer=0))
        name = _name(plan, year)
        long = width(name, plan.size, True)
        shapes.append(
            Words(plan.lefts[first], _TOP + plan.size, name, plan.size, long, INK, bold=True)
        )
    return shapes


def _name(plan: Plan, year: int) -> str:
    if year in (BEFORE, AFTER):
        return plan.ground.wishes.said(UNKNOWN_YEAR)
    return plan.ground.year_name(year)


def notes(plan: Plan) -> list[Text]:
    """Return what a reader has to know that the picture cannot hold."""
    found: list[Text] = []
    now = plan.ground.unfinished
    if now and any(column.year == now for column in plan.grid.columns):
        found.append(plan.ground.star)
    if missing := unwritable(member.name for member in plan.found.members.values()):
        found.append([f"No font here has {missing!r}.", f"本机字体缺少 {missing!r}。"])
    return found
