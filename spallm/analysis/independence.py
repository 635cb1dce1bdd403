"""Independence: whether a work that tests a model is its makers' own.

The one definition for tables, figures and analyses. A test is independent when the work that
reports it neither introduced the tested model nor anything that the model is a version of. Names of
authors are not compared: a name alone does not tell two people apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spallm.analysis.links import Steps, steps, turned
from spallm.analysis.versions import Versions
from spallm.store.subgraph import Subgraph
from spallm.vocabulary import CODEMETA, SPALLM


@dataclass(frozen=True, slots=True)
class Evaluators:
    """The works that tested a model: those of others, and its makers' own."""

    others: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()


class Independence:
    """Who tested which model, told apart by whose work it is; give it the whole graph.

    >>> Independence(Subgraph({}, ())).testers("nobody")
    Evaluators(others=frozenset(), makers=frozenset())
    """

    def __init__(self, whole: Subgraph) -> None:
        self._whole = whole
        self.versions = Versions(whole)

    def own(self, model: str) -> frozenset[str]:
        """Return the works that introduced a model or what it is a version of."""
        return self.introducing([model, *self.versions.above(model)])

    def introducing(self, models: Iterable[str]) -> frozenset[str]:
        """Return the works that introduced any of these models, each under its own name."""
        return frozenset(work for model in models for work in self._introduced.get(model, ()))

    def introduced_by(self, work: str) -> frozenset[str]:
        """Return what a work introduced."""
        return self._introducing.get(work, frozenset())

    def is_independent(self, work: str, model: str) -> bool:
        """Whether a test of a model in a work is somebody else's."""
        return work not in self.own(model)

    def testers(self, model: str, *, versions: bool = True) -> Evaluators:
        """Return who tested a model, or with ``versions`` any of its versions as well."""
        tested = self.versions.releases(model) if versions else {model}
        return self.told_apart((work, each) for each in tested for work in self.testing(each))

    def testing(self, model: str) -> frozenset[str]:
        """Return the works that tested a model under its own name."""
        return self._tests.get(model, frozenset())

    def told_apart(self, tests: Iterable[tuple[str, str]]) -> Evaluators:
        """Tell apart who is behind tests, each a work and the model that it tested.

        A work that tested somebody else's model beside its own counts among the others.
        """
        pairs = tuple(tests)
        others = frozenset(work for work, model in pairs if self.is_independent(work, model))
        return Evaluators(others, frozenset(work for work, _ in pairs) - others)

    @cached_property
    def _introduced(self) -> Steps:
        return steps(self._whole.edges, [CODEMETA.referencePublication])

    @cached_property
    def _introducing(self) -> Steps:
        return turned(self._introduced)

    @cached_property
    def _tests(self) -> Steps:
        return steps(self._whole.edges, [SPALLM.evaluates], backwards=True)
