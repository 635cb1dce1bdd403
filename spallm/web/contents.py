"""The contents: every page that there is, at its path, with what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from spallm.web.pages.about import about
from spallm.web.pages.address import LANGUAGES
from spallm.web.pages.ask import ask
from spallm.web.pages.browse import browse, index
from spallm.web.pages.compare import compare
from spallm.web.pages.entity import entity
from spallm.web.pages.evidence import evidence
from spallm.web.pages.graph_view import graph_view
from spallm.web.pages.home import home
from spallm.web.pages.kinds import counted
from spallm.web.pages.search import search

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address, Language


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as it is before anything is asked for; ``iri`` is the one thing that it is about.

    ``languages`` are those that it is written in; the explorer speaks both by itself.
    """

    path: str
    render: Callable[[Library, Address], str]
    iri: str | None = None
    languages: tuple[Language, ...] = LANGUAGES


def contents(library: Library) -> Iterator[Entry]:
    """Yield all pages of a library, the foremost first."""
    yield Entry("", home)
    yield Entry("about", about)
    yield Entry("ask", ask)
    yield Entry("graph", graph_view, languages=("en",))
    yield Entry("compare", partial(compare, ids=()))
    yield Entry("search", partial(search, q=""))
    yield Entry("browse", index)
    for kind in counted(library.whole):
        yield Entry(f"browse/{kind}", partial(browse, kind=kind, query={}))
    for path, node in library.by_path.items():
        yield Entry(path, partial(entity, iri=node.iri), node.iri)
    for path, name in library.evidence.items():
        yield Entry(path, partial(evidence, iri=name), name)
