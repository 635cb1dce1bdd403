"""Saved queries with words for parameters, as people give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.resolve import resolve
from spallm.store.parameters import parameter_terms
from spallm.store.saved import saved_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spallm.store.graph import Graph
    from spallm.store.results import Term


_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_name(query: str) -> bool:
    """Whether a query is the name of a saved one, and not SPARQL."""
    return _NAME.fullmatch(query.strip()) is not None


def saved_question(
    graph: Graph, name: str, words: Mapping[str, str]
) -> tuple[str, dict[str, Term]]:
    """Return the text of a saved query and the terms that words for its parameters mean."""
    saved = saved_query(name.strip())
    terms = parameter_terms(saved, words, lambda word: _entity(graph, word), graph.home)
    return saved.text, terms


def _entity(graph: Graph, word: str) -> ox.NamedNode:
    """Return the entity that a word names; a stated kind narrows what comes near, too."""
    kind, stated, name = word.rpartition("/")
    return ox.NamedNode(resolve(graph, name, (kind,) if stated else None).iri)
