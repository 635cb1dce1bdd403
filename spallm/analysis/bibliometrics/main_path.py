"""Main path: the chain of citations that most ways through the literature run along.

Hummon and Doreian (1989) with the search path count (Batagelj 2003): the weight of a citation is
the number of ways from a work that cites none to a work that none cites which use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from spallm.analysis.bibliometrics.citations import Citations
from spallm.analysis.bibliometrics.dispatch import dispatched

if TYPE_CHECKING:
    import networkx as nx

Arc = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Flow:
    """The acyclic network of works, oldest to newest, with the search path count of its arcs.

    ``rings`` are the nodes: the works that cite each other in a ring make one node, every other
    work is a node by itself, and one that nothing outside is tied to has no arcs. ``arcs`` lead
    from the cited node to the citing one; ``paths`` is the number of ways from source to sink.
    """

    rings: tuple[tuple[str, ...], ...]
    arcs: Mapping[Arc, int]
    paths: int
    sources: int
    sinks: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the main path: its works, and the weight of the citation that led there."""

    works: tuple[str, ...]
    weight: int | None


def flow(citations: Citations) -> Flow:
    """Return the search path count of every citation; works without any are left out."""
    import networkx as nx

    net, rings = _acyclic(citations)
    order = list(nx.topological_sort(net))
    before, after = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for node in order:
        before[node] = sum(before[each] for each in net.predecessors(node)) or 1
    for node in reversed(order):
        after[node] = sum(after[each] for each in net.successors(node)) or 1
    sinks = [node for node in order if not net.out_degree(node)]
    return Flow(
        rings,
        {(a, b): before[a] * after[b] for a, b in sorted(net.edges)},
        sum(before[node] for node in sinks),
        sum(not net.in_degree(node) for node in order),
        len(sinks),
    )


def main_path(weighed: Flow, backend: str | None = None) -> tuple[Step, ...]:
    """Return the way from source to sink whose citations weigh most together, oldest first.

    Of ways that weigh the same, one is taken by the order of the works' addresses.
    """
    import networkx as nx

    if not weighed.arcs:
        return ()
    net: nx.DiGraph[int] = nx.DiGraph()
    net.add_nodes_from(range(len(weighed.rings)))
    net.add_weighted_edges_from((a, b, weight) for (a, b), weight in weighed.arcs.items())
    order = list(nx.lexicographical_topological_sort(net))
    way: list[int] = dispatched(nx.dag_longest_path, net, topo_order=order, backend=backend)
    weights = [None, *(weighed.arcs[arc] for arc in pairwise(way))]
    return tuple(
        Step(weighed.rings[node], weight) for node, weight in zip(way, weights, strict=True)
    )


def equal_ways(weighed: Flow) -> int:
    """Return how many ways weigh as much as the main path, which is one of them."""
    import networkx as nx

    net: nx.DiGraph[int] = nx.DiGraph(list(weighed.arcs))
    best: dict[int, int] = {}
    number: dict[int, int] = {}
    for node in nx.topological_sort(net):
        ways = [(best[p] + weighed.arcs[p, node], number[p]) for p in net.predecessors(node)]
        best[node] = max((sum_ for sum_, _ in ways), default=0)
        number[node] = sum(n for sum_, n in ways if sum_ == best[node]) or 1
    most = max(best.values(), default=0)
    return sum(number[node] for node, sum_ in best.items() if sum_ == most and weighed.arcs)


def throughput(weighed: Flow) -> Mapping[str, int]:
    """Return for each work the number of ways from source to sink that lead through it."""
    arriving = dict.fromkeys(range(len(weighed.rings)), 0)
    leaving = dict(arriving)
    for (a, b), weight in weighed.arcs.items():
        leaving[a] += weight
        arriving[b] += weight
    return {
        work: max(arriving[number], leaving[number])
        for number, ring in enumerate(weighed.rings)
        for work in ring
    }


def _acyclic(citations: Citations) -> tuple[nx.DiGraph[int], tuple[tuple[str, ...], ...]]:
    """Return the network with each ring of works drawn together, and the works of each node."""
    import networkx as nx

    whole: nx.DiGraph[str] = nx.DiGraph()
    whole.add_edges_from((cited, citing) for citing, cited in citations.pairs)
    found = (tuple(sorted(ring)) for ring in nx.strongly_connected_components(whole))
    rings = tuple(sorted(found))
    place = {work: number for number, ring in enumerate(rings) for work in ring}
    net: nx.DiGraph[int] = nx.DiGraph()
    arcs = {(place[a], place[b]) for a, b in whole.edges}
    net.add_edges_from(sorted(arc for arc in arcs if arc[0] != arc[1]))
    return net, rings
