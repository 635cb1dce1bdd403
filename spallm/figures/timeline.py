"""The citation timeline: works in the order of their dates, an arc for each known citation."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from spallm.errors import UsageError
from spallm.figures.caption import caption
from spallm.figures.colours import FAINT, FEW, INK, QUIET
from spallm.figures.drawing import Drawing
from spallm.figures.field import NothingToDraw
from spallm.figures.legend import Entry, legend
from spallm.figures.lettering import width
from spallm.figures.shapes import Area, Line, Mark, Scene, Shape, Words, box
from spallm.figures.wishes import Ground
from spallm.figures.works import STANDINGS, Work, Works, read_works
from spallm.views.wording import Text

TITLE: Text = ["Citation timeline", "引用时间线"]
#: Without a wish so many works are shown, so many named, and so many have arcs in a colour.
MOST, NAMED, COLOURED = 90, 45, 5
_MARGIN = 6.0
_TURN = 60.0
_USUAL = 180 / 25.4 * 72
_SIZE = 6.0
_GAP = 9.0


def timeline(ground: Ground) -> Drawing:
    """Draw the selected works and the citations among them."""
    works, page = _fitted(ground)
    if page is None:
        raise NothingToDraw(
            "there is no work with a known year in the selection",
            hint="To go from models to the works that introduced them, select papers(…).",
        )
    shapes = [*page.years(), *page.arcs(), *page.signs()]
    grey = QUIET
    found = {work.standing.name for work in works.shown}
    entries = [
        Entry(Mark(0, 0, each.shape, grey, 4.4, each.filled), ground.wishes.said(each.words))
        for each in STANDINGS
        if each.name in found
    ]
    if works.citations:
        entries.append(Entry(Line((), grey, 0.6), ground.wishes.said(_CITATION)))
    signs, height = legend(entries, _MARGIN, page.bottom, page.width - 2 * _MARGIN, _SIZE)
    scene = Scene(page.width, page.bottom + height + _MARGIN, (*shapes, *signs))
    title = ground.wishes.said(TITLE)
    notes = list(_notes(works))
    text = caption(ground, title, [_what(works), *notes, _READ, _UNKNOWN])
    said = tuple(ground.wishes.said(note) for note in notes)
    return Drawing("timeline", title, text, scene, said, ground.wishes.language)


_CITATION: Text = ["citation, from the later work to the earlier", "引用：由后者指向前者"]
_READ: Text = [
    "Signs grow with the known citations by the selected works; the most cited works are named, "
    "and the arcs to the first five are in colour.",
    "标记随所选文献中已知的被引次数增大；标出被引最多的文献，其中前五篇的引用弧线着色。",
]
_UNKNOWN: Text = [
    "Only citations that the data record are drawn; those that are missing are unknown.",
    "仅画出数据中记录的引用；未记录的引用为未知。",
]


def _what(works: Works) -> Text:
    shown, arcs = len(works.shown), len(works.citations)
    return [
        f"Shown are {shown} works in the order in which they first appeared, as far as dates are "
        f"known, and {arcs} known citations among them.",
        f"图中为按首次发布时间（据已知日期）排列的 {shown} 篇文献及其间已知的 {arcs} 条引用。",
    ]


def _notes(works: Works) -> Sequence[Text]:
    found: list[Text] = []
    dated = works.selected - works.undated
    if len(works.shown) < dated:
        found.append(
            [
                f"They are the {len(works.shown)} most cited of {dated} works, among which "
                f"{works.all_citations} citations are known.",
                f"它们是 {dated} 篇文献中被引最多的 {len(works.shown)} 篇；"
                f"这些文献间共有 {works.all_citations} 条已知引用。",
            ]
        )
    if works.undated:
        found.append(
            [
                f"{works.undated} works of unknown year are left out.",
                f"另有 {works.undated} 篇年份未知的文献未画出。",
            ]
        )
    return found


@dataclass(frozen=True)
class Page:
    """Where the works of a timeline stand."""

    ground: Ground
    works: Works
    xs: Mapping[str, float]
    named: frozenset[str]
    colours: Mapping[str, str]
    width: float
    base: float
    bottom: float
    years_at: tuple[tuple[int, float, float], ...]

    def radius(self, work: Work) -> float:
        """Return the size of a work's sign: its area grows with the citations."""
        numbers = self.ground.wishes.sizes or {w.iri: w.cited for w in self.works.shown}
        most = max((numbers.get(w.iri, 0) for w in self.works.shown), default=0) or 1
        return 2.4 + 5.6 * math.sqrt(max(numbers.get(work.iri, 0), 0) / most)

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
        bold = work.iri in self.colours
        long = width(work.name, _SIZE, bold)
        return Words(x, self.base + 8.5, work.name, _SIZE, long, INK, bold, "right", _TURN,
                     about=(work.iri,))  # fmt: skip

    def arcs(self) -> list[Shape]:
        """Return an arc for each citation."""
        room = self.base - _MARGIN - _SIZE * 3.5
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
                ground = box(left, _MARGIN, right - left, self.bottom - _MARGIN - _SIZE)
                shapes.append(Area(ground, "#f3f4f6", layer=0))
            name = self.year_name(year)
            long = width(name, _SIZE + 0.5, True)
            middle = (left + right) / 2
            shapes.append(
                Words(middle, _MARGIN + _SIZE, name, _SIZE + 0.5, long, INK, True, "center")
            )
        shapes.append(
            Line(((self.years_at[0][1], self.base), (self.years_at[-1][2], self.base)), FAINT, 0.6,
                 layer=1)
        )  # fmt: skip
        return shapes

    def year_name(self, year: int) -> str:
        """Return the name of a year; that which is not over has a star."""
        date = self.ground.about.version.date
        return f"{year}*" if date[:4] == str(year) and date[5:] < "12-31" else str(year)


def _fitted(ground: Ground) -> tuple[Works, Page | None]:
    """Return the works and their page; where a width is given, as many as it holds."""
    most = ground.wishes.most or MOST
    works = read_works(ground, most)
    if not works.shown:
        return works, None
    page = _page(ground, works)
    wanted = ground.wishes.width
    while wanted and page.width > wanted / 25.4 * 72 + 0.1 and len(works.shown) > 4:
        works = read_works(ground, len(works.shown) - max(1, len(works.shown) // 12))
        page = _page(ground, works)
    if wanted and page.width > wanted / 25.4 * 72 + 0.1:
        raise UsageError(
            f"a timeline of even {len(works.shown)} works needs "
            f"{math.ceil(page.width / 72 * 25.4)} mm",
            hint="Choose a larger --width or leave it out.",
        )
    return works, page


def _page(ground: Ground, works: Works) -> Page:
    ranked = sorted(works.shown, key=lambda w: (-w.cited, w.year, w.name))
    named = frozenset(w.iri for w in ranked[: min(NAMED, max(8, len(ranked) // 2))])
    colours = {w.iri: FEW[n] for n, w in enumerate(ranked[:COLOURED]) if w.cited}
    turn = math.radians(_TURN)
    long = {w.iri: width(w.name, _SIZE, w.iri in colours) for w in works.shown if w.iri in named}
    room = {w.iri: 8.0 if w.iri in named else 4.2 for w in works.shown}
    wide = ground.wishes.width / 25.4 * 72 if ground.wishes.width else _USUAL
    xs, years_at = _spaced(works.shown, room, 1.0)
    lead = max(0.0, *(long[iri] * math.cos(turn) + 4 - xs[iri] for iri in long))
    needed = years_at[-1][2] + lead + 2 * _MARGIN
    if wide > needed:
        xs, years_at = _spaced(works.shown, room, (wide - needed) / sum(room.values()) + 1)
    left = _MARGIN + lead
    full = max(wide, needed)
    base = _MARGIN + _SIZE * 3.5 + min(190.0, max(60.0, full * 0.3))
    return Page(
        ground, works, {iri: x + left for iri, x in xs.items()}, named, colours, full, base,
        base + 10 + max(long.values()) * math.sin(turn) + _SIZE * 2,
        tuple((year, a + left, b + left) for year, a, b in years_at),
    )  # fmt: skip


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
        whole = max(inner + _GAP, width("2026*", _SIZE + 0.5, True) + 4)
        at = x + (whole - inner) / 2
        for work in held:
            step = room[work.iri] * stretch
            xs[work.iri] = at + step / 2
            at += step
        years_at.append((year, x, x + whole))
        x += whole
    return xs, years_at
