"""Entities found in a graph by what people call them on the command line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from spallm.errors import UnknownId, UsageError
from spallm.store.results import Literal, NamedNode, text
from spallm.vocabulary import BASE

if TYPE_CHECKING:
    from spallm.store.graph import Graph

_BY_ID = "SELECT DISTINCT ?entity { ?entity dcterms:identifier ?id } ORDER BY STR(?entity)"
_NAMES = f"""SELECT DISTINCT ?entity {{
  ?entity dcterms:identifier ?id FILTER(STRSTARTS(STR(?entity), "{BASE}"))
}}"""


def find_entity(graph: Graph, word: str) -> NamedNode:
    """Return the entity for ``kind/id``, for an id alone, or for a whole IRI of the graph.

    An id that several kinds share must be given with its kind.
    """
    if "/" in word:
        entity = _checked(word if ":" in word else BASE + word)
        if graph.ask("ASK { ?entity ?p ?o }", entity=entity):
            return entity
        raise _unknown(graph, word)
    found = [text(row[0]) for row in graph.select(_BY_ID, id=Literal(word))]
    if not found:
        raise _unknown(graph, word)
    if len(found) > 1:
        names = ", ".join(iri.removeprefix(BASE) for iri in found)
        raise UsageError(f"{word!r} stands for several entities", hint=f"Say which: {names}.")
    return NamedNode(found[0])


def _checked(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise UnknownId(f"{iri!r} is no address", hint="Give kind/id or an id alone.") from None


def _unknown(graph: Graph, word: str) -> UnknownId:
    """Return the error for a word that nothing answers to, with the near misses."""
    names = [text(row[0]).removeprefix(BASE) for row in graph.select(_NAMES)]
    by_id = {name.partition("/")[2]: name for name in names}
    near = difflib.get_close_matches(word, names, n=3)
    near += [by_id[name] for name in difflib.get_close_matches(word, by_id, n=3)]
    shown = ", ".join(dict.fromkeys(near))
    hint = f"Near it: {shown}." if near else "Search for it by name."
    return UnknownId(f"nothing in the graph is called {word!r}", hint=hint)
