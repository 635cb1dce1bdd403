"""Growth: how many things came into the field each year, by section or by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.figures.caption import caption, count
from spallm.figures.colours import FAINT, FEW, INK, MANY, PAPER, QUIET, lightness
from spallm.figures.counting import Growth, counted
from spallm.figures.drawing import Drawing
from spallm.figures.heights import apart
from spallm.figures.legend import Entry, legend
from spallm.figures.lettering import clean, width
from spallm.figures.shapes import Area, Line, Scene, Shape, Words, box
from spallm.figures.wishes import Ground
from spallm.views.wording import Text

TITLE: Text = ["Growth of the field", "领域增长"]
_MARGIN = 6.0
_SIZE = 6.5
_USUAL = 140 / 25.4 * 72
#: From the middle of one name beside the bars to that of the next.
_APART = _SIZE * 1.5
_REST = "#B8BEC6"


def growth(ground: Ground) -> Drawing:
    """Draw how many works, or what was asked for, there are each year."""
    found = counted(ground)
    page = Bars(ground, found)
    title = ground.wishes.said(TITLE)
    notes = list(_notes(found, page))
    by: Text = ["kind", "类别"] if ground.wishes.by == "kind" else ["section", "分区"]
    total = sum(found.totals()) + found.before
    english, chinese = count(total, found.kind)
    how: Text = (
        ["Bars add up all years before.", "柱形为逐年累计。"]
        if ground.wishes.cumulative
        else ["", ""]
    )
    what: Text = [
        f"Shown are {english} by year and {by[0]}, the largest {by[0]} at the bottom.",
        f"图中为 {chinese}，按年份与{by[1]}统计，总数最多者在最下层。",
    ]
    when: Text = _WHEN if found.kind == "paper" else ["", ""]
    text = caption(ground, title, [what, when, how, *notes, _UNKNOWN])
    said = tuple(ground.wishes.said(note) for note in notes)
    return Drawing("growth", title, text, page.scene(), said, ground.wishes.language)


_WHEN: Text = [
    "A work counts in the year of its published version, or of its preprint where it has no other.",
    "文献按正式发表年份计，未见正式发表的按预印本年份计。",
]
_UNKNOWN: Text = [
    "The numbers count what the data hold, not all that exists.",
    "数字仅统计数据中收录的内容，并非全部。",
]


def _notes(found: Growth, page: Bars) -> Sequence[Text]:
    notes: list[Text] = []
    if page.unfinished:
        date = page.ground.about.version.date
        notes.append(
            [
                f"* {page.unfinished} is known to {date} only (hatched).",
                f"* {page.unfinished} 年仅截至 {date}（斜线）。",
            ]
        )
    if found.before:
        notes.append(
            [
                f"{found.before} from before {found.years[0]} are counted but not drawn.",
                f"{found.years[0]} 年以前的 {found.before} 项计入总数但未画出。",
            ]
        )
    if found.undated:
        notes.append(
            [
                f"Left out: {count(found.undated, found.kind)[0]} of unknown year.",
                f"另有 {found.undated} 项年份未知，未计入。",
            ]
        )
    return notes


@dataclass(frozen=True)
class Bars:
    """Stacked bars on their page."""

    ground: Ground
    found: Growth

    @property
    def width(self) -> float:
        """How wide the page is."""
        wanted = self.ground.wishes.width
        return wanted / 25.4 * 72 if wanted else _USUAL

    @property
    def unfinished(self) -> int | None:
        """The year that the data cover in part, if it is drawn."""
        year = self.ground.unfinished
        return year if year in self.found.years else None

    @property
    def stacks(self) -> list[list[tuple[str, int]]]:
        """The layers of each year, from the ground up."""
        running: Counter[str] = Counter()
        stacks = []
        for year in self.found.years:
            for name, counts in self.found.groups.items():
                running[name] = counts[year] + (
                    running[name] if self.ground.wishes.cumulative else 0
                )
            stacks.append([(name, running[name]) for name in self.found.groups])
        return stacks

    def scene(self) -> Scene:
        """Return the page."""
        names = {name: self._legend_name(name) for name in self.found.groups}
        aside = max(width(name, _SIZE) for name in names.values()) + 22
        is_beside = self.width - aside > self.width * 0.45
        high = max(min(max(self.width * 0.42, 120.0), 230.0), (len(names) - 1) * _APART)
        left, bottom = _MARGIN + 20, _MARGIN + _SIZE * 1.6 + high
        right = self.width - _MARGIN - (aside if is_beside else 0.0)
        most = max(sum(n for _, n in stack) for stack in self.stacks)
        step = _step(most)
        scale = high / (step * -(-most // step))
        shapes = self._rules(left, right, bottom, scale, step, most)
        room = (right - left) / len(self.found.years)
        for n, stack in enumerate(self.stacks):
            x = left + room * (n + 0.14)
            shapes += self._bar(self.found.years[n], stack, x, room * 0.72, bottom, scale)
        if is_beside:
            shapes += self._names(names, right, room, bottom, scale)
            return Scene(self.width, bottom + _SIZE * 2 + _MARGIN, tuple(shapes))
        entries = [Entry(Area((), self._colour(name)), text) for name, text in names.items()]
        signs, more = legend(entries, _MARGIN, bottom + _SIZE * 2, self.width - 2 * _MARGIN, _SIZE)
        return Scene(self.width, bottom + _SIZE * 2 + more + _MARGIN, (*shapes, *signs))

    def _legend_name(self, name: str) -> str:
        return f"{clean(name, 34)} ({self.found.groups[name].total()})"

    def _colour(self, name: str) -> str:
        place = list(self.found.groups).index(name)
        colours = FEW if len(self.found.groups) <= len(FEW) else MANY
        return colours[place] if place < len(colours) else _REST

    def _rules(
        self, left: float, right: float, bottom: float, scale: float, step: int, most: int
    ) -> list[Shape]:
        shapes: list[Shape] = []
        for value in range(0, step * -(-most // step) + 1, step):
            y = bottom - value * scale
            label = f"{value:,}"
            long = width(label, _SIZE)
            shapes.append(Words(left - 4, y, label, _SIZE, long, QUIET, align="right"))
            colour, line = (QUIET, 0.7) if not value else (FAINT, 0.4)
            shapes.append(Line(((left, y), (right, y)), colour, line, layer=0 if value else 4))
        return shapes

    def _bar(
        self, year: int, stack: Sequence[tuple[str, int]], x: float, wide: float, bottom: float,
        scale: float,
    ) -> list[Shape]:  # fmt: skip
        shapes: list[Shape] = []
        y = bottom
        for name, number in stack:
            if not number:
                continue
            high = number * scale
            colour = self._colour(name)
            corners = box(x, y - high, wide, high)
            hatch = "/////" if year == self.unfinished else ""
            edge = PAPER
            shapes.append(
                Area(corners, colour, edge, 0.5, hatch=hatch, layer=2,
                     about=(str(year), name, str(number)))
            )  # fmt: skip
            label = str(number)
            long = width(label, _SIZE - 1)
            if high > _SIZE * 1.15 and wide > long + 2 and not hatch:
                ink = PAPER if lightness(colour) < 0.6 else INK
                shapes.append(Words(x + wide / 2, y - high / 2, label, _SIZE - 1, long, ink,
                                    align="center"))  # fmt: skip
            y -= high
        total = f"{sum(number for _, number in stack):,}"
        long = width(total, _SIZE, True)
        behind = box(x + wide / 2 - long / 2 - 1, y - _SIZE * 1.35, long + 2, _SIZE * 1.1)
        shapes.append(Area(behind, PAPER, layer=1))
        shapes.append(Words(x + wide / 2, y - _SIZE * 0.8, total, _SIZE, long, INK, True,
                            "center"))  # fmt: skip
        label = self.ground.year_name(year)
        if wide * 1.38 < width(label, _SIZE):
            label = f"’{label[2:]}"
        shapes.append(Words(x + wide / 2, bottom + _SIZE, label, _SIZE, width(label, _SIZE), INK,
                            align="center"))  # fmt: skip
        return shapes

    def _names(
        self, names: Mapping[str, str], right: float, room: float, bottom: float, scale: float
    ) -> list[Shape]:
        """Write the names of the layers beside the last bar, each joined to what it has of it."""
        middles: dict[str, float] = {}
        y = bottom
        for name, number in self.stacks[-1]:
            middles[name] = y - number * scale / 2
            y -= number * scale
        ends = dict(self.stacks[-1])
        places = apart(middles, _APART, _MARGIN + _SIZE * 0.75, bottom - _SIZE * 0.2)
        edge = right - room * 0.14
        shapes: list[Shape] = []
        for name, text in names.items():
            colour = self._colour(name)
            at = places[name]
            if ends[name]:
                way = ((edge + 1, middles[name]), (right + 4, middles[name]), (right + 9, at),
                       (right + 12, at))  # fmt: skip
                shapes.append(Line(way, QUIET, 0.4))
            side = box(right + 12, at - 2.4, 4.8, 4.8)
            shapes.append(Area(side, colour))
            shapes.append(Words(right + 19.5, at, text, _SIZE, width(text, _SIZE), INK))
        return shapes


def _step(most: int) -> int:
    """Return a round distance between the rules, for about five of them."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000):
        if most / step <= 7:
            return step
    return -(-most // 5)
