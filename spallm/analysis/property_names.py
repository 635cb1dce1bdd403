"""What readers call a property, seen from either end."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from spallm.analysis.relations import local_name
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import RDFS, SPALLM


def property_labels(subgraph: Subgraph, predicate: str, *, incoming: bool) -> Mapping[str, str]:
    """Return the names of a property by language, English at least.

    Seen from the object, a property without a name for this side is called by an arrow.

    >>> property_labels(Subgraph({}, ()), "http://purl.org/spar/cito/cites", incoming=True)
    {'en': '← cites'}
    """
    plain = {"en": local_name(predicate)} | _texts(subgraph, predicate, RDFS.label)
    if not incoming:
        return plain
    arrows = {language: f"← {text}" for language, text in plain.items()}
    return arrows | _texts(subgraph, predicate, SPALLM.inverseLabel)


def _texts(subgraph: Subgraph, iri: str, predicate: str) -> dict[str, str]:
    return {
        quad.object.language or "en": quad.object.value
        for quad in subgraph.about.get(iri, ())
        if quad.predicate.value == predicate and isinstance(quad.object, ox.Literal)
    }
