"""Citations: the works of a graph and which of them cite which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spallm.analysis.links import Steps, steps, turned
from spallm.analysis.relations import GROUPS
from spallm.store.subgraph import Subgraph

#: The kinds of works, ours and those of graphs that speak schema.org.
WORKS = frozenset({"paper", "ScholarlyArticle"})
#: All ways of citing; CiTO orders the others under ``cites``.
CITING = frozenset(GROUPS["citation"])
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Citations:
    """Works in order of their addresses, and the references of each; none refers to itself."""

    works: tuple[str, ...]
    references: Steps

    @cached_property
    def cited_by(self) -> Steps:
        """The works that cite each work."""
        return turned(self.references)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The citations in a fixed order, each as who cites and who is cited."""
        found = ((work, cited) for work, ends in self.references.items() for cited in ends)
        return tuple(sorted(found))

    def cites(self, work: str) -> frozenset[str]:
        """Return what a work is known to cite."""
        return self.references.get(work, _NONE)

    def citing(self, work: str) -> frozenset[str]:
        """Return what is known to cite a work."""
        return self.cited_by.get(work, _NONE)

    def among(self, works: Iterable[str]) -> Citations:
        """Return these works with the citations from one of them to another."""
        kept = set(works)
        chosen = tuple(work for work in self.works if work in kept)
        return Citations(
            chosen,
            {work: within for work in chosen if (within := self.cites(work) & kept)},
        )


def citations(graph: Subgraph) -> Citations:
    """Return the works of a graph and their citations.

    Works are papers, and in any graph whatever cites or is cited.

    >>> citations(Subgraph({}, ())).works
    ()
    """
    references = steps(graph.edges, CITING)
    papers = {iri for iri, node in graph.nodes.items() if node.kind in WORKS}
    cited = {work for ends in references.values() for work in ends}
    return Citations(tuple(sorted(papers | references.keys() | cited)), references)
