"""How to cite: the entries of a paper, or of the papers that introduced something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.store.statement import key
from spallm.vocabulary import CODEMETA

if TYPE_CHECKING:
    from spallm.exports.entries import Entry
    from spallm.web.library import Library
    from spallm.web.pages.facts import Facts, Shown

#: More than so many papers are no citation.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper to cite, and its entry in each format."""

    paper: Shown
    entry: Entry


def citations(library: Library, iri: str, facts: Facts) -> list[Citation]:
    """Return what to cite for an entity: itself if it is a paper, else what introduced it."""
    papers = [iri, *map(key, library.curated.values(iri, CODEMETA.referencePublication))]
    known = [paper for paper in papers if paper in library.entries][:_MOST]
    return [Citation(facts.link(paper), library.entries[paper]) for paper in known]
