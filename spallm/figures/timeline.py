"""The citation timeline: works in the order of their dates, an arc for each known citation."""

from __future__ import annotations

import math
from collections.abc import Sequence

from spallm.errors import UsageError
from spallm.figures.arcs import MARGIN, SIZE, Page, page_of
from spallm.figures.caption import caption, count
from spallm.figures.colours import QUIET
from spallm.figures.drawing import Drawing
from spallm.figures.field import NothingToDraw
from spallm.figures.legend import Entry, legend
from spallm.figures.lettering import clean
from spallm.figures.sections import sections_of
from spallm.figures.shapes import Line, Mark, Scene
from spallm.figures.wishes import Ground
from spallm.figures.works import STANDINGS, Works, read_works
from spallm.views.wording import Text

TITLE: Text = ["Citation timeline", "引用时间线"]
#: Without a wish so many works are shown.
MOST = 90


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
    if ground.wishes.groups:
        section = sections_of(ground, [work.iri for work in works.shown])
        names = {each.name: each.colour for each in section.values()}
        entries += [
            Entry(Mark(0, 0, "round", names[name], 4.4), clean(name, 40)) for name in sorted(names)
        ]
    signs, height = legend(entries, MARGIN, page.bottom, page.width - 2 * MARGIN, SIZE)
    scene = Scene(page.width, page.bottom + height + MARGIN, (*shapes, *signs))
    title = ground.wishes.said(TITLE)
    notes = list(_notes(ground, works))
    text = caption(ground, title, [_what(works), *notes, _read(ground), _UNKNOWN])
    said = tuple(ground.wishes.said(note) for note in notes)
    return Drawing("timeline", title, text, scene, said, ground.wishes.language)


_CITATION: Text = ["citation, from the later work to the earlier", "引用：由后者指向前者"]


def _read(ground: Ground) -> Text:
    measure = ground.wishes.said(ground.wishes.measure) or ground.wishes.said(
        ["the known citations by the selected works", "所选文献中已知的被引次数"]
    )
    lit: Text = (
        ["colours are groups of works.", "颜色表示文献分组。"]
        if ground.wishes.groups
        else [
            "the arcs to the first five are in colour.",
            "其中前五篇的引用弧线着色。",
        ]
    )
    return [
        f"Signs grow with {measure}; the most cited works are named, and {lit[0]}",
        f"标记随{measure}增大；标出被引最多的文献，{lit[1]}",
    ]


_UNKNOWN: Text = [
    "Only citations that the data record are drawn; those that are missing are unknown.",
    "仅画出数据中记录的引用；未记录的引用为未知。",
]


def _what(works: Works) -> Text:
    shown, arcs = len(works.shown), len(works.citations)
    return [
        f"Shown are {count(shown, 'paper')[0]} in the order in which they first appeared, as far "
        f"as dates are known, and {arcs} known {'citation' if arcs == 1 else 'citations'} among "
        "them.",
        f"图中为按首次发布时间（据已知日期）排列的 {shown} 篇文献及其间已知的 {arcs} 条引用。",
    ]


def _notes(ground: Ground, works: Works) -> Sequence[Text]:
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
                f"Left out: {count(works.undated, 'paper')[0]} of unknown year.",
                f"另有 {works.undated} 篇年份未知的文献未画出。",
            ]
        )
    if any(work.year == ground.unfinished for work in works.shown):
        found.append(ground.star)
    return found


def _fitted(ground: Ground) -> tuple[Works, Page | None]:
    """Return the works and their page; where a width is given, as many as it holds."""
    most = ground.wishes.most or MOST
    works = read_works(ground, most)
    if not works.shown:
        return works, None
    page = page_of(ground, works)
    wanted = ground.wishes.width
    while wanted and page.width > wanted / 25.4 * 72 + 0.1 and len(works.shown) > 4:
        works = read_works(ground, len(works.shown) - max(1, len(works.shown) // 12))
        page = page_of(ground, works)
    if wanted and page.width > wanted / 25.4 * 72 + 0.1:
        raise UsageError(
            f"a timeline of even {len(works.shown)} works needs "
            f"{math.ceil(page.width / 72 * 25.4)} mm",
            hint="Choose a larger --width or leave it out.",
        )
    return works, page
