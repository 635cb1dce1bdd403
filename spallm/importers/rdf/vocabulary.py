"""What terms of RDF mean for entries: classes, fields and relations.

The relations of models, datasets and papers are those of their records; a test holds the two
together, for importers may not know records.
"""

from __future__ import annotations

from collections.abc import Mapping

from spallm.importers.entry import What
from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCAT,
    DCTERMS,
    FABIO,
    FAIR4ML,
    PROV,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

#: Namespaces as older files and other tools write them, and as ours are written.
SPELLINGS = (
    ("http://schema.org/", SCHEMA.iri),
    ("http://w3id.org/fair4ml#", FAIR4ML.iri),
    ("http://w3id.org/fair4ml/", FAIR4ML.iri),
    ("https://w3id.org/fair4ml/", FAIR4ML.iri),
    ("https://w3id.org/codemeta/", CODEMETA.iri),
    ("https://doi.org/10.5063/schema/codemeta-2.0#", CODEMETA.iri),
    ("http://purl.org/dc/elements/1.1/", DCTERMS.iri),
)
#: Classes, those that say most of a thing first.
CLASSES: Mapping[str, What] = {
    FAIR4ML.MLModel: "model",
    FABIO.JournalArticle: "paper",
    FABIO.ReviewArticle: "paper",
    FABIO.ConferencePaper: "paper",
    FABIO.BookChapter: "paper",
    FABIO.Preprint: "paper",
    FABIO.WebPage: "paper",
    FABIO.ScholarlyWork: "paper",
    SCHEMA.ScholarlyArticle: "paper",
    f"{SCHEMA.iri}Article": "paper",
    f"{SCHEMA.iri}Report": "paper",
    SCHEMA.Dataset: "dataset",
    DCAT.Dataset: "dataset",
    SCHEMA.SoftwareSourceCode: "resource",
    f"{SCHEMA.iri}SoftwareApplication": "resource",
}
FORMS = {
    FABIO.JournalArticle: "journal-article",
    FABIO.ReviewArticle: "review-article",
    FABIO.ConferencePaper: "conference-paper",
    FABIO.BookChapter: "book-chapter",
    FABIO.Preprint: "preprint",
    FABIO.WebPage: "web-page",
}
#: Relations that say more than those below, of whose statements they are a part.
RELATIONS = {
    CODEMETA.referencePublication: "introduced_in",
    SCHEMA.creator: "creators",
    DCTERMS.isVersionOf: "version_of",
    PROV.wasRevisionOf: "revision_of",
    FAIR4ML.fineTunedFrom: "fine_tuned_from",
    SPALLM.continuallyPretrainedFrom: "continually_pretrained_from",
    SPALLM.initializedFrom: "initialized_from",
    SPALLM.adaptedFrom: "adapted_from",
    SPALLM.distilledFrom: "distilled_from",
    SPALLM.mergedFrom: "merged_from",
    SPALLM.quantizedFrom: "quantized_from",
    SPALLM.usesComponent: "uses_component",
    SPALLM.extendsArchitectureOf: "extends_architecture_of",
    PROV.wasInfluencedBy: "inspired_by",
    SPALLM.pretrainedOn: "pretrained_on",
    SPALLM.fineTunedOn: "fine_tuned_on",
    FAIR4ML.evaluatedOn: "evaluated_on",
    FAIR4ML.mlTask: "tasks",
    SPALLM.hasArchitecture: "architectures",
    SPALLM.hasTokenization: "tokenizations",
    SPALLM.hasObjective: "objectives",
    SPALLM.hasModality: "modalities",
    SPALLM.hasSpecies: "species",
    SCHEMA.about: "tasks",
    DCTERMS.subject: "sections",
    DCTERMS.isPartOf: "part_of",
    CITO.cites: "cites",
    CITO.usesDataFrom: "uses_data_from",
    SCHEMA.license: "license",
    SCHEMA.creativeWorkStatus: "status",
    DCTERMS.license: "license",
}
#: General relations: said again beside each of the particular ones, so that only what no
#: particular one says of the same two is taken from them.
GENERAL = {
    PROV.wasDerivedFrom: "derived_from",
    FAIR4ML.trainedOn: "trained_on",
    f"{FAIR4ML.iri}testedOn": "evaluated_on",
    f"{FAIR4ML.iri}validatedOn": "evaluated_on",
    SCHEMA.isBasedOn: "derived_from",
    f"{SCHEMA.iri}citation": "cites",
    FAIR4ML.modelCategory: "architectures",
}
#: Relations that things of a kind have by another name.
OTHERWISE: Mapping[What, Mapping[str, str]] = {"dataset": {"introduced_in": "described_in"}}
#: What a type says beside the class, by what it is a type of.
TYPED: Mapping[What, str] = {"model": "level", "dataset": "type", "paper": "genre"}
NAMES = (SKOS.prefLabel, SCHEMA.name, f"{SCHEMA.iri}headline", DCTERMS.title)
