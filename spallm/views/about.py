"""About: what a graph says of itself: version, date and licence."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from spallm.vocabulary import DCAT, DCTERMS, SNAPSHOT

_SAID = {"version": DCAT.version, "date": DCTERMS.modified, "licence": DCTERMS.license}


def about(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return version, date and licence of the data, each empty where the graph does not say."""
    said = {
        quad.predicate.value: quad.object.value
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value == SNAPSHOT
        and isinstance(quad.object, ox.NamedNode | ox.Literal)
    }
    return {name: said.get(predicate, "") for name, predicate in _SAID.items()}
