"""Subjects: what a graph files works under, in words that a heading may have as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.folding import folded, words
from spallm.store.subgraph import shortened

if TYPE_CHECKING:
    from spallm.store.graph import Graph

_LABELS = """SELECT DISTINCT ?concept ?label WHERE {
  VALUES ?kind { dcterms:subject spallm:hasModality fair4ml:mlTask }
  { ?thing ?kind ?concept } { ?concept skos:prefLabel ?label }
  UNION { GRAPH ?g { ?concept skos:prefLabel ?label } }
}"""
_BROADER = """SELECT DISTINCT ?concept ?broader WHERE {
  { ?concept skos:broader ?broader } UNION { GRAPH ?g { ?concept skos:broader ?broader } }
}"""
_OF_MODELS = """SELECT DISTINCT ?id ?concept WHERE {
  ?model codemeta:referencePublication ?paper . ?paper dcterms:identifier ?id .
  { ?model spallm:hasModality ?concept } UNION { ?model fair4ml:mlTask ?concept }
}"""
_SECTIONS = "SELECT DISTINCT ?section WHERE { ?work dcterms:subject ?section }"


@dataclass(frozen=True)
class Subjects:
    """Sections of a graph, and the modalities and tasks of what its works introduced.

    ``labels`` holds the names of all of these, in every language; ``broader`` what a section is
    part of; ``of_models`` the modalities and tasks by the id of the work.
    """

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    broader: Mapping[str, str] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()
    of_models: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words_of(self, concept: str) -> frozenset[str]:
        """Return the words by which a concept is called."""
        return frozenset(word for name in self.labels.get(concept, ()) for word in parts(name))

    def line(self, section: str) -> tuple[str, ...]:
        """Return a section and all that it is part of, the widest last."""
        found = [section]
        while (above := self.broader.get(found[-1])) and above not in found:
            found.append(above)
        return tuple(found)


def parts(text: str) -> frozenset[str]:
    """Return the words of a text; of Chinese, each two signs that stand beside each other.

    >>> sorted(parts("Spatial models")), sorted(parts("空间组学"))
    (['models', 'spatial'], ['空间', '组学', '间组'])
    """
    found: set[str] = set()
    for word in words(folded(text)):
        if word.isascii():
            found.add(word)
        else:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
    return frozenset(found)


def subjects_of(graph: Graph) -> Subjects:
    """Ask a graph what it files works under."""
    labels: dict[str, list[str]] = defaultdict(list)
    for row in graph.select(_LABELS).texts():
        labels[shortened(row["concept"])].append(row["label"])
    of_models: dict[str, set[str]] = defaultdict(set)
    for row in graph.select(_OF_MODELS).texts():
        of_models[row["id"]].add(shortened(row["concept"]))
    return Subjects(
        {concept: tuple(sorted(names)) for concept, names in labels.items()},
        {shortened(r["concept"]): shortened(r["broader"]) for r in graph.select(_BROADER).texts()},
        frozenset(shortened(row["section"]) for row in graph.select(_SECTIONS).texts()),
        {work: frozenset(some) for work, some in of_models.items()},
    )
