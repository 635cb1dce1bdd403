"""Parameters put into a query as terms, never as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spallm.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spallm.store.results import Term
    from spallm.store.text import QueryText
    from spallm.store.tokens import Token

_LISTED = frozenset({"SELECT", "GROUP", "ORDER", "HAVING"})
_CLAUSES = _LISTED | {"WHERE", "FROM", "LIMIT", "OFFSET", "VALUES"}


class Edit(NamedTuple):
    """A replacement of a stretch of the text."""

    start: int
    end: int
    text: str


def bind(query: QueryText, parameters: Mapping[str, Term]) -> list[Edit]:
    """Return the edits that put each parameter's term in the place of its variable.

    In a projection the term keeps its column, as in ``SELECT (<…> AS ?model)``.
    """
    if not parameters:
        return []
    unknown = [name for name in parameters if name not in query.variables]
    if unknown:
        names = ", ".join(query.variables) or "none"
        raise QueryError(
            f"the query has no variable ?{unknown[0]}", hint=f"Its variables are: {names}."
        )
    return [
        Edit(place.token.start, place.token.end, _padded(query.text, place, parameters))
        for place in _places(query)
        if place.token.text[1:] in parameters
    ]


class _Place(NamedTuple):
    token: Token
    before: str
    clause: str


def _places(query: QueryText) -> Iterator[_Place]:
    """Walk over the variables, each with the word before it and the clause it stands in."""
    clauses: dict[int, str] = {}
    before = ""
    for token in query.tokens:
        if token.kind == "open":
            clauses[token.depth + 1] = before if before == "VALUES" else ""
        elif token.word in _CLAUSES:
            clauses[token.depth] = token.word if token.word in _LISTED else ""
        elif token.kind == "variable":
            yield _Place(token, before, clauses.get(token.depth, ""))
        before = token.word
        if token.text == "{" and clauses.get(token.depth) in _LISTED:
            clauses[token.depth] = ""


def _padded(text: str, place: _Place, parameters: Mapping[str, Term]) -> str:
    """Write a term so that it cannot run into its neighbours."""
    token = place.token
    name = token.text[1:]
    written = _written(place, name, parameters[name])
    left = "" if text[token.start - 1 : token.start].strip() == "" else " "
    right = "" if text[token.end : token.end + 1].strip() == "" else " "
    return f"{left}{written}{right}"


def _written(place: _Place, name: str, term: Term) -> str:
    """Write a term as its place wants it."""
    if place.before in ("AS", "VALUES") or place.clause == "VALUES":
        raise QueryError(
            f"?{name} gets its values from the query itself, so it cannot be a parameter",
            hint="Give the parameter a name of its own.",
        )
    if str(term).startswith("_:"):
        raise QueryError(
            f"?{name} cannot be a blank node: it has no name outside its graph",
            hint="Give an IRI or a literal.",
        )
    if place.before in ("LIMIT", "OFFSET"):
        return _count(name, term)
    if place.clause == "SELECT":
        return f"({term} AS ?{name})"
    return f"({term})" if place.clause in _LISTED else str(term)


def _count(name: str, term: Term) -> str:
    """Write a number as LIMIT and OFFSET want it: bare."""
    value = str(getattr(term, "value", ""))
    if not (value.isascii() and value.isdecimal()):
        raise QueryError(f"?{name} counts rows, so it must be a whole number, not {term}")
    return value
