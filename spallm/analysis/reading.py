"""Reading a part of a graph as a subgraph, with one query.

The columns of such a query are ``?s ?p ?o ?g``, a statement and the graph that makes it; where
``?s`` or ``?o`` is missing the entity asked about, the parameter ``node``, stands there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.store.subgraph import PART_KINDS, Node, Subgraph, subgraph
from spallm.vocabulary import BASE, DCTERMS, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from spallm.store.graph import Graph
    from spallm.store.home import Home
    from spallm.store.results import Term

#: What is read of an entity that is only mentioned: its class and its names.
NAMING = " ".join(
    f"<{iri}>"
    for iri in (
        RDF.type, SKOS.prefLabel, RDFS.label, DCTERMS.title, SCHEMA.name, DCTERMS.identifier,
    )
)  # fmt: skip

#: The same as a pattern; asked as a filter, where the entities are few, engines begin with them.
NAMED = f"?s ?p ?o FILTER(?p IN ({NAMING.replace(' ', ', ')}))"
#: A condition that holds of parts, for a query that is given ``parts``.
PART = "REGEX(STR({}), ?parts)"


def parts(home: Home) -> ox.Literal:
    """Return the pattern for addresses of what describes other things, and of parts of things."""
    spaces = "|".join(re.escape(space) for space in dict.fromkeys((BASE, home.base)))
    kinds = "|".join(sorted(PART_KINDS | {"ontology"}))
    return ox.Literal(f"^({spaces})(({kinds})([/#]|$)|[^/]+/[^/]+/)")


def read(graph: Graph, query: str, **parameters: ox.NamedNode | ox.Literal) -> Subgraph:
    """Return what a query selects as a subgraph."""
    whole = graph.within(replace(graph.limits, rows=None))
    table = whole.select(query, **parameters)
    node = parameters.get("node")
    return subgraph(
        dict.fromkeys(
            _quad(subject or node, predicate, value or node, name)
            for subject, predicate, value, name in table
            if name not in graph.default_graphs
        ),
        graph.home,
    )


def _quad(
    subject: Term | None, predicate: Term | None, value: Term | None, name: Term | None
) -> ox.Quad:
    assert isinstance(subject, ox.NamedNode | ox.BlankNode)
    assert isinstance(predicate, ox.NamedNode)
    assert value is not None
    assert name is None or isinstance(name, ox.NamedNode | ox.BlankNode)
    return ox.Quad(subject, predicate, value, name or ox.DefaultGraph())


def named(node: Node) -> Node:
    """Return an entity with its names alone, as answers that list many hold it."""
    return Node(node.iri, node.id, node.kind, node.labels)


def path_of(predicates: tuple[str, ...]) -> str:
    """Return a SPARQL property path that follows any of these properties."""
    return "|".join(f"<{iri}>" for iri in predicates)
