"""Awesome lists: a document, or a part of one, of the works of a graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from spallm.lists.anchors import Anchors
from spallm.lists.badges import badges
from spallm.lists.holdings import Holdings
from spallm.lists.inline import text
from spallm.lists.listed import Listed
from spallm.lists.manner import Manner
from spallm.lists.shelves import Shelf, shelved
from spallm.lists.styles import style
from spallm.lists.wording import counted, named, word

#: Markdown has no smaller headings.
_SMALLEST = 6
Part = Sequence[str]


def awesome_list(
    holdings: Holdings, chosen: Collection[str], manner: Manner, roots: Collection[str] = ()
) -> str:
    """Return the list of chosen entities of a graph, by their addresses.

    ``roots`` are the sections that it is made of, where it is not the whole field. The same graph
    has the same list, whatever the order of its statements.
    """
    found = holdings.listed(chosen)
    shelves = shelved(holdings.said, found, roots, once=manner.once)
    if not manner.headings:
        shelves = (Shelf("", {}, found),)
    parts = (part for part in _parts(shelves, found, manner) if part)
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


class _Headed(NamedTuple):
    """A shelf with its heading; a nameless shelf that stands alone has none."""

    shelf: Shelf
    depth: int
    heading: str


def _parts(shelves: Sequence[Shelf], found: Sequence[Listed], manner: Manner) -> Iterator[Part]:
    """Yield what stands apart by an empty line: headings, tables and the like."""
    headed = list(_headed(shelves, manner))
    if manner.title:
        yield [f"{'#' * max(1, manner.level - 1)} {text(manner.title)}"]
    if manner.badges:
        yield badges(found, shelves, manner.language)
    if manner.counts:
        yield [f"*{counted(len(found), manner.language)}*"]
    if manner.contents and any(each.heading for each in headed):
        yield from _contents(headed, manner)
    for each in headed:
        yield from _shelf(each, manner)


def _headed(shelves: Iterable[Shelf], manner: Manner, depth: int = 0) -> Iterator[_Headed]:
    shelves = tuple(shelves)
    for shelf in shelves:
        nameless = word("other", manner.language) if len(shelves) > 1 else ""
        name = named(shelf.names, manner.language, shelf.id) if shelf.id else nameless
        yield _Headed(shelf, depth, name)
        yield from _headed(shelf.within, manner, depth + 1)


def _contents(headed: Sequence[_Headed], manner: Manner) -> Iterator[Part]:
    """Yield a table of contents; its own heading and that of the document have anchors, too."""
    anchors, contents = Anchors(), word("contents", manner.language)
    for before in filter(None, (manner.title, contents)):
        anchors.of(before)
    yield [f"{'#' * manner.level} {contents}"]
    yield [
        f"{'  ' * each.depth}- [{text(each.heading)}](#{anchors.of(each.heading)})"
        + (f" ({each.shelf.count():,})" if manner.counts else "")
        for each in headed
    ]


def _shelf(headed: _Headed, manner: Manner) -> Iterator[Part]:
    chosen, shelf = style(manner.style), headed.shelf
    if headed.heading:
        level = min(manner.level + headed.depth, _SMALLEST)
        yield [f"{'#' * level} {text(headed.heading)}"]
    if not shelf.works:
        return
    if manner.counts and headed.heading:
        yield [f"*{counted(len(shelf.works), manner.language)}*"]
    lines = (chosen.line(work, manner.language) for work in shelf.works)
    yield [*chosen.head(manner.language), *lines]
