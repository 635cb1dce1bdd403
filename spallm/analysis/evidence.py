"""Who says so: evidence graphs as a reader wants to see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.subgraph import Subgraph
from spallm.vocabulary import PROV, SCHEMA, SKOS, SPALLM


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence: its source, the place in it, the footing it speaks on and its link."""

    iri: str
    label: str
    source: str | None = None
    locator: str | None = None
    basis: str | None = None
    url: str | None = None


def evidence(subgraph: Subgraph, names: Iterable[str]) -> tuple[Evidence, ...]:
    """Return what a subgraph says of evidence graphs; in foreign data that is their name alone."""
    return tuple(piece(subgraph, name) for name in sorted(set(names)))


def piece(subgraph: Subgraph, name: str) -> Evidence:
    """Return what a subgraph says of one evidence graph."""
    said = {
        quad.predicate.value: quad.object.value
        for quad in subgraph.about.get(name, ())
        if not isinstance(quad.object, ox.BlankNode | ox.Triple)
    }
    source, basis, url = (
        said.get(key) for key in (PROV.hadPrimarySource, SPALLM.basis, SCHEMA.url)
    )
    shortened = subgraph.home.shortened
    return Evidence(
        name,
        said.get(SKOS.prefLabel, shortened(name)),
        shortened(source) if source else None,
        said.get(SPALLM.locator),
        shortened(basis) if basis else None,
        url,
    )
