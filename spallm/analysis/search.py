"""Search by whatever is remembered of a name, typing errors included."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.kinds import KINDS
from spallm.analysis.names import directory, names
from spallm.analysis.reading import named
from spallm.folding import folded, words
from spallm.store.subgraph import Node, Subgraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spallm.store.graph import Graph

#: A score that only a name with all the words asked for, or words like them, can have.
WHOLE = 40.0
EXACT, SAME_LETTERS, PREFIX, WORDS, PART, FUZZY = 100.0, 97.0, 90.0, 80.0, 70.0, 60.0
#: What a match is worth by the field it is found in.
WEIGHTS = {"id": 1.0, "name": 1.0, "alias": 0.99, "title": 0.97, "author": 0.95}
#: The likeness from which two words may be one word mistyped: one letter in four is wrong.
LIKE = 0.75


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found: how well it matches, of 100, and the text that matched and what it is."""

    node: Node
    score: float
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the forms that it is compared in."""

    field: str
    text: str
    folded: str
    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        return "".join(self.words)


def search(graph: Graph, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the entities whose names match a text, the best first.

    Ids, names, aliases, titles and authors count, in every language. Equal names come before
    those that begin alike, then names with the same words, then parts of names, then words that
    are only like those asked for.
    """
    return ranked(directory(graph), text, limit)


def ranked(subgraph: Subgraph, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Search the entities of a subgraph."""
    asked = _named("", text)
    if not asked.words:
        return ()
    index = {iri: tuple(_names(node)) for iri, node in subgraph.nodes.items()}
    like = _alike(asked.words, {word for all_ in index.values() for n in all_ for word in n.words})
    hits = [_best(subgraph.nodes[iri], known, asked, like) for iri, known in index.items()]
    least = WHOLE if any(hit.score >= WHOLE for hit in hits) else 0.1
    return tuple(sorted((hit for hit in hits if hit.score >= least), key=_order)[:limit])


def _names(node: Node) -> Iterator[_Name]:
    return (_named(field, text) for field, text in names(node))


def _named(field: str, text: str) -> _Name:
    form = folded(text)
    return _Name(field, text, form, words(form))


def _best(
    node: Node, known: tuple[_Name, ...], asked: _Name, like: Mapping[str, Mapping[str, float]]
) -> Hit:
    scored = [(_score(name, asked, like) * WEIGHTS[name.field], name) for name in known]
    score, name = max(scored, key=lambda pair: pair[0])
    return Hit(named(node), round(score, 1), name.field, name.text)


def _score(name: _Name, asked: _Name, like: Mapping[str, Mapping[str, float]]) -> float:
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


def _likeness(
    name: _Name, asked: _Name, like: Mapping[str, Mapping[str, float]], share: float
) -> float:
    """Return how alike a name is, by its words most like each word asked for.

    A name that lacks some of the words counts half; they decide where no name has them all.
    """
    best = [
        max((like[word].get(each, 0.0) for each in name.words), default=0) for word in asked.words
    ]
    if 2 * sum(map(bool, best)) < len(best):
        return 0.0
    return FUZZY * sum(best) / len(best) * (1.0 if all(best) else 0.5) + 5 * share


def _alike(asked: Iterable[str], known: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
    """Return for each word asked the known words that it may be meant for, and how alike."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found: dict[str, dict[str, float]] = defaultdict(dict)
    pool = sorted(known)
    for word in asked:
        cutoff = LIKE if len(word) > 3 else 1
        for other, likeness, _ in process.extract(
            word,
            pool,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=cutoff,
            limit=None,
        ):
            found[word][other] = likeness
        found[word].update((each, 0.98) for each in pool if each.startswith(word) and each != word)
    return found


def _order(hit: Hit) -> tuple[float, int, str, str]:
    place = KINDS.index(hit.node.kind) if hit.node.kind in KINDS else len(KINDS)
    return -hit.score, place, hit.node.label.casefold(), hit.node.iri
