"""Kinds of edges by the names that readers use: citations, lineage, training and the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spallm.nearness import unknown
from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCAT,
    DCTERMS,
    FAIR4ML,
    PREFIXES,
    PROV,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

#: The ways in which weights descend from weights; the general one comes last.
WEIGHT_LINEAGE = (
    FAIR4ML.fineTunedFrom, SPALLM.continuallyPretrainedFrom, SPALLM.initializedFrom,
    SPALLM.adaptedFrom, SPALLM.distilledFrom, SPALLM.mergedFrom, SPALLM.quantizedFrom,
    PROV.wasDerivedFrom,
)  # fmt: skip
VERSIONS = (DCTERMS.isVersionOf, PROV.wasRevisionOf)
COMPONENTS = (SPALLM.usesComponent, SPALLM.extendsArchitectureOf, SCHEMA.isBasedOn)
TRAINING = (SPALLM.pretrainedOn, SPALLM.fineTunedOn, FAIR4ML.trainedOn)

#: General properties, and the specific ones that they are stated beside.
GENERAL: dict[str, tuple[str, ...]] = {
    PROV.wasDerivedFrom: WEIGHT_LINEAGE[:-1],
    SCHEMA.isBasedOn: COMPONENTS[:-1],
    FAIR4ML.trainedOn: TRAINING[:-1],
    FAIR4ML.modelCategory: (SPALLM.hasArchitecture,),
}

GROUPS: dict[str, tuple[str, ...]] = {
    "citation": (
        CITO.cites, CITO.extends, CITO.usesMethodIn, CITO.reviews, CITO.critiques, CITO.discusses,
    ),
    "lineage": (*WEIGHT_LINEAGE, *VERSIONS),
    "components": (*COMPONENTS, PROV.wasInfluencedBy),
    "training": TRAINING,
    "evaluation": (FAIR4ML.evaluatedOn, SPALLM.evaluates),
    "data": (DCTERMS.isPartOf, DCTERMS.hasPart, CITO.usesDataFrom, DCAT.distribution),
    "publication": (CODEMETA.referencePublication,),
    "people": (SCHEMA.creator, SCHEMA.author),
    "topic": (
        FAIR4ML.mlTask, SCHEMA.about, SPALLM.hasArchitecture, FAIR4ML.modelCategory,
        SPALLM.hasTokenization, SPALLM.hasObjective, SPALLM.hasModality, SPALLM.hasSpecies,
        SKOS.broader,
    ),
}  # fmt: skip


def chosen(names: Iterable[str], present: Collection[str]) -> frozenset[str]:
    """Return the properties that names stand for: a group, an IRI, a prefixed or a bare name.

    ``present`` are the properties that occur in the graph; a name that stands for none of them
    and for no group raises :class:`~spallm.errors.UnknownId`.

    >>> sorted(chosen(["cites"], ["http://purl.org/spar/cito/cites"]))
    ['http://purl.org/spar/cito/cites']
    """
    each = (names,) if isinstance(names, str) else names
    return frozenset(iri for name in each for iri in _meant(name, present))


def _meant(name: str, present: Collection[str]) -> Iterable[str]:
    if name in GROUPS:
        return GROUPS[name]
    prefix, _, local = name.partition(":")
    spelled = {name, PREFIXES.get(prefix, prefix + ":") + local}
    found = [iri for iri in present if iri in spelled or local_name(iri) == name]
    if not found:
        raise unknown("relation", name, [*GROUPS, *sorted({local_name(iri) for iri in present})])
    return found


def most_specific(predicates: Collection[str]) -> tuple[str, ...]:
    """Leave out the general properties that merely repeat a specific one.

    >>> most_specific([SPALLM.pretrainedOn, FAIR4ML.trainedOn]) == (SPALLM.pretrainedOn,)
    True
    """
    kept = (p for p in predicates if not set(GENERAL.get(p, ())) & set(predicates))
    return tuple(sorted(kept))


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("http://purl.org/spar/cito/cites")
    'cites'
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
