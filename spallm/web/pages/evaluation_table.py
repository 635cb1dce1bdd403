"""Evaluations as a table: who tested what, on what, and what came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.store.statement import key
from spallm.views.wording import Text
from spallm.vocabulary import CODEMETA, DCTERMS

if TYPE_CHECKING:
    from spallm.views.tested import Evaluation
    from spallm.web.library import Library
    from spallm.web.pages.facts import Facts, Shown
    from spallm.web.pages.sources import Sources

#: Outcomes that are good news and bad news, by the ends of their addresses.
_TONES = {"better-than-baseline": "good", "worse-than-baseline": "warn"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a test went: its name, and whether that is good or bad news."""

    name: Text
    tone: str


@dataclass(frozen=True, slots=True)
class Tested:
    """One row; ``is_own`` says that the work introduced the model that it tests."""

    works: tuple[Shown, ...]
    models: tuple[Shown, ...]
    tasks: tuple[Shown, ...]
    datasets: tuple[Shown, ...]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Text, ...]
    metrics: tuple[Text, ...]
    results: tuple[Text, ...]
    sources: tuple[int, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The tests that speak of an entity, and the columns in which they differ."""

    rows: tuple[Tested, ...]
    columns: Mapping[str, bool]
    independent: int


def evaluation_table(library: Library, iri: str, facts: Facts, sources: Sources) -> Table | None:
    """Return the tests that speak of an entity, the newest first, or nothing if there are none."""
    found = sorted(library.evaluations_at.get(iri, ()), key=lambda e: _newest(library, e))
    if not found:
        return None
    rows = tuple(_tested(library, each, facts, sources) for each in found)
    ends = {
        "works": {each.works for each in found},
        "models": {each.models for each in found},
        "tasks": {each.tasks for each in found},
        "datasets": {each.datasets for each in found},
    }
    columns = {name: values != {(iri,)} and values != {()} for name, values in ends.items()}
    return Table(rows, columns, len({r.works for r in rows if not r.is_own}))


def _newest(library: Library, each: Evaluation) -> tuple[int, Sequence[str], str]:
    year = max((library.years.get(work, 0) for work in each.works), default=0)
    return -year, each.works, each.iri


def _tested(library: Library, each: Evaluation, facts: Facts, sources: Sources) -> Tested:
    works, models, tasks, datasets = (
        tuple(facts.link(iri) for iri in ends)
        for ends in (each.works, each.models, each.tasks, each.datasets)
    )
    outcomes = (
        Outcome(library.wording.thing(iri), _TONES.get(iri.rpartition("/")[2], ""))
        for iri in each.outcomes
    )
    return Tested(
        works,
        models,
        tasks,
        datasets,
        tuple(outcomes),
        each.findings,
        each.metrics,
        each.results,
        tuple(sources.numbers(each.evidence)),
        bool(set(each.works) & set(_introducing(library, each.models))),
    )


def _introducing(library: Library, models: Iterable[str]) -> Iterable[str]:
    """Yield the works that introduce models, or the families that these are versions of."""
    for model in models:
        family = (key(value) for value in library.curated.values(model, DCTERMS.isVersionOf))
        for each in (model, *family):
            yield from map(key, library.curated.values(each, CODEMETA.referencePublication))
