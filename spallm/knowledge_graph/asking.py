"""From the values that Python users give to the terms that queries take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pyoxigraph as ox

from spallm.errors import UsageError
from spallm.knowledge_graph.result import Result
from spallm.store.results import (
    PythonValue,
    Term,
    parse_boolean,
    parse_table,
    python_value,
    whole,
)
from spallm.vocabulary import XSD

if TYPE_CHECKING:
    from spallm.store.engine import Reply
    from spallm.store.graph import Graph


class Addressed(Protocol):
    """Anything with an address, such as a node or a card."""

    @property
    def iri(self) -> str:
        """The address."""
        ...


Parameter: TypeAlias = str | int | float | Decimal | date | Term | Addressed


def question(
    graph: Graph, query: str, parameters: Mapping[str, Parameter]
) -> tuple[str, dict[str, Term]]:
    """Return the SPARQL text that a query stands for, and the terms for its parameters."""
    from spallm.analysis.asking import is_name, saved_question

    if not is_name(query):
        return query, {name: term(value) for name, value in parameters.items()}
    return saved_question(graph, query, {name: word(value) for name, value in parameters.items()})


def asked(graph: Graph, query: str, parameters: Mapping[str, Parameter]) -> Result:
    """Ask a query and return its answer as plain values."""
    text, terms = question(graph, query, parameters)

    def raw(format: str) -> bytes:  # noqa: A002  # the word every reader expects
        return graph.ask_raw(text, format, terms).body

    from spallm.store.text import QueryText

    form = QueryText(text).form
    reply = graph.ask_raw(text, "json" if form in ("SELECT", "ASK") else "ntriples", terms)
    columns, rows = _READERS.get(form, _triples)(reply)
    return Result(columns, rows, reply.truncated, raw)


def term(value: Parameter) -> Term:
    """Return the term for a Python value; what has an address stands for it.

    >>> str(term("scGPT")), str(term(date(2026, 11, 23)))
    ('"scGPT"', '"2026-11-23"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    if isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        return value
    if isinstance(value, str | bool | int | float):
        return ox.Literal(whole(value) if isinstance(value, str) else value)
    if isinstance(value, Decimal | datetime | date):
        return ox.Literal(_written(value), datatype=ox.NamedNode(_datatype(value)))
    if isinstance(address := getattr(value, "iri", None), str):
        return _address(address)
    raise UsageError(
        f"{value!r} cannot be a parameter",
        hint="Give a text, a number, a date, a term of pyoxigraph, or what find() returns.",
    )


def _address(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri!r} is no IRI: {error}") from None


def _written(value: Decimal | date) -> str:
    return str(value) if isinstance(value, Decimal) else value.isoformat()


def _datatype(value: Decimal | date) -> str:
    names = {Decimal: "decimal", datetime: "dateTime", date: "date"}
    return XSD.iri + names[type(value)]


def word(value: Parameter) -> str:
    """Return a value as the command line would give it."""
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value.value
    address = getattr(value, "iri", None)
    return address if isinstance(address, str) else str(value)


_Rows: TypeAlias = tuple[tuple[str, ...], tuple[tuple[PythonValue | None, ...], ...]]


def _table(reply: Reply) -> _Rows:
    table = parse_table(reply.body)
    return table.columns, tuple(tuple(map(python_value, row)) for row in table)


def _answer(reply: Reply) -> _Rows:
    return ("answer",), ((parse_boolean(reply.body),),)


def _triples(reply: Reply) -> _Rows:
    triples = (quad.triple for quad in ox.parse(reply.body, ox.RdfFormat.N_TRIPLES))
    rows = tuple(tuple(map(python_value, (t.subject, t.predicate, t.object))) for t in triples)
    return ("subject", "predicate", "object"), rows


_READERS = {"SELECT": _table, "ASK": _answer}
