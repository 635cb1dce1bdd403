"""The names of everything in a graph: ids, labels, aliases, titles and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.reading import NAMING, PART, parts, read
from spallm.vocabulary import DCTERMS, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spallm.store.graph import Graph
    from spallm.store.subgraph import Node, Subgraph

#: What a text is to its entity, by the property that holds it.
FIELDS = {
    SKOS.prefLabel: "name",
    RDFS.label: "name",
    SCHEMA.name: "name",
    SKOS.altLabel: "alias",
    DCTERMS.title: "title",
    SCHEMA.author: "author",
}

_QUERY = f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  {{ VALUES ?p {{ {NAMING} <{SKOS.altLabel}> }} ?s ?p ?o FILTER(!{PART.format("?s")}) }}
  UNION
  {{ ?s <{SCHEMA.author}>|<{DCTERMS.creator}> ?person . ?person <{SCHEMA.name}> ?o .
     BIND(<{SCHEMA.author}> AS ?p) }}
}}
"""


def directory(graph: Graph) -> Subgraph:
    """Return all entities of a graph with their names alone."""
    return read(graph, _QUERY, parts=parts(graph.home))


def names(node: Node) -> Iterator[tuple[str, str]]:
    """Yield each name of an entity and what it is: id, name, alias, title or author."""
    for predicate, value in node.values:
        if predicate in FIELDS and isinstance(value, ox.Literal):
            yield FIELDS[predicate], value.value
    yield "id", node.id
