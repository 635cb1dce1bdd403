"""What answers tell of models and datasets: licences, descent, data and tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spallm.catalog import Catalog
from spallm.enrichment.answer import Answer
from spallm.enrichment.lacking import DESCENT
from spallm.enrichment.licences import UNSAID, Licences
from spallm.enrichment.likeness import is_meant, is_part
from spallm.enrichment.note import Kind, Note
from spallm.enrichment.service import What
from spallm.enrichment.telling import Said, evidence_of
from spallm.folding import folded
from spallm.identifiers import try_parse
from spallm.intake.told import Told
from spallm.matching.standing import equal_form
from spallm.records import Dataset, Entity, Model

#: Under which relations answers tell of licences.
_LICENCE = ("license", "weights_license")


@dataclass(frozen=True)
class Names:
    """What cards name, and what of ours is meant: licences, models, datasets, tasks."""

    licences: Licences
    models: Mapping[str, tuple[str, ...]]
    datasets: Mapping[str, str]
    tasks: Mapping[str, str]


def read_names(catalog: Catalog, licences: Licences, tasks: Mapping[str, str]) -> Names:
    """Return the names of a catalog; ``tasks`` are ids by id and by label."""
    models: dict[str, tuple[str, ...]] = {}
    datasets: dict[str, str] = {}
    for record in catalog:
        if isinstance(record, Model):
            for curie in _curies(claim.value for claim in record.weights):
                models[curie] = (*models.get(curie, ()), record.id)
        elif isinstance(record, Dataset):
            for curie in _curies(claim.value for claim in record.landing_page):
                datasets[curie] = record.id
    return Names(licences, models, datasets, {folded(name): each for name, each in tasks.items()})


def _curies(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        if (found := try_parse(address)) and found.scheme == "huggingface":
            yield equal_form(found.curie)


def told_of_thing(
    record: Entity, answers: Iterable[Answer], whats: frozenset[What], names: Names
) -> Said:
    """Return what answers tell of a model or a dataset, as far as it lacks that."""
    told: list[Told] = []
    notes: list[Note] = []
    for answer in answers:
        if isinstance(record, Dataset) and not _is_meant(record, answer):
            details = (answer.asked, answer.entry.title)
            notes.append(_note(record, "another-title", answer, *details))
            continue
        if "licences" in whats:
            _licence(record, answer, names.licences, told, notes)
        if "model-cards" in whats and isinstance(record, Model):
            _card(record, answer, names, told, notes)
    return Said(tuple(told), tuple(notes))


def _note(record: Entity, kind: Kind, answer: Answer, *details: str) -> Note:
    return Note(record.id, kind, answer.service.label, answer.address, details)


def _is_meant(dataset: Dataset, answer: Answer) -> bool:
    names = (dataset.name, *(claim.value for claim in dataset.aliases))
    title = answer.entry.title
    return not title or is_part(names, title) or is_meant(names, title)


def _field_of_licence(record: Entity, answer: Answer) -> str | None:
    """Return the field that the licence of an answer belongs in, unless it has one."""
    if isinstance(record, Dataset):
        return None if record.license else "license"
    if isinstance(record, Model) and answer.service.name == "github":
        return None if record.code_license else "code_license"
    if isinstance(record, Model) and answer.service.name == "hugging-face":
        return None if record.weights_license else "weights_license"
    return None


def _licence(
    record: Entity, answer: Answer, licences: Licences, told: list[Told], notes: list[Note]
) -> None:
    field = _field_of_licence(record, answer)
    said = (*(answer.related(name) for name in _LICENCE), answer.also("license"))
    for text in dict.fromkeys(text for texts in said for text in texts) if field else ():
        if meant := licences.meant(text):
            told.append(_told(str(field), meant, answer))
        elif folded(text) not in UNSAID:
            notes.append(_note(record, "no-licence", answer, text))


def _told(field: str, value: str, answer: Answer) -> Told:
    return Told(field, value, answer.service.name, evidence_of(answer))


def _card(model: Model, answer: Answer, names: Names, told: list[Told], notes: list[Note]) -> None:
    """Add what a card says of descent, data and tasks, unless it speaks of several models."""
    if answer.service.name != "hugging-face":
        return
    if len(names.models.get(equal_form(answer.asked), ())) > 1:
        notes.append(_note(model, "shared-repository", answer, answer.asked))
        return
    _descent(model, answer, names, told, notes)
    for task in answer.related("tasks") if not model.tasks else ():
        if meant := names.tasks.get(folded(task.replace("-", " "))) or names.tasks.get(
            folded(task)
        ):
            told.append(_told("tasks", meant, answer))
        else:
            notes.append(_note(model, "no-task", answer, task))
    _data(model, answer, names, told, notes)


def _descent(
    model: Model, answer: Answer, names: Names, told: list[Told], notes: list[Note]
) -> None:
    if any(getattr(model, field) for field in DESCENT):
        return
    for field in DESCENT:
        for target in answer.related(field):
            found = try_parse(f"huggingface:{target}")
            bases = names.models.get(equal_form(found.curie), ()) if found else ()
            if len(bases) == 1 and bases[0] != model.id:
                told.append(_told(field, bases[0], answer))
            elif model.id not in bases:
                notes.append(_note(model, "no-model", answer, field, target))


def _data(model: Model, answer: Answer, names: Names, told: list[Told], notes: list[Note]) -> None:
    """Add the data; a card does not say for what they were used, but whether there was a base."""
    has_base = any(answer.related(field) or getattr(model, field) for field in DESCENT)
    field = "fine_tuned_on" if has_base else "pretrained_on"
    if getattr(model, field):
        return
    for target in answer.related("trained_on"):
        found = try_parse(f"huggingface:datasets/{target}")
        if found and (meant := names.datasets.get(equal_form(found.curie))):
            told.append(_told(field, meant, answer))
        else:
            notes.append(_note(model, "no-dataset", answer, target))
