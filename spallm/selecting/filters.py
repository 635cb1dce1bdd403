"""Filters: entities by what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.criteria import CONCEPTS, TEXTS, VENUE, WEIGHTS, YEAR, Ways
from spallm.errors import UsageError
from spallm.folding import folded
from spallm.nearness import unknown
from spallm.selecting.choice import Choice
from spallm.selecting.members import Members
from spallm.selecting.wording import quoted, written

if TYPE_CHECKING:
    from spallm.selecting.scope import Scope

#: The value that asks for those of whom nothing is told.
UNKNOWN = "unknown"
_YEARS = re.compile(r"(?:(?P<one>\d{1,4})|(?P<since>\d{1,4})?\.\.(?P<until>\d{1,4})?)", re.ASCII)


@dataclass(frozen=True)
class Filter(Choice):
    """Entities that have a value under a criterion, such as ``task:perturbation-prediction``.

    Concepts include the narrower ones. The value ``unknown`` finds the entities of which nothing
    is told, of those kinds of which something is told at all.
    """

    name: str
    value: str

    @property
    def text(self) -> str:
        """The name of the filter and its value."""
        plain = written(self.value)
        return f"{self.name}:{plain if ':' not in plain else quoted(self.value)}"

    def members(self, scope: Scope) -> Members:
        """Return the entities that pass."""
        if self.value == UNKNOWN and self.name in _WAYS:
            return Members(frozenset(_untold(_WAYS[self.name], scope)))
        return Members(frozenset(_FINDERS[self.name](self.value, scope)))


@dataclass(frozen=True)
class Years(Choice):
    """Entities of a year or a range of years, both ends included and either open."""

    since: int | None
    until: int | None

    def __post_init__(self) -> None:
        since, until = self.since, self.until
        if since is not None and until is not None and since > until:
            raise UsageError(
                f"the years {since}..{until} end before they begin", hint=f"Write {until}..{since}."
            )

    @property
    def text(self) -> str:
        """The range, or the one year."""
        if self.since == self.until and self.since is not None:
            return f"year:{self.since}"
        return f"year:{_plain(self.since)}..{_plain(self.until)}"

    def members(self, scope: Scope) -> Members:
        """Return the entities whose year is known and in the range."""
        low, high = self.since or 0, 9999 if self.until is None else self.until
        return Members(frozenset(
            iri for iri, values in _told(YEAR.ways, scope)
            if any(value.isdecimal() and low <= int(value) <= high for value in values)
        ))  # fmt: skip


def _plain(year: int | None) -> str:
    return "" if year is None else str(year)


def made(name: str, value: str) -> Choice:
    """Return the filter of a name and a value; a value that means nothing raises."""
    known_filter(name)
    if not value.strip():
        raise UsageError(f"the filter {name} has no value", hint=f"Write it as {name}:VALUE.")
    return _years(value) if name == "year" and value != UNKNOWN else Filter(name, value)


def known_filter(name: str) -> str:
    """Return the name of a filter, or raise with what comes near."""
    if name not in NAMES:
        raise unknown("filter", name, NAMES)
    return name


def _years(value: str) -> Years:
    found = _YEARS.fullmatch(value.strip())
    if not found or value.strip() == "..":
        raise UsageError(
            f"{value!r} is no year and no range of years",
            hint="Write 2023, 2023..2025, 2023.. or ..2025.",
        )
    since, until = found["one"] or found["since"], found["one"] or found["until"]
    return Years(int(since) if since else None, int(until) if until else None)


def _told(ways: Ways, scope: Scope) -> Iterator[tuple[str, frozenset[str]]]:
    for iri in scope.whole.nodes:
        if values := scope.index.values(iri, ways):
            yield iri, values


def _untold(ways: Ways, scope: Scope) -> Iterator[str]:
    nodes = scope.whole.nodes
    told = {iri for iri, _ in _told(ways, scope)}
    kinds = {nodes[iri].kind for iri in told}
    yield from (iri for iri, node in nodes.items() if node.kind in kinds and iri not in told)


def _by_concept(name: str) -> Callable[[str, Scope], Iterator[str]]:
    criterion = CONCEPTS[name]

    def find(value: str, scope: Scope) -> Iterator[str]:
        meant = scope.index.narrower(scope.entity(value, criterion.kinds).iri)
        yield from (iri for iri, values in _told(criterion.ways, scope) if values & meant)

    return find


def _by_kind(value: str, scope: Scope) -> Iterator[str]:
    kinds = {node.kind for node in scope.whole.nodes.values()}
    wanted = {_singular(value), value}
    meant = {kind for kind in kinds if kind in wanted or _singular(kind) in wanted}
    if not meant:
        raise unknown("kind", value, kinds)
    yield from (iri for iri, node in scope.whole.nodes.items() if node.kind in meant)


def _singular(name: str) -> str:
    return name.casefold().removesuffix("s")


def _by_weights(value: str, scope: Scope) -> Iterator[str]:
    if value != "open":
        raise unknown("state of weights", value, ("open", UNKNOWN))
    yield from (iri for iri, _ in _told(WEIGHTS.ways, scope))


def _by_venue(value: str, scope: Scope) -> Iterator[str]:
    told = list(_told(VENUE.ways, scope))
    venues = {venue for _, values in told for venue in values}
    meant = {venue for venue in venues if folded(venue) == folded(value)}
    if not meant:
        raise unknown("venue", value, venues, elsewhere="A venue is named as its works name it.")
    yield from (iri for iri, values in told if values & meant)


def _by_text(value: str, scope: Scope) -> Iterator[str]:
    wanted = folded(value)
    for iri, values in _told(TEXTS.ways, scope):
        if any(wanted in folded(each) for each in values):
            yield iri


_FINDERS = {
    "kind": _by_kind,
    **{name: _by_concept(name) for name in CONCEPTS},
    "weights": _by_weights,
    "venue": _by_venue,
    "text": _by_text,
}
_WAYS = {
    **{name: criterion.ways for name, criterion in CONCEPTS.items()},
    "weights": WEIGHTS.ways, "venue": VENUE.ways, "year": YEAR.ways,
}  # fmt: skip
#: The filters, in the order in which they are explained.
NAMES = (*_FINDERS, "year")
