"""A choice: what a link asks of a shelf, what passes, and what each value would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from spallm.folding import folded
from spallm.web import facets
from spallm.web.pages.shelf import LANGUAGE, PAGE, SINCE, SORT, UNTIL, WORDS, Order, Shelf

if TYPE_CHECKING:
    from spallm.web.pages.address import Language

Query = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of a shelf; of values of one facet any will do.

    ``usual`` is the order that nobody need ask for, and ``ignored`` names what the link asks for
    and the shelf does not have.
    """

    words: str = ""
    since: int | None = None
    until: int | None = None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "name"
    usual: str = "name"
    page: int = 1
    ignored: tuple[str, ...] = ()

    @classmethod
    def read(cls, shelf: Shelf, query: Query) -> Choice:
        """Return what a query asks of a shelf."""
        known = {facet.key: {key for key, _ in facet.values} for facet in shelf.facets}
        values = {
            key: tuple(dict.fromkeys(each for each in query.get(key, ()) if each in known[key]))
            for key in known
        }
        orders = [order.key for order in shelf.orders]
        sort = _last(query, SORT)
        ignored = [
            f"{key}={each}"
            for key, asked in query.items()
            for each in asked
            if each and not _is_known(key, each, known, orders)
        ]
        return cls(
            words=" ".join(_last(query, WORDS).split()),
            since=_number(_last(query, SINCE)),
            until=_number(_last(query, UNTIL)),
            values={key: chosen for key, chosen in values.items() if chosen},
            sort=sort if sort in orders else orders[0],
            usual=orders[0],
            page=max(1, _number(_last(query, PAGE)) or 1),
            ignored=tuple(ignored),
        )

    def pairs(self) -> list[tuple[str, str]]:
        """Return the choice as the names and values of a query; what is not chosen is not said."""
        single = {WORDS: self.words, SINCE: self.since, UNTIL: self.until}
        return [
            *((key, str(value)) for key, value in single.items() if value),
            *((key, value) for key, chosen in self.values.items() for value in chosen),
            *([(SORT, self.sort)] if self.sort != self.usual else []),
            *([(PAGE, str(self.page))] if self.page > 1 else []),
        ]

    def query(self, language: Language = "en") -> str:
        """Return the choice as the end of a link, with its question mark.

        Where the link leads to a file, which has no language, words are looked for in this one.
        """
        pairs = self.pairs()
        spoken = [(LANGUAGE, language)] if pairs and language != "en" else []
        return f"?{urlencode([*pairs, *spoken])}" if pairs else ""

    def without(self, key: str, value: str = "") -> Choice:
        """Return the choice without a value of a facet, or without the words or the years."""
        if key == WORDS:
            return replace(self, words="", page=1)
        if key == SINCE:
            return replace(self, since=None, until=None, page=1)
        left = tuple(each for each in self.values.get(key, ()) if each != value)
        values = {**self.values, key: left}
        return replace(self, values={k: v for k, v in values.items() if v}, page=1)

    @property
    def is_all(self) -> bool:
        """Tell whether nothing is asked that leaves anything out."""
        return not (self.words or self.since or self.until or self.values)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The rows that pass, in order, and how many every value and year would leave.

    The counts of a facet are under the choices of the others.
    """

    rows: tuple[int, ...]
    counts: Mapping[str, Sequence[int]]
    years: Mapping[int, int]


def narrowed(shelf: Shelf, choice: Choice, language: Language) -> Narrowed:
    """Return what a choice leaves of a shelf."""
    told, asked = shelf.told(language), folded(choice.words).split()
    numbers = {
        row.node.iri: n
        for n, row in enumerate(shelf.rows)
        if all(word in told[n].text for word in asked)
    }
    said = replace(shelf.narrowing, nodes=tuple(shelf.rows[n].node for n in numbers.values()))
    left = facets.narrowed(said, facets.Chosen(choice.since, choice.until, choice.values))
    places = order_of(shelf, choice).places
    rows = sorted((numbers[node.iri] for node in left.nodes), key=lambda n: places[n])
    return Narrowed(tuple(rows), left.counts, left.years)


def order_of(shelf: Shelf, choice: Choice) -> Order:
    """Return the order that a choice asks for."""
    return next(order for order in shelf.orders if order.key == choice.sort)


def _last(query: Query, key: str) -> str:
    return (query.get(key) or [""])[-1]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def _is_known(key: str, value: str, known: Mapping[str, set[str]], orders: Sequence[str]) -> bool:
    if key in (SINCE, UNTIL, PAGE):
        return _number(value) is not None
    if key == SORT:
        return value in orders
    return key in (WORDS, LANGUAGE) or value in known.get(key, ())
