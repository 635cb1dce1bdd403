"""Sections: the regions of the map, read from the shelves of works or from what models work on."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.subgraph import Edge, Subgraph
from spallm.views.palette import SECTION_INKS, relation_look
from spallm.vocabulary import BASE, CODEMETA, DCTERMS, SKOS, SPALLM

#: A section needs this many members; there are colours for so many sections.
SMALLEST, MOST = 4, len(SECTION_INKS)
#: A shelf needs this share of the works, a modality this share of the models.
SHELF_SHARE, MODALITY_SHARE = 0.02, 0.04
#: A model that reads so many things is a generalist, at home where most models are.
GENERALIST = 3

Links = Sequence[Mapping[int, float]]


@dataclass(frozen=True)
class Sections:
    """Which section each node stands in; ``concepts`` names the sections where they have names.

    ``of`` has a number for each node, or -1 for those that belong nowhere.
    """

    of: tuple[int, ...]
    concepts: tuple[str, ...] = ()


def sections(graph: Subgraph, iris: Sequence[str], edges: Sequence[Edge]) -> Sections:
    """Divide the nodes by the shelves of works, else by modality, else by how they are linked."""
    links = _links(iris, edges)
    chosen = _by_shelf(graph, iris, edges) or _by_modality(graph, iris)
    if not chosen:
        return Sections(_communities(links))
    # In the order of their tree: those under one roof get numbers, and places, side by side.
    concepts = tuple(sorted(set(chosen.values()), key=lambda name: _line(graph, name)[::-1]))
    number = {concept: n for n, concept in enumerate(concepts)}
    seeds = [number[chosen[iri]] if iri in chosen else -1 for iri in iris]
    return Sections(_spread(seeds, links), concepts)


def _links(iris: Sequence[str], edges: Sequence[Edge]) -> Links:
    place = {iri: n for n, iri in enumerate(iris)}
    links: list[dict[int, float]] = [defaultdict(float) for _ in iris]
    for edge in edges:
        source, target = place[edge.source], place[edge.target]
        if source != target:
            pull = relation_look(edge.predicate).pull
            links[source][target] += pull
            links[target][source] += pull
    return links


def _told(graph: Subgraph, iri: str, predicate: str) -> list[str]:
    return sorted(
        quad.object.value
        for quad in graph.about.get(iri, ())
        if quad.predicate.value == predicate
        and isinstance(quad.graph_name, ox.DefaultGraph)
        and isinstance(quad.object, ox.NamedNode)
    )


def _by_shelf(graph: Subgraph, iris: Sequence[str], edges: Sequence[Edge]) -> dict[str, str]:
    """Return the most telling shelf of each work, and of what it introduces.

    The shelf that fewest works share tells most about a work; one too small to be a region folds
    into the nearest. A version stands where its family stands.
    """
    told = {iri: found for iri in iris if (found := _shelves(graph, iri))}
    works = Counter(shelf for shelves in told.values() for shelf in shelves)
    kept = _widest(works, max(SMALLEST, SHELF_SHARE * len(told)))
    if len(kept) < 2:
        return {}
    region = {shelf: _folded(shelf, kept, told, graph) for shelf in sorted(works)}
    chosen = {
        iri: min((region[shelf] for shelf in shelves), key=lambda s: (works[s], s))
        for iri, shelves in told.items()
    }
    for predicate in (CODEMETA.referencePublication, *[DCTERMS.isVersionOf] * 3):
        for edge in edges:
            if edge.predicate == predicate and edge.target in chosen:
                chosen.setdefault(edge.source, chosen[edge.target])
    return chosen


def _shelves(graph: Subgraph, iri: str) -> list[str]:
    subjects = _told(graph, iri, DCTERMS.subject)
    return [subject for subject in subjects if subject.startswith(f"{BASE}section/")]


def _widest(counts: Mapping[str, int], enough: float) -> list[str]:
    """Return those that are large enough to be a region, the largest first."""
    wide = [name for name, count in counts.items() if count >= enough]
    return sorted(wide, key=lambda name: (-counts[name], name))[:MOST]


def _folded(
    shelf: str, kept: Collection[str], told: Mapping[str, Sequence[str]], graph: Subgraph
) -> str:
    """Return the region of a shelf: its own, or that of the nearest in the tree of shelves.

    Of those equally near, the one with which it shares most works has it.
    """
    if shelf in kept:
        return shelf
    shared = Counter(s for shelves in told.values() if shelf in shelves for s in shelves)
    line = _line(graph, shelf)
    return min(kept, key=lambda other: (_steps(line, _line(graph, other)), -shared[other]))


def _line(graph: Subgraph, shelf: str) -> list[str]:
    """Return a shelf and what is above it, up to the top."""
    line = [shelf]
    while (above := _told(graph, line[-1], SKOS.broader)) and above[0] not in line:
        line.append(above[0])
    return line


def _steps(line: Sequence[str], other: Sequence[str]) -> int:
    """Return how many steps lead from one to the other over what both stand under."""
    for n, shelf in enumerate(line):
        if shelf in other:
            return n + other.index(shelf)
    return len(line) + len(other)


def _by_modality(graph: Subgraph, iris: Sequence[str]) -> dict[str, str]:
    """Return the most telling modality of each model: the least common that enough others share.

    Nearly every model reads RNA; that it also reads space or text is what sets it apart.
    """
    models = [iri for iri in iris if graph.nodes[iri].kind == "model"]
    told = {iri: set(_told(graph, iri, SPALLM.hasModality)) for iri in models}
    bearers = Counter(name for names in told.values() for name in names)
    wide = _widest(bearers, max(SMALLEST, MODALITY_SHARE * len(models)))
    if len(wide) < 2:
        return {}
    return {
        iri: known[0] if len(known) >= GENERALIST else known[-1]
        for iri, names in told.items()
        if (known := [name for name in wide if name in names])
    }


def _spread(seeds: Sequence[int], links: Links) -> tuple[int, ...]:
    """Give every other node the section that its neighbours speak for most, nearest first.

    A vote counts less from a large section, or all common ground would fall to the largest.
    """
    found = list(seeds)
    for _ in range(4):
        sizes = Counter(section for section in found if section >= 0)
        now = list(found)
        for n, seed in enumerate(seeds):
            if seed >= 0:
                continue
            votes: dict[int, float] = defaultdict(float)
            for other, pull in links[n].items():
                if found[other] >= 0:
                    votes[found[other]] += pull / math.sqrt(8 + sizes[found[other]])
            if votes:
                now[n] = min(votes, key=lambda section: (-votes[section], section))
        found = now
    return tuple(found)


def _communities(links: Links) -> tuple[int, ...]:
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(links)))
    graph.add_weighted_edges_from(
        (n, other, pull)
        for n, near in enumerate(links)
        for other, pull in near.items()
        if n < other
    )
    groups = nx.community.louvain_communities(graph, seed=1) if graph.number_of_edges() else []
    found = [-1] * len(links)
    ordered = sorted((sorted(group) for group in groups), key=lambda g: (-len(g), g[0]))
    for number, group in enumerate(group for group in ordered if len(group) > 1):
        for n in group:
            found[n] = number
    return tuple(found)
