"""The home page: what this is, how much of it there is, what is new, and three ways in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import inf
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from spallm.store.saved import SavedQuery, saved_query
from spallm.store.statement import key
from spallm.views.wording import Text
from spallm.vocabulary import CITO, DCTERMS, PROV, SCHEMA, SKOS, SPALLM
from spallm.web.keeping import kept
from spallm.web.pages.facts import Facts, Shown
from spallm.web.pages.frame import render
from spallm.web.pages.kinds import FOREMOST, counted, many
from spallm.web.pages.sources import Sources

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

#: Questions that a student, a benchmark author and a reviewer ask, and those of any other field
#: with what has to be said there for them to have an answer.
_ASKED = ("open-models-for-task", "possible-leakage", "negative-findings")
_ASKED_ELSEWHERE = {
    "most-cited-works": CITO.cites,
    "largest-models": SPALLM.parameterCount,
    "papers-by-year": SPALLM.year,
    "sources-by-facts": PROV.hadPrimarySource,
    "published-preprints": DCTERMS.hasVersion,
}
_NEWEST = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query as a link to its answer."""

    title: Text
    description: Text
    page: str


@dataclass(frozen=True, slots=True)
class New:
    """Something that appeared lately, and when."""

    entity: Shown
    day: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section of the field: its page, how many works it and its parts hold, and those parts."""

    section: Shown
    count: int
    parts: tuple[Shelf, ...]


def home(library: Library, at: Address) -> str:
    """Return the home page."""
    counts = counted(library.whole)
    foremost = [kind for kind in FOREMOST if kind in counts] or [*counts][:6]
    facts = Facts(library, at, Sources(library, at))
    snapshot, elsewhere = library.snapshot, library.is_elsewhere
    asked = _answerable(library) if elsewhere else _ASKED
    return render(
        "home.html",
        at,
        library=library,
        title=(snapshot and snapshot.title) or "SpaLLM",
        description=snapshot.description if snapshot else "",
        is_ours=library.is_ours and not elsewhere,
        lead=snapshot.description if snapshot and elsewhere else "",
        is_empty=elsewhere and not library.whole.nodes,
        foremost=[(kind, many(kind), counts[kind]) for kind in foremost],
        others=[(kind, many(kind), counts[kind]) for kind in counts if kind not in foremost],
        questions=[question(at, name) for name in asked] if library.is_ours else [],
        newest=[
            (kind, many(kind), found)
            for kind in ("model", "paper")
            if (found := _newest(library, kind, facts))
        ],
        shelves=_shelves(library, facts),
    )


def _answerable(library: Library) -> tuple[str, ...]:
    """Return as many questions as ours, of those that a graph of another field can answer."""
    said = kept(library, "predicates", lambda each: {one.predicate for one in each.whole.said})
    found = (name for name, needed in _ASKED_ELSEWHERE.items() if needed in said)
    return tuple(islice(found, len(_ASKED)))


def question(at: Address, name: str) -> Question:
    """Return a saved query with its usual parameters as a link to its answer."""
    query = _saved(name)
    given = {p.name: str(p.default) for p in query.parameters if p.default is not None}
    return Question(
        [query.title, query.title_zh or query.title],
        [query.description, query.description_zh or query.description],
        f"{at.page('ask')}?{urlencode({'query': name, **given})}",
    )


@cache
def _saved(name: str) -> SavedQuery:
    return saved_query(name)


def _newest(library: Library, kind: str, facts: Facts) -> list[New]:
    """Return the newest entities of a kind; of those of one day, in the order of their names."""
    named = (node.iri for node in library.by_kind.get(kind, ()))
    dated = [(library.days[iri], iri) for iri in named if iri in library.days]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [New(facts.link(iri), day) for day, iri in dated[:_NEWEST]]


def _shelves(library: Library, facts: Facts) -> list[Shelf]:
    """Return the sections under one another, by their positions, then the fullest first."""
    sections = [node.iri for node in library.by_kind.get("section", ())]
    below: dict[str, list[str]] = defaultdict(list)
    for iri in sections:
        above = [key(value) for value in library.curated.values(iri, SKOS.broader)]
        below[next((a for a in above if a in library.whole.nodes), "")].append(iri)
    works: dict[str, set[str]] = defaultdict(set)
    for node in library.by_kind.get("paper", ()):
        for value in library.curated.values(node.iri, DCTERMS.subject):
            works[key(value)].add(node.iri)
    places = {iri: _place(library, iri) for iri in sections}
    for parts in below.values():
        parts.sort(key=lambda iri: (places[iri], -len(_held(iri, below, works))))
    return _stacked(below[""], below, works, facts)


def _place(library: Library, section: str) -> float:
    told = (value.value for value in library.curated.values(section, SCHEMA.position))
    return min((int(text) for text in told if text.isdecimal()), default=inf)


def _stacked(
    iris: Iterable[str],
    below: Mapping[str, Sequence[str]],
    works: Mapping[str, set[str]],
    facts: Facts,
) -> list[Shelf]:
    return [
        Shelf(
            facts.link(iri),
            len(_held(iri, below, works)),
            tuple(_stacked(below.get(iri, ()), below, works, facts)),
        )
        for iri in iris
    ]


def _held(
    iri: str, below: Mapping[str, Sequence[str]], works: Mapping[str, set[str]]
) -> frozenset[str]:
    parts = (_held(part, below, works) for part in below.get(iri, ()))
    return frozenset(works.get(iri, ())).union(*parts)
