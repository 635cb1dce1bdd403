"""From the answer of a query to the entities and edges that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.neighbourhood import only
from spallm.store.subgraph import Edge, Subgraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spallm.store.results import Table


def mentioned(whole: Subgraph, table: Table) -> Subgraph:
    """Return the entities that stand anywhere in a table, with all that ties them."""
    return whole.restricted(entities_in(table))


def entities_in(table: Table) -> frozenset[str]:
    """Return all addresses that stand anywhere in a table."""
    terms = (term for row in table for term in row)
    return frozenset(term.value for term in terms if isinstance(term, ox.NamedNode))


def stated(whole: Subgraph, triples: Iterable[ox.Triple]) -> Subgraph:
    """Return the entities that triples are about, tied by these triples alone.

    Triples that the graph does not hold itself, which a query may well construct, are edges too;
    they have no evidence.
    """
    triples = tuple(triples)
    ends = {_iri(end) for triple in triples for end in (triple.subject, triple.object)}
    found = whole.restricted(ends)
    known = {(edge.source, edge.predicate, edge.target): edge for edge in found.edges}
    wanted = {(_iri(t.subject), t.predicate.value, _iri(t.object)): t for t in triples}
    edges = [
        known.get(key) or Edge(*key)
        for key in sorted(wanted)
        if key[0] in found.nodes and key[2] in found.nodes
    ]
    kept = only(found, edges)
    made = (
        ox.Quad(t.subject, t.predicate, t.object) for key, t in wanted.items() if key not in known
    )
    return Subgraph(kept.nodes, kept.edges, (*kept.quads, *made), whole.home)


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
