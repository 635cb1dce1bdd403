"""A shelf: all entities of a kind as rows, with the facets and the orders that they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from spallm.folding import folded
from spallm.store.subgraph import Node
from spallm.views.wording import Text
from spallm.vocabulary import DCTERMS, SCHEMA, SKOS
from spallm.web.facets import Facet, Facets, facets_of
from spallm.web.keeping import kept
from spallm.web.pages.columns import CONNECTIONS, YEAR, Column, Count, columns_of, line_of
from spallm.web.pages.frame import words
from spallm.web.pages.stock import Stock, stock

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Language

#: What queries say besides the values of facets.
WORDS, SINCE, UNTIL, SORT, PAGE, LANGUAGE = "q", "since", "until", "sort", "page", "lang"
#: The order in which readers find what they look for soonest; other kinds go by their names.
_USUAL = {
    "model": "evaluations", "paper": "newest", "dataset": "users", "task": "models",
    "organisation": "models",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: the place of each row in it."""

    key: str
    title: Text
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in a list; ``also`` are the texts that it is found by but that are not shown."""

    node: Node
    path: str
    name: Text
    year: int | None
    line: Text
    cells: tuple[Text, ...]
    also: tuple[str, ...]

    def told(self, language: Language) -> Told:
        """Return the row in a language."""
        name, line, *cells = (words(each, language) for each in (self.name, self.line, *self.cells))
        names = [self.name] if isinstance(self.name, str) else self.name
        seen = {name, line, *cells}
        also = [text for text in dict.fromkeys((*names, *self.also)) if text not in seen]
        text = folded("\n".join((name, line, *cells, *also)))
        return Told(name, line, tuple(cells), "\n".join(also), text)


@dataclass(frozen=True, slots=True)
class Told:
    """A row in a language: what readers see, what else finds it, and all of that folded."""

    name: str
    line: str
    cells: tuple[str, ...]
    also: str
    text: str


@dataclass(frozen=True)
class Shelf:
    """All entities of a kind; the first of the orders is the usual one."""

    kind: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    narrowing: Facets
    orders: tuple[Order, ...]
    _told: dict[Language, list[Told]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The facets that tell the rows apart."""
        return self.narrowing.facets

    @property
    def years(self) -> tuple[int, ...]:
        """The years that rows have, in their order."""
        return tuple(sorted({row.year for row in self.rows if row.year is not None}))

    @cached_property
    def marks(self) -> list[tuple[str, str]]:
        """The places of each row in the orders, and its values as ``facet.value``, for scripts."""
        return [
            (
                " ".join(str(order.places[n]) for order in self.orders),
                " ".join(
                    f"{number}.{value}"
                    for number, facet in enumerate(self.facets)
                    for value in facet.of[row.node.iri]
                ),
            )
            for n, row in enumerate(self.rows)
        ]

    def told(self, language: Language) -> list[Told]:
        """Return the rows in a language."""
        if language not in self._told:
            self._told[language] = [row.told(language) for row in self.rows]
        return self._told[language]


def shelf(library: Library, kind: str) -> Shelf:
    """Return the shelf of a kind that the library has, made once."""
    return kept(library, f"shelf of {kind}", lambda library: _made(stock(library), kind))


def _made(stock: Stock, kind: str) -> Shelf:
    found = facets_of(stock.library, kind)
    nodes = sorted(found.nodes, key=lambda node: (folded(node.label), node.iri))
    years = stock.library.years
    told = columns_of(kind, found.facets, has_years=any(node.iri in years for node in nodes))
    counts = [each for each in told if isinstance(each, Count)]
    columns = tuple(each.column() if isinstance(each, Count) else each for each in told)
    rows = tuple(_row(stock, node, years.get(node.iri), columns) for node in nodes)
    orders = sorted(_orders(stock, rows, counts), key=lambda each: each.key != _USUAL.get(kind))
    return Shelf(kind, rows, columns, found, tuple(orders))


def _row(stock: Stock, node: Node, year: int | None, columns: Sequence[Column]) -> Row:
    cells = tuple(
        str(year or "") if column is YEAR else column.read(stock, node) for column in columns
    )
    name, line = stock.wording.thing(node.iri), line_of(stock, node)
    also = (node.id, *node.texts(SKOS.altLabel), *node.texts(DCTERMS.title), *_authors(stock, node))
    return Row(node, stock.library.path_of(node.iri), name, year, line, cells, also)


def _authors(stock: Stock, node: Node) -> Iterator[str]:
    for name in stock.curated.reached(node.iri, (SCHEMA.author, SCHEMA.name)):
        yield name.value


def _orders(stock: Stock, rows: Sequence[Row], counts: Sequence[Count]) -> Iterator[Order]:
    count = range(len(rows))
    yield Order("name", ["Name", "名称"], tuple(count))
    if any(row.year for row in rows):
        days = stock.library.days
        known = [_date(row.year, days.get(row.node.iri, "")) for row in rows]
        newest = sorted(count, key=lambda n: (_downwards(known[n]), n))
        yield Order("newest", ["Newest first", "最新在前"], _places(newest))
        oldest = sorted(count, key=lambda n: (not known[n], known[n], n))
        yield Order("oldest", ["Oldest first", "最早在前"], _places(oldest))
    for each in counts if CONNECTIONS in counts else (*counts, CONNECTIONS):
        number = Counter({n: each.of(stock, row.node.iri) for n, row in enumerate(rows)})
        yield Order(each.key, each.order, _places(sorted(count, key=lambda n: (-number[n], n))))


def _date(year: int | None, day: str) -> str:
    """Return the day if it lies in the year that readers see, else that year."""
    return day if year and day.startswith(str(year)) else str(year or "")


def _downwards(date: str) -> tuple[int, ...]:
    """Return a key by which later dates come first, and what has none last."""
    return tuple(-ord(sign) for sign in date.ljust(10)) if date else (0,)


def _places(order: Sequence[int]) -> tuple[int, ...]:
    """Return the place of each row in an order of rows."""
    places = [0] * len(order)
    for place, row in enumerate(order):
        places[row] = place
    return tuple(places)
