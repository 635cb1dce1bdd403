"""Answers as values, whatever they were written in, and whether two of them say the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
EXTENSIONS = {
    ".srj": "json", ".srx": "xml", ".tsv": "tsv", ".csv": "csv",
    ".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml",
}  # fmt: skip
_NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float")}
_TRUTHS = {"1": "true", "0": "false"}
_INDEX = ox.NamedNode(RS + "index")


@dataclass(frozen=True)
class Table:
    """Rows of terms by the names of their columns; CSV leaves nothing of terms but their text."""

    columns: frozenset[str]
    rows: tuple[dict[str, ox.Literal | ox.NamedNode | ox.BlankNode], ...]
    ordered: bool = False


Graph = frozenset[ox.Triple]
Answer = bool | Table | Graph


def read(body: bytes, form: str, base: str | None = None) -> Answer:
    """Read an answer in one of the W3C's formats; what is broken raises an error."""
    if form == "csv":
        return _csv(body)
    if form in TABLES:
        results = ox.parse_query_results(body, TABLES[form])
        if isinstance(results, ox.QueryBoolean):
            return bool(results)
        names = [variable.value for variable in results.variables]
        rows = [{n: row[n] for n in names if row[n] is not None} for row in results]
        return Table(frozenset(names), tuple(rows))
    return frozenset(quad.triple for quad in ox.parse(body, GRAPHS[form], base_iri=base))


def read_file(path: Path, base: str) -> Answer:
    """Read an expected answer, also where it is a table in the DAWG's vocabulary for tables."""
    answer = read(path.read_bytes(), EXTENSIONS[path.suffix], base)
    if not isinstance(answer, frozenset):
        return answer
    facts: dict[tuple[object, str], list] = {}
    for triple in answer:
        facts.setdefault((triple.subject, triple.predicate.value), []).append(triple.object)
    sets = [s for (s, p), kinds in facts.items() if ox.NamedNode(RS + "ResultSet") in kinds]
    return _result_set(sets[0], facts) if sets else answer


def _result_set(node: object, facts: dict[tuple[object, str], list]) -> bool | Table:
    truth = facts.get((node, RS + "boolean"))
    if truth:
        return truth[0].value == "true"
    rows = []
    solutions = facts.get((node, RS + "solution"), [])
    places = {s: facts.get((s, RS + "index")) for s in solutions}
    ordered = all(places.values()) and bool(places)
    if ordered:
        solutions = sorted(solutions, key=lambda s: int(places[s][0].value))
    for solution in solutions:
        bound = facts.get((solution, RS + "binding"), [])
        rows.append({_of(b, "variable", facts).value: _of(b, "value", facts) for b in bound})
    names = facts.get((node, RS + "resultVariable"), [])
    return Table(frozenset(name.value for name in names), tuple(rows), ordered)


def _of(node: object, name: str, facts: dict[tuple[object, str], list]):
    return facts[node, RS + name][0]


def _csv(body: bytes) -> Table:
    names, *lines = csv.reader(io.StringIO(body.decode(), newline=""))
    rows = tuple({n: _cell(c) for n, c in zip(names, line, strict=True) if c} for line in lines)
    return Table(frozenset(names), rows)


def _cell(text: str) -> ox.Literal | ox.BlankNode:
    if text.startswith("_:"):
        return ox.BlankNode(text[2:])
    try:
        return ox.Literal(float(text))
    except ValueError:
        return ox.Literal(text)


def same(got: Answer, wanted: Answer, *, lax: bool = False) -> bool:
    """Whether two answers say the same.

    Tables are bags of rows, or sequences where ``wanted`` is in order; names of blank nodes mean
    nothing; numbers and truth values of one datatype are the same if their values are. A ``lax``
    table may repeat its rows any number of times.
    """
    if isinstance(got, Table) and isinstance(wanted, Table):
        return got.columns == wanted.columns and _rows(got, wanted, lax=lax)
    if isinstance(got, frozenset) and isinstance(wanted, frozenset):
        return _shape(got) == _shape(wanted)
    return type(got) is type(wanted) and got == wanted


def _rows(got: Table, wanted: Table, *, lax: bool) -> bool:
    if lax:
        return _as_set(got.rows) == _as_set(wanted.rows)
    ordered = wanted.ordered
    return len(got.rows) == len(wanted.rows) and _shape(
        _as_graph(got.rows, ordered=ordered)
    ) == _shape(_as_graph(wanted.rows, ordered=ordered))


def _as_set(rows: Iterable[dict]) -> set:
    return {frozenset((name, _plain(term)) for name, term in row.items()) for row in rows}


def _as_graph(rows: Iterable[dict], *, ordered: bool) -> Iterable[ox.Triple]:
    """Write each row as a blank node, so that tables are the same if their graphs are."""
    for place, row in enumerate(rows):
        node = ox.BlankNode()
        yield ox.Triple(node, _INDEX, ox.Literal(place if ordered else 0))
        for name, term in row.items():
            yield ox.Triple(node, ox.NamedNode(f"urn:column:{name}"), term)


def _shape(triples: Iterable[ox.Triple]) -> set[ox.Quad]:
    """Return a graph with the same names for blank nodes as any other of its shape has."""
    graph = ox.Dataset(ox.Quad(t.subject, t.predicate, _plain(t.object)) for t in triples)
    graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(graph)


def _plain(term):
    """Write a number or truth value in one way only; the engines differ in 2.0 and 2.00."""
    if not isinstance(term, ox.Literal):
        return term
    if term.datatype.value == XSD + "boolean":
        return ox.Literal(_TRUTHS.get(term.value, term.value), datatype=term.datatype)
    if term.datatype.value not in _NUMBERS:
        return term
    try:
        value = Decimal(term.value.replace("INF", "Infinity"))
    except InvalidOperation:
        return term
    if term.datatype.value.endswith(("double", "float")):
        value = Decimal(repr(float(value)))
    return ox.Literal(str(value.normalize() + 0), datatype=term.datatype)
