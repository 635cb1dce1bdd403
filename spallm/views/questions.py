"""Questions: what the Ask view offers: saved queries, prefixes, and terms to complete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from spallm.store.home import OURS, Home
from spallm.store.saved import Parameter, SavedQuery, load_saved
from spallm.store.statement import Said
from spallm.store.subgraph import shortened
from spallm.views.wording import Text, Wording
from spallm.vocabulary import RDF

Json = dict[str, Any]

#: For graphs that our saved queries know nothing about.
_GENERAL = (
    SavedQuery(
        "classes",
        "SELECT ?class (COUNT(*) AS ?things)\nWHERE { ?thing a ?class }\n"
        "GROUP BY ?class\nORDER BY DESC(?things)",
        "Which classes are there?",
        "图谱中有哪些类？",
        "Classes, and how many things each has.",
        "列出各个类及其实例数量。",
    ),
    SavedQuery(
        "properties",
        "SELECT ?property (COUNT(*) AS ?statements)\nWHERE { ?thing ?property ?value }\n"
        "GROUP BY ?property\nORDER BY DESC(?statements)",
        "Which properties are there?",
        "图谱中有哪些属性？",
        "Properties, and how often each is used.",
        "列出各个属性及其使用次数。",
    ),
)


def questions(statements: Sequence[Said], wording: Wording, home: Home) -> Json:
    """Return saved queries that fit the graph, its prefixes, and its predicates and classes."""
    named = {said.predicate for said in statements}
    classes = (said.object for said in statements if said.predicate == RDF.type)
    named |= {each.value for each in classes if isinstance(each, ox.NamedNode)}
    is_ours = any(said.subject.startswith((OURS.base, home.base)) for said in statements)
    terms = [(shortened(iri), iri) for iri in sorted(named)]
    return {
        "queries": [_query(query, home) for query in (load_saved() if is_ours else _GENERAL)],
        "prefixes": home.prefixes,
        "vocabulary": [
            {"name": name if name != iri else f"<{iri}>", "t": wording.term(iri)}
            for name, iri in terms
        ],
    }


def _query(query: SavedQuery, home: Home) -> Json:
    lines = query.text.split("\n")
    text = "\n".join(line for line in lines if not line.startswith("#+")).strip()
    return {
        "name": query.name,
        "t": _both(query.title, query.title_zh),
        "d": _both(query.description, query.description_zh),
        "text": text,
        "parameters": [_parameter(parameter, home) for parameter in query.parameters],
    }


def _parameter(parameter: Parameter, home: Home) -> Json:
    told: Json = {
        "name": parameter.name,
        "type": parameter.type,
        "t": _both(parameter.description, parameter.description_zh),
    }
    default = parameter.default_at(home)
    return told if default is None else {**told, "default": default}


def _both(english: str, chinese: str) -> Text:
    return [english, chinese] if chinese else english
