"""Criteria: what entities are narrowed by, and where in a graph it is told.

Lists ask for it in SPARQL and selections walk a graph in memory; both read it here.
"""

from __future__ import annotations

from dataclasses import dataclass

from spallm.vocabulary import (
    CODEMETA,
    DCTERMS,
    FAIR4ML,
    PRISM,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

#: Predicates to follow one after the other.
Path = tuple[str, ...]
#: Sets of paths; a later set counts only where no path of an earlier one leads anywhere.
Ways = tuple[tuple[Path, ...], ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A property that entities have in common: the ways to its values, and their kinds."""

    ways: Ways
    kinds: tuple[str, ...] = ()


def _directly(*predicates: str) -> Ways:
    return (tuple((each,) for each in predicates),)


def _of_works(predicate: str) -> Ways:
    """Return the ways to what is told of works, and so of what they introduced, versions last."""
    introduced = (CODEMETA.referencePublication, predicate)
    return (((predicate,),), (introduced,), ((DCTERMS.isVersionOf, *introduced),))


#: Criteria whose values are concepts or organisations, by the names that readers use.
CONCEPTS = {
    "section": Criterion(_of_works(DCTERMS.subject), ("section",)),
    "task": Criterion(_directly(FAIR4ML.mlTask, SCHEMA.about), ("task",)),
    "modality": Criterion(_directly(SPALLM.hasModality), ("modality",)),
    "species": Criterion(_directly(SPALLM.hasSpecies), ("species",)),
    "architecture": Criterion(_directly(SPALLM.hasArchitecture), ("architecture",)),
    "tokenization": Criterion(_directly(SPALLM.hasTokenization), ("tokenization",)),
    "objective": Criterion(_directly(SPALLM.hasObjective), ("objective",)),
    "license": Criterion(
        (((SCHEMA.license,), (SCHEMA.distribution, SCHEMA.license)),), ("license",)
    ),
    "type": Criterion(_directly(DCTERMS.type), ("genre", "dataset-kind", "model-level")),
    "status": Criterion(_of_works(SCHEMA.creativeWorkStatus), ("status",)),
    "creator": Criterion(_directly(SCHEMA.creator), ("organisation",)),
}
YEAR = Criterion(_directly(SPALLM.year))
VENUE = Criterion(_of_works(PRISM.publicationName))
WEIGHTS = Criterion((((SCHEMA.distribution, SCHEMA.contentUrl),),))
TEXTS = Criterion(_directly(SKOS.prefLabel, SKOS.altLabel, RDFS.label, DCTERMS.title, SCHEMA.name))
