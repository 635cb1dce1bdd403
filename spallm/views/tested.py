"""Tested: each test of a model as one value, for tables, pages and the JSON interface."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.store.subgraph import Subgraph
from spallm.views.curated import Curated
from spallm.views.wording import Text, text
from spallm.vocabulary import DCTERMS, FAIR4ML, RDFS, SPALLM

_ENDS = (FAIR4ML.evaluatedMLModel, DCTERMS.source, FAIR4ML.mlTask, FAIR4ML.evaluationDataset)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One test of a model; what the graph does not say is empty. ``evidence`` names graphs."""

    iri: str
    models: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    metrics: tuple[Text, ...] = ()
    results: tuple[Text, ...] = ()
    outcomes: tuple[str, ...] = ()
    findings: tuple[Text, ...] = ()
    evidence: tuple[str, ...] = ()


def evaluations(whole: Subgraph, curated: Curated) -> Mapping[str, Evaluation]:
    """Return the evaluations of a graph by their addresses, in order."""
    tested = (iri for iri in curated.subjects() if curated.values(iri, FAIR4ML.evaluatedMLModel))
    return {iri: _evaluation(whole, curated, iri) for iri in sorted(tested)}


def by_end(found: Mapping[str, Evaluation]) -> Mapping[str, Sequence[Evaluation]]:
    """Return the evaluations by each model, work, task and dataset that they speak of."""
    sorted_out: dict[str, list[Evaluation]] = defaultdict(list)
    for each in found.values():
        for end in dict.fromkeys((*each.models, *each.works, *each.tasks, *each.datasets)):
            sorted_out[end].append(each)
    return sorted_out


def _evaluation(whole: Subgraph, curated: Curated, iri: str) -> Evaluation:
    ends = ([key(value) for value in curated.values(iri, end)] for end in _ENDS)
    models, works, tasks, datasets = (tuple(e for e in each if e in whole.nodes) for each in ends)
    return Evaluation(
        iri,
        models,
        works,
        tasks,
        datasets,
        _texts(curated, iri, FAIR4ML.evaluationMetrics),
        _texts(curated, iri, FAIR4ML.evaluationResults),
        tuple(key(value) for value in curated.values(iri, SPALLM.outcome)),
        _texts(curated, iri, RDFS.comment),
        tuple(sorted({said.graph for said in whole.said_of[iri] if said.graph})),
    )


def _texts(curated: Curated, iri: str, predicate: str) -> tuple[Text, ...]:
    """Return the texts of a predicate; one in several languages is one text."""
    values = [v for v in curated.values(iri, predicate) if isinstance(v, ox.Literal)]
    spoken = {v.language.lower(): v.value for v in values if v.language}
    plain = [v.value for v in values if not v.language]
    return (*([text(spoken, "")] if spoken else []), *plain)
