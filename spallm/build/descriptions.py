"""One-line descriptions of models, datasets and tasks, written from the facts by one code.

They are made anew with every build, so they can never say something else than the facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from spallm.build.phrases import PHRASES, Phrases
from spallm.build.terms import entity, label, triple
from spallm.catalog import Catalog
from spallm.ontology import Ontology
from spallm.records import KINDS, Dataset, Entity, Model, Paper, Quantity, curated
from spallm.vocabulary import BASE, SCHEMA

#: Schemes whose concepts open the line.
HEADS = frozenset({"model-level", "dataset-kind"})
Names = Mapping[str, Mapping[str, str]]


def descriptions(catalog: Catalog, ontology: Ontology) -> list[ox.Triple]:
    """Return the descriptions of everything that has facts to describe it, in both languages."""
    names = _names(catalog, ontology)
    feeds = _corpora(catalog)
    taken_up, studied = _tasks(catalog, Model), _tasks(catalog, Paper)
    found: list[ox.Triple] = []
    for language, phrases in PHRASES.items():
        teller = _Teller(names, language, phrases)
        texts = {
            **{entity("model", m.id): teller.model(m) for m in _all(catalog, Model)},
            **{entity("dataset", d.id): teller.dataset(d, feeds[d.id])
               for d in _all(catalog, Dataset)},
            **{entity("task", task): teller.task(taken_up[task], studied[task])
               for task in ontology.schemes.get("task", ())},
        }  # fmt: skip
        found += [
            triple(node, SCHEMA.description, label(text, language))
            for node, text in texts.items()
            if text
        ]
    return found


def _all(catalog: Catalog, record_class: type[Entity]) -> Iterator[Any]:
    return iter(catalog.records[record_class.kind].values())


def _names(catalog: Catalog, ontology: Ontology) -> Names:
    names: dict[str, Mapping[str, str]] = dict(ontology.labels)
    for record in catalog:
        names[f"{BASE}{record.kind}/{record.id}"] = {
            "en": record.name, "zh": record.name_zh or record.name,
        }  # fmt: skip
    return names


def _corpora(catalog: Catalog) -> Counter[str]:
    return Counter(
        claim.value for model in _all(catalog, Model) for claim in curated(model.pretrained_on)
    )


def _tasks(catalog: Catalog, record_class: type[Model | Paper]) -> Counter[str]:
    records = _all(catalog, record_class)
    return Counter(claim.value for record in records for claim in curated(record.tasks))


class _Teller:
    """Puts facts into one line of a language."""

    def __init__(self, names: Names, language: str, phrases: Phrases) -> None:
        self._names, self._language, self._phrases = names, language, phrases

    def model(self, model: Model) -> str:
        """Return what a model is, how large, trained on what, for what."""
        say = self._phrases
        clauses = [
            self._listed("architecture", model.architectures),
            say.reads(self._listed("modality", model.modalities)),
            say.species(self._listed("species", model.species)),
            say.parameters(_first(model.parameters)),
            say.pretrained(
                self._quantity(_first(model.pretraining_size)),
                self._listed("dataset", model.pretrained_on),
            ),
            say.serves(self._listed("task", model.tasks)),
        ]
        kind = self._listed("model-level", model.level) or self._phrases.model
        return self._line(kind, _first(model.year), clauses)

    def dataset(self, dataset: Dataset, models: int) -> str:
        """Return what a data set is, how large, of what, and how many models it feeds."""
        say = self._phrases
        clauses = [
            self._quantity(_first(dataset.size)),
            self._listed("modality", dataset.modalities),
            say.species(self._listed("species", dataset.species)),
            say.within(self._listed("dataset", (*dataset.part_of, *dataset.version_of))),
            say.feeds(models),
        ]
        kind = self._listed("dataset-kind", dataset.type) or self._phrases.dataset
        return self._line(kind, None, clauses)

    def task(self, models: int, works: int) -> str:
        """Return how many models take up a task, and how many works study it."""
        return self._phrases.taken_up(models, works)

    def _line(self, kind: str, year: int | None, clauses: list[str]) -> str:
        return self._phrases.line(kind, year, [clause for clause in clauses if clause])

    def _listed(self, kind: str, claims: tuple[Any, ...]) -> str:
        names = [self._name(f"{BASE}{kind}/{claim.value}") for claim in curated(claims)]
        is_concept = kind not in KINDS and kind not in HEADS
        return self._phrases.listed([self._phrases.concept(n) if is_concept else n for n in names])

    def _name(self, iri: str) -> str:
        names = self._names.get(iri, {})
        return names.get(self._language) or names.get("en") or iri.rpartition("/")[2]

    def _quantity(self, quantity: Quantity | None) -> str:
        return self._phrases.quantity(quantity) if quantity else ""


def _first(claims: tuple[Any, ...]) -> Any:
    shown = curated(claims)
    return shown[0].value if shown else None
