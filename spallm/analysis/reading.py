"""Reading a part of a graph as a subgraph, with one query.

The queries here name their columns alike: ``?s ?p ?o ?g`` are a statement and the graph that
makes it, and where ``?s`` or ``?o`` is missing the entity asked about, ``?node``, stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import DCTERMS, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from spallm.store import Graph

#: What is read of an entity that is only mentioned: its class and its names.
NAMING = " ".join(
    f"<{iri}>"
    for iri in (
        RDF.type, SKOS.prefLabel, RDFS.label, DCTERMS.title, SCHEMA.name, DCTERMS.identifier,
    )
)  # fmt: skip


def read(graph: Graph, query: str, **parameters: ox.NamedNode | ox.Literal) -> Subgraph:
    """Return what a query selects as a subgraph."""
    table = graph.select(query, **parameters)
    columns = {name: place for place, name in enumerate(table.columns)}
    quads = []
    for row in table.rows:
        subject, predicate, value, name, node = (
            row[columns[key]] if key in columns else None for key in ("s", "p", "o", "g", "node")
        )
        quads.append(ox.Quad(subject or node, predicate, value or node, name or ox.DefaultGraph()))
    return subgraph(dict.fromkeys(quads))


def path_of(predicates: tuple[str, ...]) -> str:
    """Return a SPARQL property path that follows any of these properties."""
    return "|".join(f"<{iri}>" for iri in predicates)
