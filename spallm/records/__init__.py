"""Hand-written facts as frozen values."""

from __future__ import annotations

from spallm.records.citation import Citation
from spallm.records.claim import Claim, Claims, Evidence, Quantity, curated
from spallm.records.dataset import Dataset
from spallm.records.entity import Entity, Footnoted
from spallm.records.fact import Fact, claims, facts
from spallm.records.model import Model
from spallm.records.organisation import Organisation
from spallm.records.paper import FORM_CLASSES, Evaluation, Paper, Version
from spallm.records.record import Record
from spallm.records.source import Source

#: The record classes by kind; each kind has a folder of its own in ``data/``.
KINDS: dict[str, type[Entity]] = {
    record_class.kind: record_class
    for record_class in (Paper, Model, Dataset, Organisation, Source)
}

__all__ = [
    "FORM_CLASSES", "KINDS", "Citation", "Claim", "Claims", "Dataset", "Entity", "Evaluation",
    "Evidence", "Fact", "Footnoted", "Model", "Organisation", "Paper", "Quantity", "Record",
    "Source", "Version", "claims", "curated", "facts",
]  # fmt: skip
