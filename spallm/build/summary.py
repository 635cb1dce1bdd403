"""The snapshot's description of itself: VoID and DCAT, with counts, version, date and licence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from spallm.build.terms import iri, label, literal, triple, typed
from spallm.catalog.collection import Collection
from spallm.vocabulary import BASE, DCAT, DCTERMS, PREFIXES, RDF, SNAPSHOT, VOID


def describe_snapshot(collection: Collection, quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """Return the description; the counts are of the default graph, this description apart."""
    node = iri(SNAPSHOT)
    curated = [quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    told = (
        (DCTERMS.title, "en", collection.title),
        (DCTERMS.title, "zh", collection.title_zh),
        (DCTERMS.description, "en", collection.description),
        (DCTERMS.description, "zh", collection.description_zh),
    )
    return [
        *typed(node, VOID.Dataset, DCAT.Dataset),
        *(triple(node, term, label(text, language)) for term, language, text in told if text),
        triple(node, DCAT.version, literal(collection.version)),
        triple(node, DCTERMS.modified, literal(collection.date)),
        triple(node, DCTERMS.license, iri(collection.license)),
        triple(node, VOID.uriSpace, ox.Literal(collection.namespace or BASE)),
        triple(node, VOID.triples, literal(len(curated))),
        *_partitions(node, VOID.classPartition, VOID["class"], VOID.entities, _classes(curated)),
        *_partitions(
            node, VOID.propertyPartition, VOID.property, VOID.triples,
            Counter(quad.predicate.value for quad in curated),
        ),
    ]  # fmt: skip


def _classes(quads: Iterable[ox.Quad]) -> Counter[str]:
    return Counter(
        quad.object.value
        for quad in quads
        if quad.predicate.value == RDF.type and isinstance(quad.object, ox.NamedNode)
    )


def _partitions(
    node: ox.NamedNode, link: str, key: str, measure: str, counts: Counter[str]
) -> list[ox.Triple]:
    facts: list[ox.Triple] = []
    for name, count in sorted(counts.items()):
        part = iri(f"{SNAPSHOT}/{link.rpartition('#')[2]}/{_curie_tail(name)}")
        facts += [
            triple(node, link, part), triple(part, key, iri(name)),
            triple(part, measure, literal(count)),
        ]  # fmt: skip
    return facts


def _curie_tail(name: str) -> str:
    """Return a path-safe short form of an IRI; terms of two vocabularies may share a name."""
    for prefix, space in PREFIXES.items():
        if name.startswith(space):
            return f"{prefix}-{name.removeprefix(space)}"
    return name.rpartition("/")[2]
