"""Datasets: repositories, releases, corpora and benchmark sets, and how they contain each other."""

from __future__ import annotations

from typing import Annotated, ClassVar

from spallm.records.claim import Claims, Quantity
from spallm.records.entity import Footnoted
from spallm.records.fact import Fact
from spallm.records.record import Slug, Text, Url
from spallm.vocabulary import CODEMETA, DCAT, DCTERMS, PRISM, PROV, SCHEMA, SPALLM


class Dataset(Footnoted):
    """Data that models are trained or tested on.

    ``doi`` is the DOI of the data or of the paper that describes them, where that paper has no
    file of its own; ``described_in`` names the paper where it has one. Where a card only names
    data, their ``type`` is not known.
    """

    kind: ClassVar[str] = "dataset"
    classes: ClassVar[tuple[str, ...]] = (SCHEMA.Dataset, DCAT.Dataset)

    type: Annotated[Claims[Slug], Fact(DCTERMS.type, refers_to="dataset-kind")] = ()
    described_in: Annotated[
        Claims[Slug], Fact(CODEMETA.referencePublication, refers_to="paper")
    ] = ()
    version_of: Annotated[Claims[Slug], Fact(DCTERMS.isVersionOf, refers_to="dataset")] = ()
    revision_of: Annotated[Claims[Slug], Fact(PROV.wasRevisionOf, refers_to="dataset")] = ()
    part_of: Annotated[Claims[Slug], Fact(DCTERMS.isPartOf, refers_to="dataset")] = ()
    derived_from: Annotated[Claims[Slug], Fact(PROV.wasDerivedFrom, refers_to="dataset")] = ()
    size: Annotated[Claims[Quantity], Fact(SCHEMA.size, single=True)] = ()
    modalities: Annotated[Claims[Slug], Fact(SPALLM.hasModality, refers_to="modality")] = ()
    species: Annotated[Claims[Slug], Fact(SPALLM.hasSpecies, refers_to="species")] = ()
    landing_page: Annotated[Claims[Url], Fact(DCAT.landingPage)] = ()
    doi: Annotated[Claims[Text], Fact(PRISM.doi)] = ()
    license: Annotated[Claims[Slug], Fact(SCHEMA.license, refers_to="license")] = ()
