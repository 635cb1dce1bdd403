"""Search by whatever is remembered of a name, typing errors included.

An index of names is made once for a graph that is asked often; ranking then looks only at the names
that can answer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from spallm.analysis.kinds import KINDS
from spallm.analysis.names import directory, names
from spallm.analysis.reading import named
from spallm.folding import folded, words
from spallm.store.statement import key
from spallm.store.subgraph import Node, Subgraph
from spallm.vocabulary import DCTERMS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spallm.store.graph import Graph

#: A score that only a name with all the words asked for, or words like them, can have.
WHOLE = 40.0
EXACT, SAME_LETTERS, PREFIX, WORDS, PART, FUZZY = 100.0, 97.0, 90.0, 80.0, 70.0, 60.0
#: What a match is worth by the field it is found in.
WEIGHTS = {"id": 1.0, "name": 1.0, "alias": 0.99, "title": 0.97, "author": 0.95}
#: The likeness from which two words may be one word mistyped: one letter in four is wrong.
LIKE = 0.75

#: The properties under which authors stand.
_AUTHORS = frozenset({SCHEMA.author, DCTERMS.creator})

Likeness = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found: how well it matches, of 100, and the text that matched and what it is."""

    node: Node
    score: float
    field: str
    text: str


class _Name(NamedTuple):
    """A name in the forms that it is compared in."""

    field: str
    text: str
    folded: str
    words: tuple[str, ...]
    letters: str


def search(graph: Graph, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the entities whose names match a text, the best first.

    Ids, names, aliases, titles and authors count, in every language. Equal names come before
    those that begin alike, then names with the same words, then parts of names, then words that
    are only like those asked for.
    """
    return ranked(directory(graph), text, limit)


def ranked(subgraph: Subgraph, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Search the entities of a subgraph."""
    return Index(subgraph).ranked(text, limit)


class Index:
    """The names of a graph's entities, made ready to be searched many times; it never changes."""

    def __init__(self, subgraph: Subgraph) -> None:
        self._nodes: Sequence[Node] = tuple(subgraph.nodes.values())
        found = [(n, name) for n, node in enumerate(self._nodes) for name in _names(node, subgraph)]
        self._bearers: Sequence[int] = [n for n, _ in found]
        self._names: Sequence[_Name] = [name for _, name in found]
        places: dict[str, set[int]] = defaultdict(set)
        for place, name in enumerate(self._names):
            for word in name.words:
                places[word].add(place)
        self._places: Mapping[str, set[int]] = places
        self._words: Sequence[str] = sorted(places)

    def ranked(self, text: str, limit: int | None = 20) -> tuple[Hit, ...]:
        """Return the entities whose names match a text, the best first; all without a limit."""
        asked = _named("", text)
        if not asked.words:
            return ()
        like = {word: self._like(word) for word in asked.words}
        best: dict[int, tuple[float, _Name]] = {}
        for place in sorted(self._possible(asked, like)):
            name, bearer = self._names[place], self._bearers[place]
            score = _score(name, asked, like) * WEIGHTS[name.field]
            if score > (best[bearer][0] if bearer in best else 0):
                best[bearer] = score, name
        hits = (_hit(self._nodes[n], *found) for n, found in best.items())
        return _kept(hits, limit)

    def _possible(self, asked: _Name, like: Likeness) -> set[int]:
        """Return the places of the names that may be among the hits.

        Where some have all the words asked for, those that lack any would fall below ``WHOLE``;
        with less than half of the words a name has no score at all.
        """
        by_part = _may_be_part(asked.folded)
        whole = {
            place
            for place, name in enumerate(self._names)
            if name.letters == asked.letters
            or name.folded.startswith(asked.folded)
            or (by_part and asked.folded in name.folded)
        }
        holders: Counter[int] = Counter()
        for word in asked.words:
            holders.update(set().union(*(self._places[other] for other in like[word])))
        count = len(asked.words)
        whole.update(place for place, held in holders.items() if held == count)
        return whole or {place for place, held in holders.items() if 2 * held >= count}

    def _like(self, word: str) -> dict[str, float]:
        """Return the known words that a word may be meant for, and how alike they are."""
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        matches = process.extract(
            word,
            self._words,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LIKE if len(word) > 3 else 1,
            limit=None,
        )
        found = {other: likeness for other, likeness, _ in matches}
        start = bisect_left(self._words, word)
        begun = takewhile(lambda each: each.startswith(word), self._words[start:])
        found.update((each, 0.98) for each in begun if each != word)
        return found


def _names(node: Node, subgraph: Subgraph) -> Iterator[_Name]:
    """Yield the names of an entity, and those of its authors where they are things of their own."""
    for field, text in names(node):
        yield _named(field, text)
    for quad in subgraph.about.get(node.iri, ()):
        if quad.predicate.value in _AUTHORS and not isinstance(quad.object, ox.Literal):
            for person in subgraph.about.get(key(quad.object), ()):
                if person.predicate.value == SCHEMA.name and isinstance(person.object, ox.Literal):
                    yield _named("author", person.object.value)


def _named(field: str, text: str) -> _Name:
    form = folded(text)
    parts = words(form)
    return _Name(field, text, form, parts, "".join(parts))


def _score(name: _Name, asked: _Name, like: Likeness) -> float:
    """Return how well a name answers; the longer the rest of a name, the less."""
    share = min(1.0, len(asked.folded) / max(1, len(name.folded)))
    if name.folded == asked.folded:
        return EXACT
    if name.letters == asked.letters:
        return SAME_LETTERS
    if name.folded.startswith(asked.folded):
        return PREFIX + 5 * share
    if set(asked.words) <= set(name.words):
        return WORDS + 5 * share
    if _may_be_part(asked.folded) and asked.folded in name.folded:
        return PART + 5 * share
    return _likeness(name, asked, like, share)


def _may_be_part(text: str) -> bool:
    """Tell whether a text means something inside a word: two letters of Latin do not."""
    return len(text) > 3 or not text.isascii()


def _likeness(name: _Name, asked: _Name, like: Likeness, share: float) -> float:
    """Return how alike a name is, by its words most like each word asked for.

    A name that lacks some of the words counts half; they decide where no name has them all.
    """
    best = [
        max((like[word].get(each, 0.0) for each in name.words), default=0) for word in asked.words
    ]
    if 2 * sum(map(bool, best)) < len(best):
        return 0.0
    return FUZZY * sum(best) / len(best) * (1.0 if all(best) else 0.5) + 5 * share


def _hit(node: Node, score: float, name: _Name) -> Hit:
    return Hit(named(node), round(score, 1), name.field, name.text)


def _kept(hits: Iterable[Hit], limit: int | None) -> tuple[Hit, ...]:
    """Return the hits in order; where some are whole, only those."""
    found = tuple(hits)
    least = WHOLE if any(hit.score >= WHOLE for hit in found) else 0.1
    return tuple(sorted((hit for hit in found if hit.score >= least), key=_order)[:limit])


def _order(hit: Hit) -> tuple[float, int, str, str]:
    place = KINDS.index(hit.node.kind) if hit.node.kind in KINDS else len(KINDS)
    return -hit.score, place, hit.node.label.casefold(), hit.node.iri
