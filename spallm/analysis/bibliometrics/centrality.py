"""Centrality: which nodes of a directed network others lead to and pass through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spallm.analysis.bibliometrics.dispatch import dispatched, needs_scipy

#: The usual damping: how likely a reader is to follow one more reference.
DAMPING = 0.85
#: Digits after the point that are the same on every machine.
_PLACES = 10


@dataclass(frozen=True, slots=True)
class Centrality:
    """The measures of one node; edges point from who cites or builds to what stands beneath.

    ``indegree`` counts edges that arrive, ``outdegree`` those that leave. ``betweenness`` is the
    share of shortest ways between two others that lead through the node.
    """

    node: str
    indegree: int
    outdegree: int
    pagerank: float
    betweenness: float


def centralities(
    nodes: Iterable[str], edges: Iterable[tuple[str, str]], backend: str | None = None
) -> tuple[Centrality, ...]:
    """Return the centrality of each node, most edges arriving first, ties by name.

    The edges are taken as given, each once: a node's edge to itself counts for nothing.
    """
    import networkx as nx

    net: nx.DiGraph[str] = nx.DiGraph()
    net.add_nodes_from(sorted(set(nodes)))
    net.add_edges_from(sorted({(start, end) for start, end in edges if start != end}))
    if not net:
        return ()
    rank = pageranks(net, backend)
    between = dispatched(nx.betweenness_centrality, net, backend=backend)
    found = (
        Centrality(
            node, net.in_degree(node), net.out_degree(node),
            round(rank[node], _PLACES), round(between[node], _PLACES),
        )
        for node in net
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-each.indegree, each.node)))


def pageranks(net: object, backend: str | None = None) -> dict[str, float]:
    """Return the PageRank of each node of a network; all together make 1."""
    import networkx as nx

    needs_scipy("PageRank")
    found: dict[str, float] = dispatched(
        nx.pagerank, net, alpha=DAMPING, tol=1e-12, max_iter=1000, backend=backend
    )
    return found
