"""Models: families, variants and checkpoints, with descent and training told apart."""

from __future__ import annotations

from typing import Annotated, ClassVar

from spallm.records.claim import Claims, Quantity
from spallm.records.entity import Footnoted
from spallm.records.fact import Fact
from spallm.records.record import Count, Slug, Url, Year
from spallm.vocabulary import CODEMETA, DCTERMS, FAIR4ML, PROV, SCHEMA, SPALLM


class Model(Footnoted):
    """A model; ``level`` says whether the file stands for a family, a variant or a checkpoint.

    Where a list only names a model, the level is not known.
    """

    kind: ClassVar[str] = "model"
    classes: ClassVar[tuple[str, ...]] = (FAIR4ML.MLModel,)

    level: Annotated[Claims[Slug], Fact(DCTERMS.type, refers_to="model-level", single=True)] = ()
    introduced_in: Annotated[
        Claims[Slug], Fact(CODEMETA.referencePublication, refers_to="paper")
    ] = ()
    year: Annotated[Claims[Year], Fact(SPALLM.year, single=True)] = ()
    creators: Annotated[Claims[Slug], Fact(SCHEMA.creator, refers_to="organisation")] = ()

    version_of: Annotated[Claims[Slug], Fact(DCTERMS.isVersionOf, refers_to="model")] = ()
    revision_of: Annotated[Claims[Slug], Fact(PROV.wasRevisionOf, refers_to="model")] = ()
    fine_tuned_from: Annotated[Claims[Slug], Fact(FAIR4ML.fineTunedFrom, refers_to="model")] = ()
    continually_pretrained_from: Annotated[
        Claims[Slug], Fact(SPALLM.continuallyPretrainedFrom, refers_to="model")
    ] = ()
    initialized_from: Annotated[Claims[Slug], Fact(SPALLM.initializedFrom, refers_to="model")] = ()
    adapted_from: Annotated[Claims[Slug], Fact(SPALLM.adaptedFrom, refers_to="model")] = ()
    distilled_from: Annotated[Claims[Slug], Fact(SPALLM.distilledFrom, refers_to="model")] = ()
    merged_from: Annotated[Claims[Slug], Fact(SPALLM.mergedFrom, refers_to="model")] = ()
    quantized_from: Annotated[Claims[Slug], Fact(SPALLM.quantizedFrom, refers_to="model")] = ()
    derived_from: Annotated[Claims[Slug], Fact(PROV.wasDerivedFrom, refers_to="model")] = ()
    uses_component: Annotated[Claims[Slug], Fact(SPALLM.usesComponent, refers_to="model")] = ()
    extends_architecture_of: Annotated[
        Claims[Slug], Fact(SPALLM.extendsArchitectureOf, refers_to="model")
    ] = ()
    inspired_by: Annotated[Claims[Slug], Fact(PROV.wasInfluencedBy, refers_to="model")] = ()

    pretrained_on: Annotated[Claims[Slug], Fact(SPALLM.pretrainedOn, refers_to="dataset")] = ()
    fine_tuned_on: Annotated[Claims[Slug], Fact(SPALLM.fineTunedOn, refers_to="dataset")] = ()
    evaluated_on: Annotated[Claims[Slug], Fact(FAIR4ML.evaluatedOn, refers_to="dataset")] = ()
    pretraining_size: Annotated[Claims[Quantity], Fact(SPALLM.pretrainingSize, single=True)] = ()
    parameters: Annotated[Claims[Count], Fact(SPALLM.parameterCount, single=True)] = ()

    tasks: Annotated[Claims[Slug], Fact(FAIR4ML.mlTask, refers_to="task")] = ()
    architectures: Annotated[
        Claims[Slug], Fact(SPALLM.hasArchitecture, refers_to="architecture")
    ] = ()
    tokenizations: Annotated[
        Claims[Slug], Fact(SPALLM.hasTokenization, refers_to="tokenization")
    ] = ()
    objectives: Annotated[Claims[Slug], Fact(SPALLM.hasObjective, refers_to="objective")] = ()
    modalities: Annotated[Claims[Slug], Fact(SPALLM.hasModality, refers_to="modality")] = ()
    species: Annotated[Claims[Slug], Fact(SPALLM.hasSpecies, refers_to="species")] = ()

    code: Annotated[Claims[Url], Fact(SCHEMA.codeRepository)] = ()
    code_license: Annotated[Claims[Slug], Fact(SCHEMA.license, refers_to="license")] = ()
    weights: Annotated[Claims[Url], Fact(SCHEMA.contentUrl, part="weights")] = ()
    weights_license: Annotated[
        Claims[Slug], Fact(SCHEMA.license, refers_to="license", part="weights")
    ] = ()
