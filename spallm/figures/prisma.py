"""The PRISMA 2020 flow diagram: what was found, what was left out and why, and what is included.

The words are those of the statement (doi:10.1136/bmj.n71), the layout is our own.
"""

from __future__ import annotations

from collections.abc import Sequence

from spallm.figures.colours import FAINT, INK, QUIET
from spallm.figures.drawing import Drawing
from spallm.figures.flow import Flow
from spallm.figures.flow_steps import Box, Step, steps_of
from spallm.figures.lettering import need, width, wrapped
from spallm.figures.shapes import Area, Line, Point, Scene, Shape, Words, box
from spallm.views.wording import Text

TITLE: Text = ["PRISMA 2020 flow diagram", "PRISMA 2020 流程图"]
_SIZE, _SMALL, _LINE, _PAD, _GAP = 7.0, 6.0, 9.4, 5.0, 15.0
_MARGIN, _STAGE = 6.0, 15.0
_LEFT, _RIGHT, _BETWEEN, _PASS = 196.0, 196.0, 26.0, 14.0
_STAGES: Sequence[Text] = (
    ["Previous studies", "既往研究"], ["Identification", "识别"], ["Screening", "筛选"],
    ["Included", "纳入"],
)  # fmt: skip


#: What our counts mean where the statement leaves it to the review.
_MEANING: Text = [
    "Once duplicates are removed, a record is a work with all its versions, whose text is read "
    "once; at the end each version counts as a report.",
    "剔除重复后，一条记录即一项文献及其全部版本，全文只评估一次；最后每个版本计为一份报告。",
]


def prisma(counts: Flow, language: str = "en") -> Drawing:
    """Return the flow diagram of a review; numbers that do not add up are told in the caption."""
    need()
    page = _Page(language)
    steps = steps_of(counts)
    for step in steps:
        page.add(step, is_alone=sum(each.stage == step.stage for each in steps) == 1)
    said = page.said
    if counts.reports_included is not None:
        page.foot(said(_MEANING))
    title = said(TITLE)
    faults = counts.faults()
    notes = (
        [said(["The numbers do not add up: ", "数字不相符："]) + "; ".join(faults)]
        if faults
        else []
    )
    if pending := counts.undecided + counts.waiting:
        notes.append(
            said(
                [
                    f"The review is not finished, {pending} undecided "
                    f"{'record waits' if pending == 1 else 'records wait'}.",
                    f"综述尚未完成：{pending} 条记录待定。",
                ]
            )
        )
    sums = said(_sums(counts))
    stop, glue = ("。", "") if language == "zh" else (". ", " ")
    caption = f"{title}{stop}{glue.join([sums, *notes])}"
    return Drawing("prisma", title, caption, page.scene(), tuple(notes), language)


def _sums(counts: Flow) -> Text:
    total, taken = sum(counts.identified.values()), counts.studies_included
    if counts.screened is None:
        return [
            f"Of {total:,} records identified, the query alone selects {taken:,} studies; nobody "
            "has screened them.",
            f"共识别 {total:,} 条记录，仅由检索式选入 {taken:,} 项研究，未经人工筛选。",
        ]
    return [
        f"Of {total:,} records identified, {counts.screened:,} were screened and {taken:,} studies "
        "are included.",
        f"共识别 {total:,} 条记录，筛选 {counts.screened:,} 条，纳入 {taken:,} 项研究。",
    ]


class _Page:
    """The diagram as it grows downwards, a step at a time."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.shapes: list[Shape] = []
        self.y = _MARGIN
        self.stage_tops: dict[int, float] = {}
        self.stage_ends: dict[int, float] = {}
        self.last: float | None = None
        self.before: Point | None = None

    def said(self, text: Text) -> str:
        return text if isinstance(text, str) else text[self.language == "zh"]

    def add(self, step: Step, *, is_alone: bool) -> None:
        """Draw a step under the last one, with the arrows that lead to it and aside."""
        left = _MARGIN + _STAGE + 8
        right = left + _LEFT + _BETWEEN
        main, aside = self._lines(step.main), self._lines(step.aside)
        top = self.y + (_GAP if self.shapes else 0.0)
        high = max(_height(main), _height(aside) if aside else 0.0)
        if is_alone:
            high = max(high, width(self.said(_STAGES[step.stage]), _SIZE, True) + 10)
        self.stage_tops.setdefault(step.stage, top)
        middle = top + high / 2
        own = _height(main)
        self._box(left, middle - own / 2, _LEFT, main, is_last=step.stage == 3)
        x = left + _LEFT / 2
        if self.last:
            self._arrow((x, self.last), (x, middle - own / 2))
        if aside:
            theirs = _height(aside)
            self._box(right, middle - theirs / 2, _RIGHT, aside, is_last=step.stage == 3)
            self._arrow((left + _LEFT, middle), (right, middle))
        self.last = middle + own / 2
        if step.stage == 0:
            self.last, self.before = None, (left + _LEFT, middle)
        elif self.before and aside and step.stage == 3:
            self._carry(self.before, (right + _RIGHT, middle))
        self.y = top + high
        self.stage_ends[step.stage] = self.y

    def foot(self, text: str) -> None:
        """Write a note under the last step."""
        room = _STAGE + 8 + _LEFT + _BETWEEN + _RIGHT
        self.y += _GAP - _LINE / 2
        for line in wrapped(text, _SMALL, room):
            self.y += _LINE
            long = width(line, _SMALL, False)
            self.shapes.append(Words(_MARGIN, self.y, line, _SMALL, long, QUIET))

    def _lines(self, held: Box | None) -> list[tuple[str, bool]]:
        if held is None:
            return []
        room = _LEFT - 2 * _PAD
        heading = self.said(held.heading)
        colon = "：" if self.language == "zh" else ":"
        heading += self._n(held.count) if held.count is not None else colon
        if held.count is not None and any(isinstance(name, str) for name, _ in held.lines):
            heading += colon
        lines = [(line, True) for line in wrapped(heading, _SIZE, room, bold=True)]
        for name, number in held.lines:
            text = self.said(name) + self._n(number)
            lines += [(line, False) for line in wrapped(text, _SIZE, room - 6)]
        return lines

    def _n(self, number: int) -> str:
        return (
            f"（n\u00a0=\u00a0{number:,}）"
            if self.language == "zh"
            else f" (n\u00a0=\u00a0{number:,})"
        )

    def _box(
        self, x: float, y: float, wide: float, lines: Sequence[tuple[str, bool]], *, is_last: bool
    ) -> None:
        edge, line = (INK, 1.1) if is_last else (QUIET, 0.7)
        corners = box(x, y, wide, _height(lines))
        self.shapes.append(Area(corners, "#ffffff", edge, line, round=2.5))
        for n, (text, is_heading) in enumerate(lines):
            at = y + _PAD + _LINE * (n + 0.5)
            inset = 0.0 if is_heading else 6.0
            long = width(text, _SIZE, is_heading)
            self.shapes.append(Words(x + _PAD + inset, at, text, _SIZE, long, INK, bold=is_heading))

    def _arrow(self, start: Point, end: Point) -> None:
        self.shapes.append(Line((start, end), INK, 0.8, tip=4.5))

    def _carry(self, start: Point, end: Point) -> None:
        """Draw the way of what an earlier version included, past the right column to the total."""
        x = end[0] + _PASS
        points = (start, (x, start[1]), (x, end[1]), end)
        self.shapes.append(Line(points, INK, 0.8, bend=4.0, tip=4.5))

    def scene(self) -> Scene:
        """Return the page with the stages at its left."""
        for stage, top in self.stage_tops.items():
            end = self.stage_ends[stage]
            corners = box(_MARGIN, top, _STAGE, end - top)
            self.shapes.append(Area(corners, "#e6e9ee", FAINT, 0.5, round=2.5))
            name = self.said(_STAGES[stage])
            long = width(name, _SIZE, True)
            x, y = _MARGIN + _STAGE / 2, (top + end) / 2
            self.shapes.append(Words(x, y, name, _SIZE, long, INK, True, "center", 90.0))
        wide = _MARGIN * 2 + _STAGE + 8 + _LEFT + _BETWEEN + _RIGHT
        wide += _PASS if self.before else 0.0
        return Scene(wide, self.y + _MARGIN, tuple(self.shapes))


def _height(lines: Sequence[tuple[str, bool]]) -> float:
    return len(lines) * _LINE + 2 * _PAD
