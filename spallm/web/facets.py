"""Facets of a kind: what its entities can be narrowed by, and how many each value would leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.folding import folded
from spallm.views.facets import facets
from spallm.views.statuses import statuses
from spallm.views.wording import Text, Wording
from spallm.web.keeping import kept

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library

#: What queries say besides the values of facets.
_TAKEN = ("q", "since", "until", "sort", "page", "limit", "offset", "lang")
_YEARS = "since"
#: Called without names, facets give the ids of what they name.
_NAMELESS = Wording({}, {})


@dataclass(frozen=True, slots=True)
class Facet:
    """A property to narrow by: its key and its values in links, and the values of each entity.

    ``of`` holds the places of values by the IRI of the entity.
    """

    key: str
    title: Text
    values: tuple[tuple[str, Text], ...]
    of: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Facets:
    """The entities of a kind in the order of their names, and what tells them apart."""

    nodes: tuple[Node, ...]
    years: Mapping[str, int]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is asked for: years, and values by the key of their facet, of which any will do."""

    since: int | None = None
    until: int | None = None
    values: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Left:
    """The entities that pass, and how many every value and every year would leave.

    The counts of a facet are under the choices of the others.
    """

    nodes: tuple[Node, ...]
    counts: Mapping[str, Sequence[int]]
    years: Mapping[int, int]


def facets_of(library: Library, kind: str) -> Facets:
    """Return the facets of a kind that the library has, made once."""
    return kept(library, f"facets of {kind}", lambda library: _made(library, kind))


def narrowed(facets: Facets, chosen: Chosen) -> Left:
    """Return what a choice leaves of a kind."""
    wanted = {facet.key: _places(facet, chosen.values) for facet in facets.facets}
    counts: dict[str, Counter[int]] = {facet.key: Counter() for facet in facets.facets}
    years: Counter[int] = Counter()
    passing = []
    for node in facets.nodes:
        year = facets.years.get(node.iri)
        failed = [] if _is_within(year, chosen) else [_YEARS]
        failed += [
            facet.key
            for facet in facets.facets
            if wanted[facet.key] and wanted[facet.key].isdisjoint(facet.of[node.iri])
        ]
        if not failed:
            passing.append(node)
        for facet in facets.facets:
            if failed in ([], [facet.key]):
                counts[facet.key].update(facet.of[node.iri])
        if year is not None and failed in ([], [_YEARS]):
            years[year] += 1
    held = {f.key: [counts[f.key][place] for place in range(len(f.values))] for f in facets.facets}
    return Left(tuple(passing), held, dict(sorted(years.items())))


def _made(library: Library, kind: str) -> Facets:
    nodes = tuple(library.by_kind.get(kind, ()))
    return Facets(nodes, library.years, tuple(_facets(library, nodes)))


def _facets(library: Library, nodes: Sequence[Node]) -> Iterator[Facet]:
    """Yield the facets of the explorer, with keys for their values."""
    told = statuses(nodes, library.whole.edges, library.curated)
    spoken = facets(nodes, library.curated, told, library.wording)
    plain = facets(nodes, library.curated, told, _NAMELESS)
    keys = _distinct((facet["key"] for facet in plain), _TAKEN)
    for key, facet, bare in zip(keys, spoken, plain, strict=True):
        ids = _distinct(value if isinstance(value, str) else value[0] for value in bare["values"])
        of = {node.iri: tuple(held) for node, held in zip(nodes, facet["of"], strict=True)}
        yield Facet(key, facet["t"], tuple(zip(ids, facet["values"], strict=True)), of)


def _distinct(texts: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return short forms of texts for links, no two of them alike."""
    used, found = set(taken), []
    for text in texts:
        short = re.sub(r"[^\w.]+", "-", folded(_ending(text))).strip("-") or "value"
        names = (short, *(f"{short}-{n}" for n in range(2, len(used) + 3)))
        found.append(next(name for name in names if name not in used))
        used.add(found[-1])
    return found


def _ending(text: str) -> str:
    return re.split(r"[/#]", text.rstrip("/#"))[-1] if "://" in text else text


def _places(facet: Facet, values: Mapping[str, Collection[str]]) -> frozenset[int]:
    asked = values.get(facet.key, ())
    return frozenset(place for place, (key, _) in enumerate(facet.values) if key in asked)


def _is_within(year: int | None, chosen: Chosen) -> bool:
    if chosen.since is None and chosen.until is None:
        return True
    return year is not None and (chosen.since or year) <= year <= (chosen.until or year)
