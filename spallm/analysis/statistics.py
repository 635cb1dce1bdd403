"""How much there is in a graph, and who says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.reading import PART, parts
from spallm.analysis.relations import local_name
from spallm.store.subgraph import shortened
from spallm.vocabulary import BASE, DCAT, DCTERMS, RDF, SCHEMA, SPALLM, VOID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spallm.store.graph import Graph
    from spallm.store.results import Table


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
    titles: Mapping[str, str] = field(default_factory=dict)


_KIND = f'STRBEFORE(STRAFTER(STR(?s), IF(STRSTARTS(STR(?s), ?base), ?base, "{BASE}")), "/")'
_QUERY = f"""
SELECT ?what ?key ?year ?n WHERE {{
  {{ SELECT ("kinds" AS ?what) (?kind AS ?key) (COUNT(DISTINCT ?s) AS ?n)
     WHERE {{ ?s <{RDF.type}> ?class . FILTER(isIRI(?s) && !{PART.format("?s")})
              BIND(IF({_KIND} = "", STR(?class), {_KIND}) AS ?kind) }} GROUP BY ?kind }}
  UNION
  {{ SELECT ("relations" AS ?what) (?p AS ?key) (COUNT(*) AS ?n)
     WHERE {{ ?s ?p ?o . FILTER(isIRI(?s) && isIRI(?o) && ?p != <{RDF.type}>)
              FILTER(!{PART.format("?s")} && !{PART.format("?o")})
              FILTER EXISTS {{ ?o <{RDF.type}> ?class }} }} GROUP BY ?p }}
  UNION
  {{ SELECT ("bases" AS ?what) (?basis AS ?key) (COUNT(*) AS ?n)
     WHERE {{ ?g <{SPALLM.basis}> ?basis . GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?basis }}
  UNION
  {{ SELECT ("years" AS ?what) (?kind AS ?key) ?year (COUNT(DISTINCT ?s) AS ?n)
     WHERE {{ ?s <{SPALLM.year}> ?year . BIND({_KIND} AS ?kind) }} GROUP BY ?kind ?year }}
  UNION
  {{ SELECT ("disagreements" AS ?what) (COUNT(*) AS ?n)
     WHERE {{ SELECT DISTINCT ?s ?p ?o
              WHERE {{ ?g <{SPALLM.basis}> ?basis . GRAPH ?g {{ ?s ?p ?o }}
                       FILTER NOT EXISTS {{ ?s ?p ?o }} }} }} }}
  UNION
  {{ SELECT ("triples" AS ?what) (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o }} }}
  UNION
  {{ SELECT ("about" AS ?what) (?p AS ?key) (?o AS ?n)
     WHERE {{ ?set <{RDF.type}> <{VOID.Dataset}> ; ?p ?o .
              VALUES ?p {{ <{DCTERMS.title}> <{DCTERMS.modified}> <{DCTERMS.license}>
                           <{DCAT.version}> <{SCHEMA.version}> }} }} }}
}}
"""


def stats(graph: Graph) -> Stats:
    """Return how many entities, relations and statements of each sort a graph holds."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    years: dict[str, dict[int, int]] = defaultdict(dict)
    home = graph.home
    table = graph.select(_QUERY, parts=parts(home), base=ox.Literal(home.base))
    for row in table.texts():
        if row["what"] == "years":
            years[row["key"]][int(row["year"])] = int(row["n"])
        else:
            found[row["what"]].setdefault(row["key"], row["n"])
    about = found["about"]
    return Stats(
        _counted(found["kinds"], _kind_name),
        _counted(found["relations"], shortened),
        _counted(found["bases"], shortened),
        {kind: dict(sorted(each.items())) for kind, each in sorted(years.items())},
        disagreements=int(found["disagreements"][""]),
        triples=int(found["triples"][""]),
        version=about.get(DCAT.version) or about.get(SCHEMA.version),
        date=about.get(DCTERMS.modified),
        license=about.get(DCTERMS.license),
        titles=_titles(table),
    )


def _titles(table: Table) -> dict[str, str]:
    """Return the title of the snapshot by language."""
    titles = {
        value.language or "": value.value
        for _, key, _, value in table
        if isinstance(value, ox.Literal)
        and isinstance(key, ox.NamedNode)
        and key.value == DCTERMS.title
    }
    return dict(sorted(titles.items()))


def _counted(counts: Mapping[str, str], name: Callable[[str], str]) -> dict[str, int]:
    """Return counts by readable name, the greatest first."""
    found: Counter[str] = Counter()
    for key, count in counts.items():
        found[name(key)] += int(count)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _kind_name(key: str) -> str:
    return local_name(key) if ":" in key else key
