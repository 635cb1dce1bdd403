"""Subgraphs as the values of other libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import rdflib

    from spallm.store.subgraph import Subgraph


def as_networkx(subgraph: Subgraph) -> networkx.MultiDiGraph[str]:
    """Return the entities and edges as a networkx graph; edges are keyed by property."""
    import networkx as nx

    net: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in subgraph.nodes.values():
        net.add_node(node.iri, id=node.id, kind=node.kind, label=node.label)
    for edge in subgraph.edges:
        net.add_edge(edge.source, edge.target, key=edge.predicate, evidence=list(edge.evidence))
    return net


def as_rdflib(subgraph: Subgraph) -> rdflib.Dataset:
    """Return the statements, each in its evidence graph, as an rdflib dataset."""
    import pyoxigraph as ox
    import rdflib

    text = ox.serialize(subgraph.quads, format=ox.RdfFormat.N_QUADS) or b""
    return rdflib.Dataset().parse(data=text, format="nquads")
