"""The one query behind a card: an entity, its parts, its neighbours' names and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.reading import NAMED, PART, parts, read
from spallm.vocabulary import RDF, RDFS, SPALLM

if TYPE_CHECKING:
    from spallm.store.graph import Graph
    from spallm.store.subgraph import Subgraph


def _linked(name: str) -> str:
    """Return the pattern of everything linked to the entity, by the curated view or a source."""
    return (
        f"{{ {{ ?node ?link {name} }} UNION {{ {name} ?link ?node }}"
        f" UNION {{ GRAPH ?said {{ ?node ?link {name} }} }} }}"
    )


def _part(name: str) -> str:
    """Return the pattern of the entity's parts, which have no card of their own."""
    return f"{_linked(name)} FILTER(isBlank({name}) || {PART.format(name)})"


_QUERY = f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  {{ ?node ?p ?o }} UNION {{ ?s ?p ?node }}
  UNION {{ GRAPH ?g {{ ?node ?p ?o }} }} UNION {{ GRAPH ?g {{ ?s ?p ?node }} }}
  UNION {{ {_part("?s")} ?s ?p ?o }}
  UNION {{ {_part("?s")} GRAPH ?g {{ ?s ?p ?o }} }}
  UNION {{ {_part("?x")} ?s <{RDF.subject}> ?x ; ?p ?o }}
  UNION {{ {_linked("?s")} {NAMED} }}
  UNION {{ {_part("?x")} ?x ?m ?s . {NAMED} }}
  UNION {{ GRAPH ?s {{ ?node ?l ?v }} ?s ?p ?o }}
  UNION {{ GRAPH ?s {{ ?v ?l ?node }} ?s ?p ?o }}
  UNION {{ {_part("?x")} GRAPH ?s {{ ?x ?m ?v }} ?s ?p ?o }}
  UNION {{ VALUES ?p {{ <{RDFS.label}> <{SPALLM.inverseLabel}> }} GRAPH ?g {{ ?s ?p ?o }} }}
}}
"""


def facts_about(graph: Graph, iri: str) -> Subgraph:
    """Return what a card shows of an entity."""
    return read(graph, _QUERY, node=ox.NamedNode(iri), parts=parts(graph.home))
