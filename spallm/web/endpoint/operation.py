"""The query operation: what a request asks, read as the SPARQL 1.1 Protocol has it (2.1).

There are three ways to ask, and no fourth: GET with ``query`` in the address, POST with a form,
and POST with the bare query. Which graphs are asked may be said beside the query, and then counts
more than what the query says of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from spallm.store.answering import Dataset
from spallm.web.endpoint.problems import Refusal, UnsupportedMediaType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
#: What POST may carry, in the order of preference.
ACCEPTED = (b"accept", f"{QUERY}, {FORM}".encode())

_MOST_PARAMETERS = 1000
_GRAPHS = ("default-graph-uri", "named-graph-uri")
_OPERATION = ("query", "update", *_GRAPHS)
_READ_ONLY = "this endpoint is read-only: it answers queries and takes no updates"
_THREE_WAYS = (
    "Send GET with ?query=…, or POST with a form that has a query, or POST with the query itself "
    f"as {QUERY}."
)

Parameters = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query as text, the graphs that it is about, and a format if one is asked for by name."""

    text: str
    dataset: Dataset | None = None
    format: str | None = None


def from_address(query_string: bytes) -> Operation | None:
    """Read the query of a GET, or nothing where the address asks nothing.

    >>> from_address(b"query=ASK%20%7B%7D&format=csv")
    Operation(text='ASK {}', dataset=None, format='csv')
    """
    given = _parameters(query_string)
    return _operation(given, given) if any(name in given for name in _OPERATION) else None


def from_body(query_string: bytes, content_type: str | None, body: bytes) -> Operation:
    """Read the query of a POST."""
    beside = _parameters(query_string)
    kind = media_type(content_type)
    if kind == UPDATE:
        raise Refusal(_READ_ONLY, _THREE_WAYS)
    if kind == QUERY:
        return _operation({**beside, "query": [*beside.get("query", []), _decoded(body)]}, beside)
    stray = next((name for name in ("query", "update") if name in beside), None)
    if stray:
        raise Refusal(f"the form has to hold {stray}, not the address", _THREE_WAYS)
    given = _parameters(body)
    # The protocol's own tests name the dataset in the address of a form.
    graphs = {name: [*beside.get(name, []), *given.get(name, [])] for name in _GRAPHS}
    return _operation({**given, **graphs}, {**beside, **given})


def media_type(content_type: str | None) -> str:
    """Return the type of a body; one that cannot be read here is refused.

    >>> media_type("Application/SPARQL-Query; charset=UTF-8")
    'application/sparql-query'
    """
    kind, *settings = (part.strip().lower() for part in (content_type or "").split(";"))
    if kind not in (FORM, QUERY, UPDATE):
        said = f"Content-Type {kind}" if kind else "no Content-Type"
        raise UnsupportedMediaType(f"a body with {said} is not read", _THREE_WAYS, ACCEPTED)
    for setting in settings:
        name, _, value = setting.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMediaType("a query travels in UTF-8 only", None, ACCEPTED)
    return kind


def _operation(given: Mapping[str, Sequence[str]], settings: Parameters) -> Operation:
    """Return what parameters ask for; ``settings`` may also name a format."""
    if "update" in given:
        raise Refusal(_READ_ONLY, _THREE_WAYS)
    texts = given.get("query", ())
    if len(texts) != 1:
        many = f"{len(texts)} of them" if texts else "none"
        raise Refusal(f"a request has exactly one query, and this one has {many}", _THREE_WAYS)
    dataset = Dataset(*(_graphs(given, name) for name in _GRAPHS))
    names = [*settings.get("format", ()), *settings.get("output", ())]
    asked = next(filter(None, names), None)
    return Operation(texts[0], dataset if dataset != Dataset() else None, asked)


def _graphs(given: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    """Return the graphs that a parameter names; forms send it empty where nobody filled it in."""
    iris = tuple(dict.fromkeys(filter(None, given.get(name, ()))))
    for iri in iris:
        _check_graph(iri, name)
    return iris


def _check_graph(iri: str, name: str) -> None:
    """Refuse what is no name of a graph; files are no graphs, as in FROM."""
    from pyoxigraph import NamedNode

    try:
        NamedNode(iri)
    except ValueError:
        raise Refusal(f"{name} is not a whole IRI: {iri}") from None
    if iri.casefold().startswith("file:"):
        raise Refusal(
            f"{name} does not read files: {iri}", "It names graphs that are already here."
        )


def _parameters(encoded: bytes) -> Parameters:
    """Return the parameters of a form or an address, all values of each."""
    if not encoded:
        return {}
    given: Parameters = {}
    try:
        pairs = parse_qsl(
            encoded.decode(), keep_blank_values=True, errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )  # fmt: skip
    except UnicodeDecodeError:
        raise Refusal("the parameters are not valid UTF-8") from None
    except ValueError:
        raise Refusal(f"there are more than {_MOST_PARAMETERS:,} parameters") from None
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    return given


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as problem:
        raise Refusal(f"the query is not valid UTF-8 from byte {problem.start + 1:,} on") from None
