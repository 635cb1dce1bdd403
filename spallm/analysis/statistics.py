"""How much there is in a graph, and who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.kinds import KINDS
from spallm.analysis.relations import local_name
from spallm.store.subgraph import PART_KINDS, shortened
from spallm.vocabulary import BASE, DCAT, DCTERMS, ONTOLOGY_GRAPH, RDF, SNAPSHOT, SPALLM, VOID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spallm.store.graph import Graph


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of what a graph holds, the greatest first, and what it says of itself.

    ``bases`` counts statements by the footing their evidence speaks on; ``disagreements`` counts
    statements that evidence makes and the curated view leaves out.
    """

    kinds: Mapping[str, int]
    relations: Mapping[str, int]
    bases: Mapping[str, int]
    years: Mapping[str, Mapping[int, int]]
    disagreements: int
    triples: int
    version: str | None = None
    date: str | None = None
    license: str | None = None
    title: str | None = None


_ENTITY = f"""
  BIND(IF(STRSTARTS(STR(?s), "{BASE}"), STRAFTER(STR(?s), "{BASE}"), "") AS ?path)
  BIND(IF(?path = "", STR(?class), STRBEFORE(?path, "/")) AS ?kind)
  FILTER(?path = "" || (?kind != "" && !CONTAINS(STRAFTER(?path, "/"), "/")))
"""
_QUERY = f"""
SELECT ?what ?key ?year ?n WHERE {{
  {{ SELECT ("kind" AS ?what) (?kind AS ?key) (COUNT(DISTINCT ?s) AS ?n)
     WHERE {{ ?s <{RDF.type}> ?class . {_ENTITY} }} GROUP BY ?kind }}
  UNION
  {{ SELECT ("relation" AS ?what) (?p AS ?key) (COUNT(*) AS ?n)
     WHERE {{ ?s ?p ?o . FILTER(isIRI(?o) && ?p != <{RDF.type}>) }} GROUP BY ?p }}
  UNION
  {{ SELECT ("basis" AS ?what) (?basis AS ?key) (COUNT(*) AS ?n)
     WHERE {{ ?g <{SPALLM.basis}> ?basis . GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?basis }}
  UNION
  {{ SELECT ("year" AS ?what) (?kind AS ?key) ?year (COUNT(DISTINCT ?s) AS ?n)
     WHERE {{ ?s <{SPALLM.year}> ?year . BIND(<{RDF.type}> AS ?class) {_ENTITY} }}
     GROUP BY ?kind ?year }}
  UNION
  {{ SELECT ("disagreements" AS ?what) (COUNT(DISTINCT *) AS ?n)
     WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{ONTOLOGY_GRAPH}>)
              FILTER NOT EXISTS {{ ?s ?p ?o }} }} }}
  UNION
  {{ SELECT ("triples" AS ?what) (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o }} }}
  UNION
  {{ SELECT ("about" AS ?what) (?p AS ?key) (?o AS ?n)
     WHERE {{ ?set a <{VOID.Dataset}> ; ?p ?o . FILTER(!isIRI(?o) || ?p = <{DCTERMS.license}>) }} }}
}}
"""
