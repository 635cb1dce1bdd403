"""Reading: the legend of a tree, and the sentences of its caption that say the same."""

from __future__ import annotations

from spallm.figures.colours import INK, QUIET
from spallm.figures.field import PARTS, Field
from spallm.figures.legend import Entry, legend
from spallm.figures.lettering import width
from spallm.figures.planting import Plan
from spallm.figures.shapes import Line, Mark, Shape, Words
from spallm.figures.strokes import stroke
from spallm.figures.wishes import Ground
from spallm.views.palette import relation_look
from spallm.views.wording import Text

REVIEWED: Text = ["peer-reviewed", "已同行评审"]
NOT_REVIEWED: Text = ["not known to be peer-reviewed", "未知是否经同行评审"]
OPEN: Text = ["open weights", "权重公开"]
NOT_OPEN: Text = ["weights not known to be public", "未知权重是否公开"]
FOLDED: Text = ["versions and checkpoints folded in", "折叠的版本与检查点"]


def legend_of(ground: Ground, plan: Plan, left: float, top: float) -> tuple[list[Shape], float]:
    """Return the legend of a tree: only of what is in it."""
    said, size = ground.wishes.said, plan.size
    members = plan.found.members.values()
    sign = plan.sign
    has = (
        (any(m.is_peer_reviewed for m in members), Mark(0, 0, "square", QUIET, sign), REVIEWED),
        (not all(m.is_peer_reviewed for m in members), Mark(0, 0, "round", QUIET, sign),
         NOT_REVIEWED),
        (any(m.has_open_weights for m in members), _round(sign, INK), OPEN),
        (not all(m.has_open_weights for m in members), _round(sign, INK, filled=False), NOT_OPEN),
    )  # fmt: skip
    found = [Entry(mark, said(text)) for is_there, mark, text in has if is_there]
    if not plan.in_lanes:
        sections = {m.section.name: m.section.colour for m in members}
        found += [Entry(_round(sign, sections[name]), name) for name in sorted(sections)]
    if plan.found.folded:
        small = max(size - 1, 5)
        more = Words(0, 0, "+2", small, width("+2", small), QUIET)
        found.append(Entry(more, said(FOLDED)))
    found += [Entry(_line(p), ground.term(p)) for p in _relations(plan.found)]
    return legend(found, left, top, plan.width - 2 * left, size)


def _round(size: float, colour: str, *, filled: bool = True) -> Mark:
    return Mark(0, 0, "round", colour, size, filled)


def _line(predicate: str) -> Line:
    look = stroke(predicate)
    return Line((), look.colour, look.width, look.dash, tip=look.tip, fade=look.fade)


def _relations(found: Field) -> list[str]:
    return sorted({tie.predicate for tie in found.ties}, key=lambda p: relation_look(p).order)


def how_to_read(ground: Ground, found: Field, *, in_lanes: bool) -> list[Text]:
    """Return the sentences that say how signs and lines are read."""
    roles = {tie.role for tie in found.ties}
    parts: list[Text] = [
        [
            "Squares are peer-reviewed, circles are not known to be; filled signs have open "
            "weights.",
            "方形表示已同行评审，圆形表示未知；实心表示权重公开。",
        ]
    ]
    if found.ties:
        parts.append(
            [
                "Arrows run from ancestor to descendant; line styles give the relation.",
                "箭头由祖先指向后代，线型表示关系。",
            ]
        )
    if roles & PARTS:
        parts.append(
            [
                "Thin light lines are parts and ideas taken over, not descent.",
                "细浅线表示借用的组件与思路，不是谱系。",
            ]
        )
    if found.folded:
        parts.append(
            [
                f"{found.folded} versions and checkpoints are folded into their families (+n), "
                "which have a mark if one of them has it.",
                f"{found.folded} 个版本与检查点折叠于所属主条目（+n）；"
                "其一具备某标记，主条目即带该标记。",
            ]
        )
    if ground.wishes.sizes:
        measure = ground.wishes.said(ground.wishes.measure)
        parts.append([f"The area of a sign grows with {measure}.", f"标记面积随 {measure} 增大。"])
    if in_lanes:
        parts.append(
            [
                "Where a sign stands within a year says nothing of its date.",
                "同一年内的左右位置不表示先后日期。",
            ]
        )
    return parts
