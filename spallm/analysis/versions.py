"""Versions: which models are releases of which, up to the family that they all belong to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from spallm.analysis.links import Steps, reached, steps, turned
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import DCTERMS


class Versions:
    """What is a version of what; give it the whole graph.

    >>> Versions(Subgraph({}, ())).family("scgpt")
    'scgpt'
    """

    def __init__(self, whole: Subgraph) -> None:
        self._whole = whole

    def above(self, model: str) -> frozenset[str]:
        """Return what a model is a version of, up to the top."""
        return reached(model, self._above)

    def releases(self, model: str) -> frozenset[str]:
        """Return a model and all its versions."""
        return reached(model, self._below) | {model}

    def family(self, model: str) -> str:
        """Return the top of what a model is a version of, the model itself where nothing is.

        Of several tops the first by address is taken, so that every model counts once.
        """
        return min((each for each in self.above(model) if each not in self._above), default=model)

    def families(self, models: Iterable[str]) -> tuple[str, ...]:
        """Return the families that these models belong to, each once, in order."""
        return tuple(sorted({self.family(model) for model in models}))

    @cached_property
    def _above(self) -> Steps:
        return steps(self._whole.edges, [DCTERMS.isVersionOf])

    @cached_property
    def _below(self) -> Steps:
        return turned(self._above)
