"""The schema card: what an assistant must know of a graph to ask it, worked out from the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

from spallm.analysis.reading import PART, parts
from spallm.assistant.examples import Example, examples
from spallm.errors import LimitExceeded
from spallm.store.subgraph import shortened
from spallm.vocabulary import BASE, DCAT, DCTERMS, VOID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spallm.knowledge_graph import KnowledgeGraph, Result
    from spallm.knowledge_graph.asking import Parameter
    from spallm.store.home import Home


class Kind(TypedDict):
    """Entities of one kind, and the IRI of one of them."""

    kind: str
    count: int
    example: str


class Class(TypedDict):
    """A class and how many things have it."""

    name: str
    count: int


class Predicate(TypedDict):
    """A predicate, how often it is used, and the most frequent class or datatype at its ends."""

    name: str
    count: int
    begins_at: NotRequired[str]
    leads_to: NotRequired[str]


class SchemaCard(TypedDict):
    """What there is to ask for."""

    title: NotRequired[str]
    version: NotRequired[str]
    date: NotRequired[str]
    license: NotRequired[str]
    reading: list[str]
    prefixes: dict[str, str]
    kinds: list[Kind]
    classes: list[Class]
    predicates: list[Predicate]
    named_graphs: int
    examples: list[Example]
    cut: NotRequired[str]


_CLASSES = """SELECT ?name (COUNT(DISTINCT ?s) AS ?n) { ?s a ?name }
  GROUP BY ?name ORDER BY DESC(?n) ?name"""
_PREDICATES = """SELECT ?name (COUNT(*) AS ?n) { ?s ?name ?o }
  GROUP BY ?name ORDER BY DESC(?n) ?name"""
_BEGINNINGS = """SELECT ?name ?class (COUNT(*) AS ?n) { ?s ?name ?o ; a ?class }
  GROUP BY ?name ?class ORDER BY DESC(?n) ?class"""
_ENDS = """SELECT ?name ?class (COUNT(*) AS ?n) {
    { ?s ?name ?o . ?o a ?class }
    UNION { ?s ?name ?o FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?class) }
  } GROUP BY ?name ?class ORDER BY DESC(?n) ?class"""
_GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_KINDS = f"""SELECT ?kind (COUNT(DISTINCT ?s) AS ?n) (MIN(STR(?s)) AS ?example) {{
  ?s a ?class BIND(IF(STRSTARTS(STR(?s), ?base), ?base, "{BASE}") AS ?space)
  FILTER(STRSTARTS(STR(?s), ?space) && !{PART.format("?s")})
  BIND(STRBEFORE(STRAFTER(STR(?s), ?space), "/") AS ?kind)
}} GROUP BY ?kind ORDER BY DESC(?n) ?kind"""
_ABOUT = f"""SELECT ?title ?version ?date ?license {{
  ?set a <{VOID.Dataset}>
  OPTIONAL {{ ?set <{DCTERMS.title}> ?title FILTER(LANG(?title) IN ("", "en")) }}
  OPTIONAL {{ ?set <{DCAT.version}> ?version }} OPTIONAL {{ ?set <{DCTERMS.modified}> ?date }}
  OPTIONAL {{ ?set <{DCTERMS.license}> ?license }}
}} LIMIT 1"""

_CURATED = (
    "The default graph is the curated view: what holds, in plain triples.",
    "Each named graph is one piece of evidence and repeats the triples it supports: "
    "GRAPH ?evidence { ?s ?p ?o } tells who says so. Of ?evidence the default graph tells "
    "prov:hadPrimarySource, spallm:basis, spallm:locator and schema:url.",
    "What only named graphs state is disputed: some source says it, the curated view does not.",
    "A statement that is not there is unknown, never false.",
    "Cite the IRIs of entities and of evidence with every answer.",
)
_PLAIN = (
    "A statement that is not there is unknown, never false.",
    "Cite the IRIs of entities with every answer.",
)


@dataclass
class _Asker:
    """Queries that are asked one after the other; those that take too long are noted."""

    graph: KnowledgeGraph
    missing: list[str] = field(default_factory=list)

    def rows(self, what: str, query: str, **parameters: Parameter) -> Iterator[dict[str, str]]:
        """Yield the rows of an answer as texts, without what is not bound."""
        try:
            found: Result = self.graph.query(query, **parameters)
        except LimitExceeded:
            self.missing.append(what)
            return
        if found.truncated:
            self.missing.append(f"more {what}")
        for row in found:
            yield {key: str(value) for key, value in row.items() if value is not None}


def schema_of(graph: KnowledgeGraph) -> SchemaCard:
    """Work the card of a graph out; what takes longer than a query may is left out, and told so."""
    asker = _Asker(graph)
    about = next(asker.rows("the title", _ABOUT), {})
    classes: list[Class] = [
        {"name": shortened(row["name"]), "count": int(row["n"])}
        for row in asker.rows("classes", _CLASSES)
    ]
    predicates = list(_predicates(asker))
    graphs = int(next(asker.rows("named graphs", _GRAPHS), {"n": "0"})["n"])
    told: SchemaCard = {
        **about,  # type: ignore[typeddict-item]  # its keys are the variables of the query
        "reading": list(_CURATED if graphs else _PLAIN),
        "prefixes": _prefixes([*classes, *predicates], graph.home),
        "kinds": list(_kinds(asker)),
        "classes": classes,
        "predicates": predicates,
        "named_graphs": graphs,
        "examples": examples(graph, [each["name"] for each in predicates]),
    }
    if asker.missing:
        told["cut"] = f"Cut: {', '.join(asker.missing)} would have taken too long or too much room."
    return told


def _predicates(asker: _Asker) -> Iterator[Predicate]:
    counts = list(asker.rows("predicates", _PREDICATES))
    beginnings = _foremost(asker.rows("where predicates begin", _BEGINNINGS))
    ends = _foremost(asker.rows("where predicates lead to", _ENDS))
    for row in counts:
        told: Predicate = {"name": shortened(row["name"]), "count": int(row["n"])}
        if row["name"] in beginnings:
            told["begins_at"] = shortened(beginnings[row["name"]])
        if row["name"] in ends:
            told["leads_to"] = shortened(ends[row["name"]])
        yield told


def _foremost(rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """Return the most frequent class of each name; the rows come with that one first."""
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row["name"], row["class"])
    return found


def _kinds(asker: _Asker) -> Iterator[Kind]:
    home = asker.graph.home
    for row in asker.rows("kinds", _KINDS, parts=parts(home), base=home.base):
        if "n" in row and row.get("kind"):
            yield {"kind": row["kind"], "count": int(row["n"]), "example": row["example"]}


def _prefixes(terms: Iterable[Class | Predicate], home: Home) -> dict[str, str]:
    """Return the prefixes that the terms have, and those of entities; none needs declaring."""
    used = {each["name"].partition(":")[0] for each in terms}
    return {
        name: iri
        for name, iri in home.prefixes.items()
        if name in used or (name in home.entity_prefixes and "spallm" in used)
    }


def schema_text(told: SchemaCard) -> str:
    """Return a card in lines."""
    about = (told.get(key) for key in ("title", "version", "date", "license"))
    lines = [
        "  ".join(filter(None, map(str, filter(None, about)))),
        "",
        *told["reading"],
        f"There are {told['named_graphs']:,} named graphs.",
        "",
        "Prefixes, which need not be declared:",
        *(f"{name}: <{iri}>" for name, iri in told["prefixes"].items()),
        "",
        "Kinds of entities:",
        *(f"{each['kind']} {each['count']:,}, such as {each['example']}" for each in told["kinds"]),
        "",
        "Classes:",
        *(f"{each['name']} {each['count']:,}" for each in told["classes"]),
        "",
        "Predicates of the default graph:",
        *map(_predicate_line, told["predicates"]),
    ]
    for example in told["examples"]:
        lines += ["", f"Example: {example['question']}", example["query"]]
    return "\n".join([*lines, *(["", told["cut"]] if "cut" in told else [])]).strip()


def _predicate_line(each: Predicate) -> str:
    ends = f"  {each.get('begins_at', '?')} → {each.get('leads_to', '?')}"
    return f"{each['name']} {each['count']:,}{ends}"
