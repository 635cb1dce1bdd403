"""Evaluations: which work tested which model, on what, and what came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.store.subgraph import Subgraph
from spallm.views.curated import Curated
from spallm.views.evidence import Ledger
from spallm.views.wording import Text, Wording, text
from spallm.vocabulary import DCTERMS, FAIR4ML, RDFS, SPALLM

Json = dict[str, Any]

#: Outcomes by the ends of their addresses, from good news to bad; the last says that the work
#: gives no verdict.
OUTCOMES = ("better-than-baseline", "on-par", "mixed", "worse-than-baseline", "no-verdict")


class Evaluations:
    """The evaluations of the models that are drawn; outcomes are numbered once for all."""

    def __init__(
        self,
        graph: Subgraph,
        curated: Curated,
        wording: Wording,
        places: Mapping[str, int],
        ledger: Ledger,
    ) -> None:
        self._graph, self._curated, self._wording = graph, curated, wording
        self._places, self._ledger = places, ledger
        tested = [
            (iri, self._place(iri, FAIR4ML.evaluatedMLModel)) for iri in sorted(curated.subjects())
        ]
        self._tested = [(iri, model) for iri, model in tested if model is not None]
        found = {key(v) for iri, _ in self._tested for v in curated.values(iri, SPALLM.outcome)}
        self._outcomes = sorted(found, key=lambda iri: (rank(iri), iri))

    def outcomes(self) -> list[Json]:
        """Return the outcomes in use, from good to bad."""
        return [
            {"key": iri.rpartition("/")[2], "t": self._wording.thing(iri)} for iri in self._outcomes
        ]

    def entries(self) -> list[Json]:
        """Return the evaluations in order of their addresses."""
        return [self._entry(iri, model) for iri, model in self._tested]

    def _entry(self, iri: str, model: int) -> Json:
        said = self._curated.values
        datasets = [self._places.get(key(v)) for v in said(iri, FAIR4ML.evaluationDataset)]
        outcomes = [self._outcomes.index(key(v)) for v in said(iri, SPALLM.outcome)]
        single = {
            "p": self._place(iri, DCTERMS.source),
            "t": self._place(iri, FAIR4ML.mlTask),
            "o": min(outcomes, default=None),
        }
        return {
            "m": model,
            **{name: value for name, value in single.items() if value is not None},
            "d": [n for n in datasets if n is not None],
            "c": self._texts(iri, RDFS.comment),
            "metrics": self._texts(iri, FAIR4ML.evaluationMetrics),
            "results": self._texts(iri, FAIR4ML.evaluationResults),
            "e": self._ledger.numbers(self._evidence(iri)),
        }

    def _place(self, iri: str, predicate: str) -> int | None:
        found = (self._places.get(key(value)) for value in self._curated.values(iri, predicate))
        return next((n for n in found if n is not None), None)

    def _texts(self, iri: str, predicate: str) -> list[Text]:
        """Return the texts of a predicate; one in several languages is one text."""
        values = [v for v in self._curated.values(iri, predicate) if isinstance(v, ox.Literal)]
        spoken = {v.language.lower(): v.value for v in values if v.language}
        plain: list[Text] = [v.value for v in values if not v.language]
        return [*([text(spoken, "")] if spoken else []), *plain]

    def _evidence(self, iri: str) -> set[str]:
        return {each.graph for each in self._graph.said_of.get(iri, ()) if each.graph}


def rank(outcome: str) -> int:
    """Return the place of an outcome among the others, good news first."""
    name = outcome.rpartition("/")[2]
    return OUTCOMES.index(name) if name in OUTCOMES else len(OUTCOMES)
