"""The PRISMA 2020 flow diagram: what was found, what was left out and why, and what is included.

The words are those of the statement (doi:10.1136/bmj.n71), the layout is our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.figures.colours import FAINT, INK, QUIET
from spallm.figures.drawing import Drawing
from spallm.figures.flow import Flow
from spallm.figures.lettering import clean, need, need_chinese, width, wrapped
from spallm.figures.shapes import Area, Line, Point, Scene, Shape, Words, box
from spallm.views.wording import Text

TITLE: Text = ["PRISMA 2020 flow diagram", "PRISMA 2020 流程图"]
_SIZE, _LINE, _PAD, _GAP = 7.0, 9.4, 5.0, 15.0
_MARGIN, _STAGE = 6.0, 15.0
_LEFT, _RIGHT, _BETWEEN, _PASS = 196.0, 196.0, 26.0, 14.0
_STAGES: Sequence[Text] = (
    ["Previous studies", "既往研究"], ["Identification", "识别"], ["Screening", "筛选"],
    ["Included", "纳入"],
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its heading, and lines that are set in from it."""

    heading: Text
    count: int | None = None
    lines: tuple[tuple[Text, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step down the diagram: its stage, its box, and what leaves beside it."""

    stage: int
    main: Box
    aside: Box | None = None


def prisma(counts: Flow, language: str = "en") -> Drawing:
    """Return the flow diagram of a review; numbers that do not add up are told in the caption."""
    need()
    if language == "zh":
        need_chinese()
    page = _Page(language)
    steps = _steps(counts)
    for step in steps:
        page.add(step, is_alone=sum(each.stage == step.stage for each in steps) == 1)
    said = page.said
    title = said(TITLE)
    faults = counts.faults()
    notes = (
        [said(["The numbers do not add up: ", "数字不相符："]) + "; ".join(faults)]
        if faults
        else []
    )
    if counts.undecided:
        notes.append(
            said(
                [
                    f"The review is not finished, {counts.undecided} undecided "
                    f"{'record waits' if counts.undecided == 1 else 'records wait'}.",
                    f"综述尚未完成：{counts.undecided} 条记录待定。",
                ]
            )
        )
    sums = said(
        [
            f"Of {sum(counts.identified.values())} records identified, {counts.screened} were "
            f"screened and {counts.studies_included} studies are included.",
            f"共识别 {sum(counts.identified.values())} 条记录，筛选 {counts.screened} 条，纳入 "
            f"{counts.studies_included} 项研究。",
        ]
    )
    stop, glue = ("。", "") if language == "zh" else (". ", " ")
    caption = f"{title}{stop}{glue.join([sums, *notes])}"
    return Drawing("prisma", title, caption, page.scene(), tuple(notes), language)


def _steps(counts: Flow) -> list[Step]:
    steps = []
    if counts.previous:
        lines: list[tuple[Text, int]] = []
        if counts.previous.reports is not None:
            lines.append(
                (["Reports of studies included in previous version of review",
                  "既往版本综述所纳入研究的报告"], counts.previous.reports)
            )  # fmt: skip
        before: Text = ["Studies included in previous version of review", "既往版本综述纳入的研究"]
        steps.append(Step(0, Box(before, counts.previous.studies, tuple(lines))))
    steps.append(Step(1, _identified(counts), _removed(counts)))
    steps.append(
        Step(2, Box(["Records screened", "筛选的记录"], counts.screened), _excluded(counts))
    )
    if counts.sought is not None:
        missing = Box(["Reports not retrieved", "未能获取的报告"], counts.not_retrieved)
        steps.append(
            Step(
                2, Box(["Reports sought for retrieval", "拟获取全文的报告"], counts.sought), missing
            )
        )
    if counts.assessed is not None:
        reasons = _named(counts.ineligible)
        out = Box(["Reports excluded", "排除的报告"], sum(counts.ineligible.values()), reasons)
        assessed = Box(["Reports assessed for eligibility", "评估合格性的报告"], counts.assessed)
        steps.append(Step(2, assessed, out))
    steps.append(Step(3, *_included(counts)))
    return steps


def _identified(counts: Flow) -> Box:
    heading: Text = ["Records identified from", "识别的记录来源"]
    return Box(heading, None, _named(counts.identified))


def _removed(counts: Flow) -> Box:
    lines: list[tuple[Text, int]] = [
        (["Duplicate records removed", "剔除重复记录"], counts.duplicates),
        (["Records marked as ineligible by automation tools", "自动化工具标记为不合格的记录"],
         counts.removed_automatically),
    ]  # fmt: skip
    other = sum(counts.removed_otherwise.values())
    if len(counts.removed_otherwise) > 1:
        lines += _named(counts.removed_otherwise)
    elif other:
        reason = next(iter(counts.removed_otherwise))
        lines.append(([f"Records removed for other reasons: {reason}",
                       f"因其他原因剔除的记录：{reason}"], other))  # fmt: skip
    return Box(["Records removed before screening", "筛选前剔除的记录"], None, tuple(lines))


def _excluded(counts: Flow) -> Box:
    lines = list(_named(counts.excluded))
    if counts.undecided:
        lines.append((["Not decided yet", "待定"], counts.undecided))
    return Box(["Records excluded", "排除的记录"], sum(counts.excluded.values()), tuple(lines))


def _included(counts: Flow) -> tuple[Box, Box | None]:
    is_update = counts.previous is not None
    new = "New studies included in review" if is_update else "Studies included in review"
    new_zh = "综述新纳入的研究" if is_update else "综述纳入的研究"
    lines: list[tuple[Text, int]] = []
    if counts.reports_included is not None:
        said: Text = (
            ["Reports of new included studies", "新纳入研究的报告"]
            if is_update
            else ["Reports of included studies", "所纳入研究的报告"]
        )
        lines.append((said, counts.reports_included))
    main = Box([new, new_zh], counts.studies_included, tuple(lines))
    if counts.previous is None:
        return main, None
    total = counts.previous.studies + counts.studies_included
    both: list[tuple[Text, int]] = []
    if counts.previous.reports is not None and counts.reports_included is not None:
        reports = counts.previous.reports + counts.reports_included
        both.append((["Reports of total included studies", "所纳入研究的报告总数"], reports))
    return main, Box(["Total studies included in review", "综述纳入研究总数"], total, tuple(both))


def _named(counts: Mapping[str, int]) -> tuple[tuple[Text, int], ...]:
    return tuple((clean(name, 120), number) for name, number in counts.items())


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
