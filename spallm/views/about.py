"""About: what a graph says of itself: version, date and licence."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from spallm.store.home import OURS, Home
from spallm.store.statement import Said
from spallm.vocabulary import DCAT, DCTERMS

_SAID = {"version": DCAT.version, "date": DCTERMS.modified, "licence": DCTERMS.license}


def about(statements: Iterable[Said], home: Home = OURS) -> dict[str, str]:
    """Return version, date and licence of the data, each empty where the graph does not say."""
    found = {
        said.predicate: said.object.value
        for said in statements
        if said.subject == home.snapshot and isinstance(said.object, ox.NamedNode | ox.Literal)
    }
    return {name: found.get(predicate, "") for name, predicate in _SAID.items()}


def title(statements: Iterable[Said], home: Home) -> str:
    """Return what a graph calls itself, in English where it can; nothing where it does not say."""
    titles = [
        each.object
        for each in statements
        if each.subject == home.snapshot
        and each.predicate == DCTERMS.title
        and isinstance(each.object, ox.Literal)
    ]
    return next((t.value for t in sorted(titles, key=lambda t: t.language != "en")), "")
