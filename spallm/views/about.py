"""About: what a graph says of itself: version, date and licence."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from spallm.store.statement import Said
from spallm.vocabulary import DCAT, DCTERMS, SNAPSHOT

_SAID = {"version": DCAT.version, "date": DCTERMS.modified, "licence": DCTERMS.license}


def about(statements: Iterable[Said]) -> dict[str, str]:
    """Return version, date and licence of the data, each empty where the graph does not say."""
    found = {
        said.predicate: said.object.value
        for said in statements
        if said.subject == SNAPSHOT and isinstance(said.object, ox.NamedNode | ox.Literal)
    }
    return {name: found.get(predicate, "") for name, predicate in _SAID.items()}
