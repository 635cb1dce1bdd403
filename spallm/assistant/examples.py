"""Example queries for a schema card: those that have an answer in the graph at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from spallm.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spallm.knowledge_graph import KnowledgeGraph

#: As many examples as a card shows.
COUNT = 3


class Example(TypedDict):
    """A question, and the query that answers it."""

    question: str
    query: str


#: Questions with the predicates they need; the first that have answers are shown.
_OURS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "Which models descend from which, over any number of steps?",
        ("prov:wasDerivedFrom", "skos:prefLabel"),
        """SELECT ?model ?name ?ancestor {
  ?model prov:wasDerivedFrom+ ?ancestor ; skos:prefLabel ?name FILTER(LANG(?name) = "en")
} ORDER BY ?model ?ancestor LIMIT 20""",
    ),
    (
        "Which models take up which task, and who says so?",
        ("fair4ml:mlTask", "skos:prefLabel", "spallm:basis"),
        """SELECT ?model ?task ?evidence ?url {
  ?model a fair4ml:MLModel ; fair4ml:mlTask ?task
  GRAPH ?evidence { ?model fair4ml:mlTask ?task }
  OPTIONAL { ?evidence schema:url ?url }
} ORDER BY ?model ?task ?evidence LIMIT 20""",
    ),
    (
        "What does some source state that the curated view does not take up?",
        ("spallm:basis",),
        """SELECT ?thing ?property ?value ?evidence {
  GRAPH ?evidence { ?thing ?property ?value }
  ?evidence spallm:basis ?basis
  FILTER NOT EXISTS { ?thing ?property ?value }
} ORDER BY ?thing ?property ?evidence LIMIT 20""",
    ),
)
_ANY: tuple[tuple[str, str], ...] = (
    (
        "How many things are there of each class?",
        """SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) {
  ?thing a ?class
} GROUP BY ?class ORDER BY DESC(?things) ?class LIMIT 20""",
    ),
    (
        "Which things have most relations to others?",
        """SELECT ?thing (COUNT(*) AS ?relations) {
  ?thing ?relation ?other FILTER(isIRI(?other))
} GROUP BY ?thing ORDER BY DESC(?relations) ?thing LIMIT 20""",
    ),
    (
        "What is said in the named graphs?",
        """SELECT ?graph (COUNT(*) AS ?statements) {
  GRAPH ?graph { ?thing ?property ?value }
} GROUP BY ?graph ORDER BY DESC(?statements) ?graph LIMIT 20""",
    ),
    (
        "What is said at all?",
        "SELECT ?thing ?property ?value { ?thing ?property ?value } LIMIT 20",
    ),
)


def examples(graph: KnowledgeGraph, predicates: Collection[str]) -> list[Example]:
    """Return queries that work in a graph with these predicates, each of them tried."""
    found: list[Example] = []
    for example in _possible(predicates):
        if len(found) < COUNT and _is_answered(graph, example["query"]):
            found.append(example)
    return found


def _possible(predicates: Collection[str]) -> Iterator[Example]:
    for question, needed, query in _OURS:
        if set(needed) <= set(predicates):
            yield {"question": question, "query": query}
    for question, query in _ANY:
        yield {"question": question, "query": query}


def _is_answered(graph: KnowledgeGraph, query: str) -> bool:
    try:
        return len(graph.query(query)) > 0
    except QueryError:
        return False
