"""Topics: the sections, tasks and modalities of works and models, as far as the graph says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from spallm.analysis.links import Steps, reached, steps, turned
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import CODEMETA, DCTERMS, FAIR4ML, SCHEMA, SKOS, SPALLM

#: What tells works apart, by kind of concept.
TELLING = ("section", "task", "modality")


class Topics:
    """What works and models are about; give it the whole graph.

    A model has the sections of the works that introduced it, and a work has the tasks and
    modalities of the models that it introduced beside its own.
    """

    def __init__(self, whole: Subgraph) -> None:
        self._whole = whole

    @cached_property
    def sections(self) -> Steps:
        """The sections of works and of the models they introduced."""
        return _joined(self._filed, _through(self._introduced_in, self._filed))

    @cached_property
    def tasks(self) -> Steps:
        """The tasks of models, and of the works that study them or introduced such a model."""
        own = steps(self._whole.edges, [FAIR4ML.mlTask, SCHEMA.about])
        return self._of_kind(_joined(own, _through(self._introduces, own)), "task")

    @cached_property
    def modalities(self) -> Steps:
        """The modalities of models and of the works that introduced them."""
        own = steps(self._whole.edges, [SPALLM.hasModality])
        return _joined(own, _through(self._introduces, own))

    @cached_property
    def all(self) -> Steps:
        """All of these together."""
        return _joined(self.sections, self.tasks, self.modalities)

    def with_broader(self, found: Steps) -> Steps:
        """Return the topics with all that they stand under."""
        return {bearer: self.upwards(topics) for bearer, topics in found.items()}

    def upwards(self, topics: Iterable[str]) -> frozenset[str]:
        """Return topics and all that they stand under."""
        own = frozenset(topics)
        return own.union(*(reached(topic, self._broader) for topic in own))

    def kind(self, topic: str) -> str:
        """Return the kind of a topic: section, task or modality."""
        return self._whole.nodes[topic].kind

    @cached_property
    def _filed(self) -> Steps:
        return self._of_kind(steps(self._whole.edges, [DCTERMS.subject]), "section")

    @cached_property
    def _introduced_in(self) -> Steps:
        return steps(self._whole.edges, [CODEMETA.referencePublication])

    @cached_property
    def _introduces(self) -> Steps:
        return turned(self._introduced_in)

    @cached_property
    def _broader(self) -> Steps:
        return steps(self._whole.edges, [SKOS.broader])

    def _of_kind(self, found: Steps, kind: str) -> Steps:
        kept = {
            bearer: frozenset(topic for topic in topics if self.kind(topic) == kind)
            for bearer, topics in found.items()
        }
        return {bearer: topics for bearer, topics in kept.items() if topics}


def _through(ways: Steps, found: Steps) -> Steps:
    """Return what is found where the ways lead."""
    return {
        start: frozenset(topic for end in ends for topic in found.get(end, ()))
        for start, ends in ways.items()
    }


def _joined(*parts: Steps) -> Steps:
    found: dict[str, set[str]] = defaultdict(set)
    for bearer, topics in _items(parts):
        found[bearer] |= topics
    return {bearer: frozenset(topics) for bearer, topics in found.items() if topics}


def _items(parts: Iterable[Steps]) -> Iterable[tuple[str, frozenset[str]]]:
    return (item for part in parts for item in part.items())
