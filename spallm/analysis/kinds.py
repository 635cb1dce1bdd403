"""The kinds of entities that our own graphs know."""

from __future__ import annotations

#: Kinds with records of their own.
RECORD_KINDS = ("model", "paper", "dataset", "organisation", "source")
#: Concept schemes.
CONCEPT_KINDS = (
    "task", "architecture", "tokenization", "objective", "modality", "species", "license",
    "genre", "section", "status", "dataset-kind", "model-level", "basis", "outcome",
    "characteristic",
)  # fmt: skip
KINDS = RECORD_KINDS + CONCEPT_KINDS
#: Kinds that so many entities share that a walk through one of them says nothing.
TOPIC_KINDS = frozenset({"source", *CONCEPT_KINDS})
