"""Sections: the regions of the map, read from the shelves of works or from what models work on."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.store.subgraph import Edge, Subgraph
from spallm.views.palette import relation_look
from spallm.views.shelves import SMALLEST, by_shelf, line, told, widest
from spallm.vocabulary import SPALLM

#: A modality is a section if it has this share of the models.
MODALITY_SHARE = 0.04
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
    chosen = by_shelf(graph, iris, edges) or _by_modality(graph, iris)
    if not chosen:
        return Sections(_communities(links))
    # In the order of their tree: those under one roof get numbers, and places, side by side.
    concepts = tuple(sorted(set(chosen.values()), key=lambda name: line(graph, name)[::-1]))
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


def _by_modality(graph: Subgraph, iris: Sequence[str]) -> dict[str, str]:
    """Return the most telling modality of each model: the least common that enough others share.

    Nearly every model reads RNA; that it also reads space or text is what sets it apart.
    """
    models = [iri for iri in iris if graph.nodes[iri].kind == "model"]
    read = {iri: set(told(graph, iri, SPALLM.hasModality)) for iri in models}
    bearers = Counter(name for names in read.values() for name in names)
    wide = widest(bearers, max(SMALLEST, MODALITY_SHARE * len(models)))
    if len(wide) < 2:
        return {}
    return {
        iri: known[0] if len(known) >= GENERALIST else known[-1]
        for iri, names in read.items()
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
