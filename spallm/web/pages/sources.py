"""Sources: who says so, as small numbers beside facts and as the list that they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.views.links import safe_link
from spallm.views.wording import Text
from spallm.vocabulary import PROV, SCHEMA, SPALLM

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address


@dataclass(frozen=True, slots=True)
class Source:
    """One evidence graph: its page, the entity that it is taken from, its basis and its address."""

    name: Text
    page: str
    locator: str = ""
    origin: str = ""
    origin_name: Text = ""
    basis: Text = ""
    basis_page: str = ""
    url: str = ""


class Sources:
    """The evidence graphs of a page, numbered in order of first mention."""

    def __init__(self, library: Library, at: Address) -> None:
        self._library, self._at = library, at
        self._numbers: dict[str, int] = {}

    def numbers(self, names: Iterable[str]) -> list[int]:
        """Return the numbers of evidence graphs; new ones are entered."""
        return sorted(self._numbers.setdefault(n, len(self._numbers) + 1) for n in sorted(names))

    def listed(self) -> list[Source]:
        """Return what is known of each evidence graph, in the order of their numbers."""
        return [source(self._library, self._at, name) for name in self._numbers]


def source(library: Library, at: Address, name: str) -> Source:
    """Return what is known of an evidence graph; in foreign data that is its name alone."""
    said = {
        each.predicate: each.object.value
        for each in library.whole.said_of.get(name, ())
        if isinstance(each.object, ox.NamedNode | ox.Literal)
    }
    origin, basis = said.get(PROV.hadPrimarySource, ""), said.get(SPALLM.basis, "")
    nodes, thing = library.whole.nodes, library.wording.thing
    return Source(
        thing(name),
        at.page(library.path_of(name)),
        said.get(SPALLM.locator, ""),
        at.page(library.path_of(origin)) if origin in nodes else "",
        thing(origin) if origin else "",
        thing(basis) if basis else "",
        at.page(library.path_of(basis)) if basis in nodes else "",
        safe_link(said.get(SCHEMA.url, "")) or "",
    )
