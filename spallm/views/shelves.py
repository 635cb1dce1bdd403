"""Shelves: the sections under which works are filed, and with them what they introduce."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import pyoxigraph as ox

from spallm.store.subgraph import Edge, Subgraph
from spallm.views.palette import SECTION_INKS
from spallm.vocabulary import BASE, CODEMETA, DCTERMS, SKOS

#: A section needs this many members; there are colours for so many sections.
SMALLEST, MOST = 4, len(SECTION_INKS)
#: A shelf needs this share of the works and what they introduce.
_SHARE = 0.014
#: Where a work that introduces a model stands first, whatever else its shelves are.
_MODEL_SHELVES = (f"{BASE}section/single-cell-models", f"{BASE}section/applications")


def told(graph: Subgraph, iri: str, predicate: str) -> list[str]:
    """Return the things that the curated view names under a predicate."""
    return sorted(
        said.object.value
        for said in graph.said_of.get(iri, ())
        if said.predicate == predicate
        and said.graph is None
        and isinstance(said.object, ox.NamedNode)
    )


def by_shelf(graph: Subgraph, iris: Sequence[str], edges: Sequence[Edge]) -> dict[str, str]:
    """Return the most telling shelf of each work, and of what it introduces.

    The shelf that fewest share tells most about a work; one too small to be a region folds into
    the nearest. A version stands where its family stands.
    """
    introduced = Counter(e.target for e in edges if e.predicate == CODEMETA.referencePublication)
    filed = {
        iri: _first_shelves(graph, found) if introduced[iri] else found
        for iri in iris
        if (found := _shelves(graph, iri))
    }
    members: Counter[str] = Counter()
    for iri, shelves in filed.items():
        members.update(dict.fromkeys(shelves, 1 + introduced[iri]))
    kept = widest(members, max(SMALLEST, _SHARE * (len(filed) + sum(introduced.values()))))
    if len(kept) < 2:
        return {}
    chosen = {
        iri: min(_regions(shelves, kept, filed, graph), key=lambda shelf: (members[shelf], shelf))
        for iri, shelves in filed.items()
    }
    for predicate in (CODEMETA.referencePublication, *[DCTERMS.isVersionOf] * 3):
        for edge in edges:
            if edge.predicate == predicate and edge.target in chosen:
                chosen.setdefault(edge.source, chosen[edge.target])
    return chosen


def _first_shelves(graph: Subgraph, shelves: list[str]) -> list[str]:
    """Return the shelves of models, else those of uses, else all."""
    for top in _MODEL_SHELVES:
        if under := [shelf for shelf in shelves if top in line(graph, shelf)]:
            return under
    return shelves


def _regions(
    shelves: Sequence[str],
    kept: Collection[str],
    filed: Mapping[str, Sequence[str]],
    graph: Subgraph,
) -> list[str]:
    """Return the shelves of a work that are regions; only where none is are they folded."""
    large = [shelf for shelf in shelves if shelf in kept]
    return large or [_folded(shelf, kept, filed, graph) for shelf in shelves]


def _shelves(graph: Subgraph, iri: str) -> list[str]:
    subjects = told(graph, iri, DCTERMS.subject)
    return [subject for subject in subjects if subject.startswith(graph.home.iri("section/"))]


def widest(counts: Mapping[str, int], enough: float) -> list[str]:
    """Return those that are large enough to be a region, the largest first."""
    wide = [name for name, count in counts.items() if count >= enough]
    return sorted(wide, key=lambda name: (-counts[name], name))[:MOST]


def _folded(
    shelf: str, kept: Collection[str], filed: Mapping[str, Sequence[str]], graph: Subgraph
) -> str:
    """Return the region of a shelf: its own, or that of the nearest in the tree of shelves.

    Of those equally near, the one with which it shares most works has it.
    """
    if shelf in kept:
        return shelf
    shared = Counter(s for shelves in filed.values() if shelf in shelves for s in shelves)
    own = line(graph, shelf)
    return min(kept, key=lambda other: (_steps(own, line(graph, other)), -shared[other]))


def line(graph: Subgraph, shelf: str) -> list[str]:
    """Return a shelf and what is above it, up to the top."""
    up = [shelf]
    while (above := told(graph, up[-1], SKOS.broader)) and above[0] not in up:
        up.append(above[0])
    return up


def _steps(own: Sequence[str], other: Sequence[str]) -> int:
    """Return how many steps lead from one to the other over what both stand under."""
    for n, shelf in enumerate(own):
        if shelf in other:
            return n + other.index(shelf)
    return len(own) + len(other)
