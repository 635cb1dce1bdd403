"""Asked: the question that an address stands for: a saved one with its values, or a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spallm.errors import SpallmError
from spallm.folding import folded
from spallm.nearness import unknown
from spallm.store.binding import bind
from spallm.store.parameters import parameter_terms
from spallm.store.prepared import PreparedQuery
from spallm.store.results import NamedNode
from spallm.store.saved import Parameter, SavedQuery
from spallm.store.text import QueryText
from spallm.views.questions import questions
from spallm.web.keeping import kept

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A question: its text, the saved query that it comes from, and what is wrong with a value."""

    text: str = ""
    query: Json | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


def asked(library: Library, wanted: Mapping[str, str]) -> Asked:
    """Return the question of an address: ``query=NAME&parameter=value``, or ``text=SPARQL``."""
    name = wanted.get("query", "")
    if not name:
        return Asked(wanted.get("text", ""))
    values = {key: value for key, value in wanted.items() if key != "query"}
    query = saved(library).get(name)
    if query is None:
        fault = unknown("saved question", name, saved(library), elsewhere="")
        return Asked(fault=str(fault).strip())
    try:
        return Asked(_bound(library, query, values), query, values)
    except SpallmError as problem:
        return Asked(query["text"], query, values, problem.message)


def offered(library: Library) -> Json:
    """Return saved queries that fit a library, its prefixes and its terms; made once."""
    return kept(
        library, "questions", lambda each: questions(each.whole.said, each.wording, each.whole.home)
    )


def saved(library: Library) -> Mapping[str, Json]:
    """Return the saved queries that fit a library, by name."""
    return {query["name"]: query for query in offered(library)["queries"]}


def resolved(library: Library, word: str) -> Node:
    """Return the entity that a word names: ``kind/id``, an id, an IRI, or a name in any language.

    Raises :class:`~spallm.errors.UnknownId` with what comes near.
    """
    if node := library.by_path.get(library.path_of(word)) or library.by_path.get(word):
        return node
    kind, stated, name = (library.whole.home.path(word) or word).rpartition("/")
    known = library.by_kind.get(kind, ()) if stated else tuple(library.whole.nodes.values())
    found = [node for node in known if node.id == name] or [
        node for node in known if folded(name) in map(folded, node.labels.values())
    ]
    if not found:
        raise unknown(kind or "entity", name, (node.id for node in known), elsewhere="")
    return found[0]


def _bound(library: Library, query: Json, values: Mapping[str, str]) -> str:
    """Return the text of a saved query with every value in its place."""
    parameters = tuple(
        Parameter(each["name"], each["type"], each.get("default")) for each in query["parameters"]
    )
    asking = SavedQuery(query["name"], query["text"], query["name"], parameters=parameters)
    terms = parameter_terms(
        asking,
        values,
        lambda word: NamedNode(resolved(library, word).iri),
        library.whole.home,
    )
    text = QueryText(query["text"])
    return PreparedQuery(text, tuple(sorted(bind(text, terms)))).text
