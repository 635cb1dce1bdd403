"""The values of a saved query's parameters, from words to terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spallm.errors import UsageError
from spallm.store.home import OURS, Home
from spallm.store.results import Literal, NamedNode, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spallm.store.results import Term
    from spallm.store.saved import Parameter, SavedQuery

    Resolve = Callable[[str], NamedNode]

_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def parameter_terms(
    query: SavedQuery,
    values: Mapping[str, str],
    resolve: Resolve | None = None,
    home: Home = OURS,
) -> dict[str, Term]:
    """Return the term for each parameter: the value given, or else the default.

    ``resolve`` finds an entity by ``kind/id`` or by its id alone and knows near misses; without
    it an entity has to be named with its kind and is not looked up.
    """
    names = [parameter.name for parameter in query.parameters]
    strangers = [name for name in values if name not in names]
    if strangers:
        raise UsageError(
            f"the query {query.name} has no parameter {strangers[0]!r}",
            hint=f"Its parameters are: {', '.join(names) or 'none'}.",
        )
    given = {p.name: values.get(p.name, p.default_at(home)) for p in query.parameters}
    missing = [name for name, value in given.items() if value is None]
    if missing:
        raise UsageError(
            f"the query {query.name} needs a value for {missing[0]!r}",
            hint=f"Give it with -p {missing[0]} VALUE.",
        )
    return {p.name: _term(p, given[p.name] or "", resolve, home) for p in query.parameters}


def _term(parameter: Parameter, value: str, resolve: Resolve | None, home: Home) -> Term:
    read = _READERS.get(parameter.type)
    try:
        if read:
            return read(value)
        return _entity(parameter.type, value, resolve, home)
    except ValueError as problem:
        raise UsageError(
            f"{value!r} is no value for the parameter {parameter.name}: {problem}",
            hint=f"It takes {_wanted(parameter.type)}.",
        ) from None


def _entity(kind: str, value: str, resolve: Resolve | None, home: Home) -> NamedNode:
    """Return the address of an entity or concept named by id, kind/id or whole IRI."""
    short = home.path(value) or value
    stated, _, name = short.rpartition("/")
    if kind != "any-entity":
        if stated not in ("", kind):
            raise ValueError(f"it is a {stated}, not a {kind}")
        stated = kind
    if not _ID.fullmatch(name) and not resolve:
        raise ValueError("it is not an id: ids are small letters and digits, joined by - or .")
    if resolve:
        return resolve(f"{stated}/{name}" if stated else name)
    if not stated:
        raise ValueError("its kind is not stated")
    return NamedNode(home.iri(f"{stated}/{name}"))


def _string(value: str) -> Literal:
    return Literal(whole(value))


def _integer(value: str) -> Literal:
    return Literal(int(value))


def _iri(value: str) -> NamedNode:
    if not urlsplit(value).scheme or _NOT_IN_IRI.search(value):
        raise ValueError("it is not a whole IRI")
    return NamedNode(value)


def _wanted(kind: str) -> str:
    return _WANTED.get(kind, f"the id of a {kind}, such as {kind}/some-id")


_READERS: dict[str, Callable[[str], Term]] = {"string": _string, "integer": _integer, "iri": _iri}
_WANTED = {
    "string": "any text",
    "integer": "a whole number",
    "iri": "a whole IRI, such as https://example.org/x",
    "any-entity": "kind/id, such as model/scgpt, or an id alone",
}
