"""Communities: groups of works that are tied among themselves more than to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spallm.analysis.bibliometrics.citations import Citations
from spallm.analysis.bibliometrics.dispatch import dispatched
from spallm.analysis.bibliometrics.pairing import coupled

#: The chance in Louvain's order of nodes, fixed so that the same graph gives the same groups.
SEED = 1
Tie = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups of works, the largest first, and the modularity of the division.

    Works that nothing ties to another are in no group; ``apart`` names them.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    apart: tuple[str, ...] = ()
    modularity: float | None = None


def by_citation(citations: Citations, backend: str | None = None) -> Partition:
    """Divide works by who cites whom, whichever way the citation points."""
    ties = {(min(pair), max(pair)) for pair in citations.pairs}
    return partition(citations.works, ((a, b, 1.0) for a, b in ties), backend)


def by_coupling(
    citations: Citations, works: Iterable[str], backend: str | None = None
) -> Partition:
    """Divide works by the references that they share, weighed by Salton's cosine."""
    chosen = tuple(works)
    ties = ((p.first, p.second, p.cosine) for p in coupled(citations, chosen))
    return partition(chosen, ties, backend)


def partition(works: Iterable[str], ties: Iterable[Tie], backend: str | None = None) -> Partition:
    """Divide works by weighed ties with Louvain's method, in an order that is always the same."""
    import networkx as nx

    names = sorted(set(works))
    place = {work: number for number, work in enumerate(names)}
    net: nx.Graph[int] = nx.Graph()
    held = sorted((place[a], place[b], weight) for a, b, weight in ties)
    net.add_nodes_from(sorted({end for a, b, _ in held for end in (a, b)}))
    net.add_weighted_edges_from(held)
    apart = tuple(work for work in names if place[work] not in net)
    if not held:
        return Partition((), apart)
    found = dispatched(nx.community.louvain_communities, net, seed=SEED, backend=backend)
    groups = sorted((sorted(group) for group in found), key=lambda g: (-len(g), g))
    modularity: float = nx.community.modularity(net, [set(group) for group in groups])
    return Partition(
        tuple(tuple(names[n] for n in group) for group in groups), apart, round(modularity, 10)
    )
