"""Evidence: each footnote becomes a named graph, described in the default graph."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from spallm import identifiers
from spallm.build.papers import preferred_version
from spallm.build.terms import entity, iri, label, literal, triple, typed
from spallm.catalog import Catalog
from spallm.identifiers import slug
from spallm.records import Evidence, Paper, Source
from spallm.vocabulary import BASE, PROV, SCHEMA, SKOS, SPALLM

STATED_IN_PAPER = "stated-in-paper"


@dataclass(frozen=True)
class Footing:
    """A footnote resolved: its source in the catalog, its basis and its address."""

    source: Source | Paper
    locator: str | None
    basis: str

    @property
    def node(self) -> ox.NamedNode:
        """The name of the evidence's graph; the basis is named only where it differs."""
        parts = [self.source.id]
        if self.locator:
            parts.append(slug(self.locator, max_length=120))
        if self.basis != own_basis(self.source):
            parts.append(self.basis)
        return iri(f"{BASE}evidence/{'/'.join(parts)}")


def own_basis(source: Source | Paper) -> str:
    """Return the footing on which a source speaks by itself."""
    return source.basis if isinstance(source, Source) else STATED_IN_PAPER


def resolve(catalog: Catalog, evidence: Evidence) -> Footing | None:
    """Return the footing of a footnote, or nothing where its source is unknown."""
    for kind in (Source.kind, Paper.kind):
        source = catalog.get(kind, evidence.source)
        if isinstance(source, Source | Paper):
            return Footing(source, evidence.locator, evidence.basis or own_basis(source))
    return None


def describe_evidence(footing: Footing) -> list[ox.Triple]:
    """Return the PROV description of an evidence graph."""
    node, source = footing.node, footing.source
    name = f"{source.name}, {footing.locator}" if footing.locator else source.name
    facts = [
        *typed(node, PROV.Entity, SPALLM.Evidence),
        triple(node, SKOS.prefLabel, label(name, "en")),
        triple(node, PROV.hadPrimarySource, entity(source.kind, source.id)),
        triple(node, SPALLM.basis, entity("basis", footing.basis)),
    ]
    if footing.locator:
        facts.append(triple(node, SPALLM.locator, ox.Literal(footing.locator)))
    if address := _address(footing):
        facts.append(triple(node, SCHEMA.url, iri(address)))
    return facts


def describe_source(source: Source) -> list[ox.Triple]:
    """Return what a source record says of itself."""
    node = entity(source.kind, source.id)
    facts = [triple(node, SPALLM.basis, entity("basis", source.basis))]
    if source.url:
        facts.append(triple(node, SCHEMA.url, iri(source.url)))
    texts = {
        SCHEMA.version: source.commit,
        SCHEMA.license: source.licence,
    }
    facts += [triple(node, key, literal(text)) for key, text in texts.items() if text]
    return facts


def _address(footing: Footing) -> str | None:
    if isinstance(footing.source, Source):
        return footing.source.link(footing.locator)
    version = preferred_version(footing.source)
    if version.identifiers:
        return identifiers.parse(version.identifiers[0]).url
    return version.url
