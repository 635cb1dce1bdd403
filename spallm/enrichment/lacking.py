"""What records lack, and by which names services can be asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from spallm.enrichment.service import What
from spallm.identifiers import try_parse
from spallm.records import Dataset, Entity, Model, Paper

#: The statuses of works that no longer stand.
FALLEN = frozenset({"retracted", "withdrawn"})
#: The relations of a model to another whose weights it began with.
DESCENT = (
    "fine_tuned_from", "continually_pretrained_from", "initialized_from", "adapted_from",
    "distilled_from", "merged_from", "quantized_from", "derived_from",
)  # fmt: skip
#: What records of each kind can lack.
_KINDS: Mapping[str, frozenset[What]] = MappingProxyType({
    Paper.kind: frozenset({
        "identifiers", "authors", "venue", "dates", "citations", "published", "retractions",
    }),
    Model.kind: frozenset({"licences", "model-cards"}),
    Dataset.kind: frozenset({"licences"}),
})  # fmt: skip


def lacks(record: Entity) -> frozenset[What]:
    """Return what can be looked up for a record.

    Citations and retractions can always have come since; for the rest something has to be missing.
    """
    if isinstance(record, Paper):
        return frozenset(_of_paper(record))
    if isinstance(record, Model):
        return frozenset(_of_model(record))
    return frozenset(_of_dataset(record) if isinstance(record, Dataset) else ())


def can_lack(record: Entity) -> frozenset[What]:
    """Return what could be looked up for a record of this kind, if it were missing."""
    return _KINDS.get(record.kind, frozenset())


def _of_paper(paper: Paper) -> Iterator[What]:
    identified = any(version.identifiers for version in paper.versions)
    if not identified:
        yield "identifiers"
        return
    yield "citations"
    if not paper.authors:
        yield "authors"
    if not paper.venue:
        yield "venue"
    if not paper.year or any(v.date is None for v in paper.versions if v.identifiers):
        yield "dates"
    if all(version.form == "preprint" for version in paper.versions):
        yield "published"
    if not FALLEN & {claim.value for claim in paper.status}:
        yield "retractions"


def _of_model(model: Model) -> Iterator[What]:
    code, weights = _code(model), _weights(model)
    if (code and not model.code_license) or (weights and not model.weights_license):
        yield "licences"
    if weights and not (model.tasks and any(getattr(model, name) for name in DESCENT)):
        yield "model-cards"


def _of_dataset(dataset: Dataset) -> Iterator[What]:
    if dataset.doi and not dataset.license:
        yield "licences"


def names(record: Entity) -> tuple[str, ...]:
    """Return the identifiers by which services can be asked for a record."""
    if isinstance(record, Paper):
        return tuple(curie for version in record.versions for curie in version.identifiers)
    if isinstance(record, Model):
        return (*(() if record.code_license else _code(record)), *_weights(record))
    if isinstance(record, Dataset):
        texts = (claim.value for claim in record.doi)
        return tuple(found.curie for text in texts if (found := try_parse(text)))
    return ()


def _code(model: Model) -> tuple[str, ...]:
    """Return the repositories at GitHub that hold a model's code."""
    found = [try_parse(claim.value) for claim in model.code]
    return tuple(dict.fromkeys(each.curie for each in found if each and each.scheme == "github"))


def _weights(model: Model) -> tuple[str, ...]:
    """Return the repositories of models at Hugging Face that hold a model's weights."""
    found = [try_parse(claim.value) for claim in model.weights]
    ours = (each for each in found if each and each.scheme == "huggingface")
    return tuple(dict.fromkeys(each.curie for each in ours if each.value.count("/") == 1))


def owners(records: Iterable[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the records that have a name; a repository can hold several models."""
    found: dict[str, tuple[str, ...]] = {}
    for record in records:
        for name in names(record):
            found[name] = (*found.get(name, ()), record.id)
    return MappingProxyType(found)
