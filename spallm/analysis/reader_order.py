"""The order in which a reader wants to learn of things, and what is not worth telling."""

from __future__ import annotations

from collections.abc import Collection

from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCAT,
    DCTERMS,
    FAIR4ML,
    PRISM,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

#: A property, and whether it is looked at from its far end.
Side = tuple[str, bool]


def _out(*predicates: str) -> list[Side]:
    return [(predicate, False) for predicate in predicates]


def _in(*predicates: str) -> list[Side]:
    return [(predicate, True) for predicate in predicates]


_LINEAGE = (
    FAIR4ML.fineTunedFrom, SPALLM.continuallyPretrainedFrom, SPALLM.initializedFrom,
    SPALLM.adaptedFrom, SPALLM.distilledFrom, SPALLM.mergedFrom, SPALLM.quantizedFrom,
    PROV.wasDerivedFrom, DCTERMS.isVersionOf, PROV.wasRevisionOf,
    SPALLM.usesComponent, SPALLM.extendsArchitectureOf, SCHEMA.isBasedOn, PROV.wasInfluencedBy,
)  # fmt: skip
_ORDER = [
    *_out(SCHEMA.description, SCHEMA.creativeWorkStatus, DCTERMS.subject),
    *_out(
        SKOS.definition, RDFS.comment, DCTERMS.description, DCTERMS.type, SCHEMA.author,
        SPALLM.year, PRISM.publicationName, PRISM.doi, DCTERMS.hasVersion,
        CODEMETA.referencePublication, SCHEMA.creator, SKOS.broader, SCHEMA.about,
    ),
    *_in(SKOS.broader),
    *_out(
        SPALLM.hasModality, SPALLM.hasSpecies, FAIR4ML.mlTask, SPALLM.hasArchitecture,
        FAIR4ML.modelCategory, SPALLM.hasTokenization, SPALLM.hasObjective,
        SPALLM.parameterCount, SCHEMA.size, SPALLM.pretrainingSize, SPALLM.pretrainedOn,
        SPALLM.fineTunedOn, FAIR4ML.trainedOn, DCTERMS.isPartOf, *_LINEAGE,
    ),
    *_in(*_LINEAGE, DCTERMS.isPartOf, CODEMETA.referencePublication),
    *_out(SCHEMA.codeRepository, SCHEMA.license, SCHEMA.distribution, DCAT.landingPage, SCHEMA.url),
    *_in(SPALLM.pretrainedOn, SPALLM.fineTunedOn, FAIR4ML.trainedOn, FAIR4ML.mlTask),
    *_out(FAIR4ML.hasEvaluation, FAIR4ML.evaluatedOn, SPALLM.evaluates),
    *_in(
        DCTERMS.source, FAIR4ML.evaluatedMLModel, SPALLM.evaluates, FAIR4ML.evaluationDataset,
        FAIR4ML.evaluatedOn,
    ),
    *_out(CITO.usesDataFrom, CITO.extends, CITO.cites),
    *_in(CITO.usesDataFrom, CITO.extends, CITO.cites),
]  # fmt: skip
_PLACES = {side: number for number, side in enumerate(_ORDER)}

#: Names and remarks, which a card shows in its own way, and bookkeeping.
HIDDEN = frozenset(
    [
        *_out(RDF.type, SKOS.prefLabel, SKOS.altLabel, DCTERMS.title, DCTERMS.identifier),
        *_out(SKOS.inScheme, SKOS.topConceptOf, SCHEMA.position),
        *_in(RDF.subject, RDF.predicate, RDF.object, SKOS.hasTopConcept, PROV.hadPrimarySource),
    ]
)
#: What merely repeats another side, in fewer words.
_SHADOWS = {
    (FAIR4ML.hasEvaluation, False): _in(FAIR4ML.evaluatedMLModel, SPALLM.evaluates),
    (DCTERMS.source, True): _out(SPALLM.evaluates),
    (DCTERMS.hasVersion, False): _in(DCTERMS.isVersionOf),
}


def place(side: Side) -> tuple[int, bool, str]:
    """Return a key that sorts properties in a reader's order; unknown ones come last."""
    predicate, incoming = side
    return _PLACES.get(side, len(_ORDER)), incoming, predicate


def shadowed(sides: Collection[Side]) -> frozenset[Side]:
    """Return the sides that say nothing new beside the others.

    >>> shadowed([(DCTERMS.hasVersion, False)]) == {(DCTERMS.isVersionOf, True)}
    True
    """
    return frozenset(side for shown in sides for side in _SHADOWS.get(shown, ()))
