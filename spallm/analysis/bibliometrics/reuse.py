"""Reuse: which models others were built on, beside how much they are cited and tested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spallm.analysis.bibliometrics.citations import Citations, citations
from spallm.analysis.independence import Independence
from spallm.analysis.links import Steps, reached, steps
from spallm.analysis.relations import COMPONENTS, WEIGHT_LINEAGE
from spallm.store.subgraph import Subgraph


@dataclass(frozen=True, slots=True)
class Standing:
    """A model family: how many works cite it, models build on it and works of others test it.

    ``cited`` is nothing where no work is known that introduced it. ``difference`` is the rank by
    citations less the rank by reuse: above zero, the model is built on more than it is cited.
    """

    model: str
    cited: int | None
    cited_rank: int | None
    reused: int
    reused_rank: int
    tested: int
    tested_rank: int

    @property
    def difference(self) -> int | None:
        """How many places higher the model stands by reuse than by citations."""
        return None if self.cited_rank is None else self.cited_rank - self.reused_rank


class Reuse:
    """What is built on what, and who cites and tests it; give it the whole graph."""

    def __init__(self, whole: Subgraph) -> None:
        self._whole = whole
        self.independence = Independence(whole)
        self.versions = self.independence.versions

    def users(self, family: str) -> frozenset[str]:
        """Return the models that inherit a family's weights, or use or follow a release of it.

        Weights are inherited over any number of steps; its own versions are not counted.
        """
        releases = self.versions.releases(family)
        heirs = frozenset[str]().union(*(reached(each, self._heirs) for each in releases))
        borrowers = (user for each in releases for user in self._borrowers.get(each, ()))
        return frozenset(
            user for user in heirs.union(borrowers) - releases
            if self._whole.nodes[user].kind == self._whole.nodes[family].kind
        )  # fmt: skip

    def citing(self, family: str) -> frozenset[str] | None:
        """Return the works that cite one that introduced a family or a release of it."""
        own = self.independence.introducing(self.versions.releases(family))
        if not own:
            return None
        return frozenset(work for each in own for work in self._citations.citing(each)) - own

    def built_on(self, families: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return who of these families is built on whom, by any release and in one step."""
        chosen = set(families)
        kinds = (*WEIGHT_LINEAGE, *COMPONENTS)
        pairs = {
            (self.versions.family(edge.source), self.versions.family(edge.target))
            for edge in self._whole.edges
            if edge.predicate in kinds
        }
        return tuple(sorted(p for p in pairs if p[0] != p[1] and chosen.issuperset(p)))

    def standings(self, families: Sequence[str]) -> tuple[Standing, ...]:
        """Return the families with their ranks among these, the most cited first."""
        citing = {each: self.citing(each) for each in families}
        cited = {each: len(works) for each, works in citing.items() if works is not None}
        reused = {each: len(self.users(each)) for each in families}
        tested = {each: len(self.independence.testers(each).others) for each in families}
        places = [ranks(each) for each in (cited, reused, tested)]
        found = (
            Standing(
                each, cited.get(each), places[0].get(each), reused[each], places[1][each],
                tested[each], places[2][each],
            )
            for each in families
        )  # fmt: skip
        return tuple(sorted(found, key=lambda s: (-1 if s.cited is None else -s.cited, s.model)))

    @cached_property
    def _citations(self) -> Citations:
        return citations(self._whole)

    @cached_property
    def _heirs(self) -> Steps:
        return steps(self._whole.edges, WEIGHT_LINEAGE, backwards=True)

    @cached_property
    def _borrowers(self) -> Steps:
        return steps(self._whole.edges, COMPONENTS, backwards=True)


def ranks(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return the rank of each by its count, from 1; those with the same count share a rank.

    >>> ranks({"a": 5, "b": 2, "c": 2, "d": 0})
    {'a': 1, 'b': 2, 'c': 2, 'd': 4}
    """
    better = sorted(counts.values(), reverse=True)
    return {each: better.index(count) + 1 for each, count in counts.items()}
