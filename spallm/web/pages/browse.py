"""Browsing: all entities of a kind as a list to narrow, to order and to take along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spallm.errors import UnknownId
from spallm.exports.handle import handles
from spallm.nearness import unknown
from spallm.vocabulary import CODEMETA
from spallm.web.facets import Facet
from spallm.web.pages.choice import Choice, Narrowed, Query, narrowed
from spallm.web.pages.frame import render, words
from spallm.web.pages.kinds import FOREMOST, counted, many
from spallm.web.pages.shelf import LANGUAGE, SINCE, WORDS, Row, Shelf, shelf
from spallm.web.pages.stock import stock

if TYPE_CHECKING:
    from spallm.exports import Exported
    from spallm.store.subgraph import Subgraph
    from spallm.views.wording import Text
    from spallm.web.library import Library
    from spallm.web.pages.address import Address, Language

#: The formats of what is shown, by the extension of their links, and their names.
FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("csv", "CSV"),
    "bib": ("bibtex", "BibTeX"),
    "ris": ("ris", "RIS"),
    "md": ("markdown", "Markdown"),
    "ttl": ("turtle", "Turtle"),
}
#: So many rows a server shows at once; a file holds them all, for nobody answers for the rest.
PER_PAGE = 1000
#: Facets that stand open before anything is chosen, and how many of their values.
_OPEN = ("section", "task", "open-weights", "peer-reviewed", "evaluated")
_FEW = 7


@dataclass(frozen=True, slots=True)
class Offer:
    """A value of a facet as the page offers it."""

    key: str
    name: Text
    number: int
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Drawer:
    """A facet as the page offers it: its number, the values that stand in view, and the rest."""

    number: int
    facet: Facet
    first: tuple[Offer, ...]
    rest: tuple[Offer, ...]
    is_open: bool

    @property
    def is_deep(self) -> bool:
        """Tell whether one of the rest is chosen, so that the rest must be in view."""
        return any(offer.is_chosen for offer in self.rest)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is asked for, and the end of the link without it."""

    name: Text
    value: Text
    query: str


def browse(library: Library, at: Address, kind: str, query: Query) -> str:
    """Return the list of a kind as far as a query narrows it; an unknown kind raises UnknownId."""
    kinds = counted(library.whole)
    if kind not in kinds:
        raise unknown("kind", kind, kinds, elsewhere="All kinds stand at browse.")
    rows = shelf(library, kind)
    choice = Choice.read(rows, query)
    left = narrowed(rows, choice, at.language)
    return render(
        "browse.html",
        at,
        library=library,
        title=many(kind),
        kind=kind,
        kinds=kinds,
        foremost=[each for each in FOREMOST if each in kinds] or [*kinds][:8],
        many=many,
        shelf=rows,
        choice=choice,
        shown=_shown(rows, choice, left, at),
        told=rows.told(at.language),
        numeric=[column.is_number for column in rows.columns],
        titles=[words(column.title, at.language) for column in rows.columns],
        drawers=[_drawer(n, facet, choice, left) for n, facet in enumerate(rows.facets)],
        chips=list(_chips(rows, choice)),
        bars=_bars(rows, left),
        formats=FORMATS,
        taken="" if at.files else choice.query(at.language),
        cited=_cited(library, rows) if at.files else {},
        switch=at.page(at.path, language="en" if at.language == "zh" else "zh") + choice.query(),
        **_pages(choice, left, at),
    )


def index(library: Library, at: Address) -> str:
    """Return the kinds of entities that there are, each with its count."""
    kinds = counted(library.whole)
    foremost = [kind for kind in FOREMOST if kind in kinds]
    others = [kind for kind in kinds if kind not in foremost]
    return render(
        "browse-index.html", at, library=library, title=["Browse", "浏览"], kinds=kinds,
        foremost=foremost, others=others, many=many,
    )  # fmt: skip


def browse_export(library: Library, kind: str, query: Query, format: str) -> Exported:  # noqa: A002  # the word on the command line
    """Return what a query leaves of a kind in a format that its extension names.

    An unknown kind or format raises UnknownId.
    """
    from spallm.exports import export

    if format not in FORMATS:
        raise unknown("format", format, FORMATS)
    return export(_chosen(library, kind, query), FORMATS[format][0], within=library.whole)


def browse_exports(library: Library, kind: str) -> Iterator[tuple[str, Exported]]:
    """Yield all entities of a kind in every format, by its extension."""
    from spallm.exports import export

    chosen = _chosen(library, kind, {})
    for extension, (name, *_) in FORMATS.items():
        yield extension, export(chosen, name, within=library.whole)


def _chosen(library: Library, kind: str, query: Query) -> Subgraph:
    if kind not in counted(library.whole):
        raise UnknownId(f"there is no kind called {kind!r}")
    rows = shelf(library, kind)
    language: Language = "zh" if "zh" in query.get(LANGUAGE, ()) else "en"
    left = narrowed(rows, Choice.read(rows, query), language)
    return library.whole.restricted(rows.rows[n].node.iri for n in left.rows)


def _shown(rows: Shelf, choice: Choice, left: Narrowed, at: Address) -> list[tuple[int, Row, bool]]:
    """Return the rows of the page by number, and whether they pass.

    Where all fit on a page those that do not pass follow, hidden, for the script to show.
    """
    if not _is_whole(rows, at):
        start = PER_PAGE * (choice.page - 1)
        return [(n, rows.rows[n], True) for n in left.rows[start : start + PER_PAGE]]
    passing = set(left.rows)
    others = (n for n in range(len(rows.rows)) if n not in passing)
    return [(n, rows.rows[n], n in passing) for n in (*left.rows, *others)]


def _is_whole(rows: Shelf, at: Address) -> bool:
    return at.files or len(rows.rows) <= PER_PAGE


def _pages(choice: Choice, left: Narrowed, at: Address) -> dict[str, object]:
    """Return what the page says of the pages before and after it."""
    last = 1 if at.files else max(1, -(-len(left.rows) // PER_PAGE))
    steps = {"before": choice.page - 1, "after": choice.page + 1}
    links = {
        name: replace(choice, page=page).query() if 1 <= page <= last else None
        for name, page in steps.items()
    }
    return {"left": left, "last": last, "per_page": PER_PAGE, **links}


def _drawer(number: int, facet: Facet, choice: Choice, left: Narrowed) -> Drawer:
    chosen = choice.values.get(facet.key, ())
    counts = left.counts[facet.key]
    offers = tuple(
        Offer(key, name, n, counts[n], key in chosen) for n, (key, name) in enumerate(facet.values)
    )
    few = len(offers) if len(offers) <= _FEW + 2 else _FEW
    return Drawer(number, facet, offers[:few], offers[few:], bool(chosen) or facet.key in _OPEN)


def _chips(rows: Shelf, choice: Choice) -> Iterator[Chip]:
    if choice.words:
        yield Chip(["Text", "文本"], choice.words, choice.without(WORDS).query())
    if choice.since or choice.until:
        years = f"{choice.since or ''}–{choice.until or ''}"
        yield Chip(["Years", "年份"], years, choice.without(SINCE).query())
    for facet in rows.facets:
        names = dict(facet.values)
        for value in choice.values.get(facet.key, ()):
            yield Chip(facet.title, names[value], choice.without(facet.key, value).query())


def _bars(rows: Shelf, left: Narrowed) -> list[tuple[int, int, int]]:
    """Return year, count and height in percent for each year that there is."""
    most = max(left.years.values(), default=0) or 1
    return [
        (year, left.years.get(year, 0), -(-100 * left.years.get(year, 0) // most))
        for year in rows.years
    ]


def _cited(library: Library, rows: Shelf) -> dict[str, list[str]]:
    """Return the keys of the bibliographic entries of each row: of what introduced it, or its own.

    By them a script picks from the bibliography of the whole kind.
    """
    look = stock(library)
    works = {
        row.node.iri: look.targets(row.node.iri, CODEMETA.referencePublication) or {row.node.iri}
        for row in rows.rows
    }
    keys = handles(sorted(set().union(*works.values())), library.whole.home)
    return {iri: sorted(keys[work] for work in found) for iri, found in works.items()}
