"""Leaks: tests on data that the model, or one that it was made from, may have seen.

The saved query ``possible-leakage`` asks the same in SPARQL; a test holds the two together. Here
it is walked, so that a page is made without an engine and without a deadline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spallm.store.statement import key
from spallm.store.subgraph import Edge
from spallm.views.curated import Curated
from spallm.views.wording import Text
from spallm.vocabulary import BASE, CITO, DCTERMS, FAIR4ML, PROV, SPALLM

Json = dict[str, Any]

_SAME: Text = ["the same data", "同一数据"]
_PART: Text = ["part of the corpus", "属于预训练语料"]
_DRAWN: Text = ["the corpus draws on it", "预训练语料取自该数据"]

_MADE_FROM = (PROV.wasDerivedFrom, DCTERMS.isVersionOf)
_WITHIN = (DCTERMS.isPartOf, DCTERMS.isVersionOf)
_REPOSITORY = f"{BASE}dataset-kind/repository"
_MULTIPLE = f"{BASE}species/multiple-species"


@dataclass(frozen=True, slots=True)
class Leak:
    """A work's test of a model on data related to what a model in its descent was trained on."""

    paper: str
    model: str
    data: str
    trained: str
    corpus: str
    how: Text
    only_possible: bool


def leaks(edges: Collection[Edge], curated: Curated) -> tuple[Leak, ...]:
    """Return the tests on data that may have been seen; shared origin proves no overlap."""
    found = {
        (leak.paper, leak.model, leak.data, leak.trained, leak.corpus, str(leak.how)): leak
        for paper, model, data in sorted(_tests(edges, curated))
        for leak in _of_test(paper, model, data, curated)
    }
    return tuple(found[each] for each in sorted(found))


def entries(found: tuple[Leak, ...], places: Mapping[str, int]) -> list[Json]:
    """Return the leaks among the things that are drawn."""
    return [
        {
            "p": places[leak.paper],
            "m": places[leak.model],
            "d": places[leak.data],
            "trained": places[leak.trained],
            "corpus": places[leak.corpus],
            "how": leak.how,
            "only_possible": leak.only_possible,
        }
        for leak in found
        if {leak.paper, leak.model, leak.data, leak.trained, leak.corpus} <= places.keys()
    ]


def _tests(edges: Collection[Edge], curated: Curated) -> Iterator[tuple[str, str, str]]:
    """Yield work, model and data of each test: as stated, or else as the work's use of data."""
    stated = set()
    for iri in curated.subjects():
        for model in curated.values(iri, FAIR4ML.evaluatedMLModel):
            for paper in curated.values(iri, DCTERMS.source):
                for data in curated.values(iri, FAIR4ML.evaluationDataset):
                    stated.add((key(paper), key(model), key(data)))
    yield from stated
    for edge in edges:
        if edge.predicate == SPALLM.evaluates:
            for data in curated.values(edge.source, CITO.usesDataFrom):
                if (test := (edge.source, edge.target, key(data))) not in stated:
                    yield test


def _of_test(paper: str, model: str, data: str, curated: Curated) -> Iterator[Leak]:
    for trained in _closure(model, _MADE_FROM, curated):
        if not _shares_species(data, trained, curated):
            continue
        for value in curated.values(trained, SPALLM.pretrainedOn):
            corpus = key(value)
            kinds = {key(kind) for kind in curated.values(corpus, DCTERMS.type)}
            for how in _relations(data, corpus, curated):
                yield Leak(paper, model, data, trained, corpus, how, _REPOSITORY in kinds)


def _relations(data: str, corpus: str, curated: Curated) -> Iterator[Text]:
    if data == corpus:
        yield _SAME
    elif corpus in _closure(data, _WITHIN, curated):
        yield _PART
    if data in _beyond(corpus, (*_WITHIN, PROV.wasDerivedFrom), curated):
        yield _DRAWN


def _shares_species(data: str, trained: str, curated: Curated) -> bool:
    """Tell whether they have a species in common, or one of them tells none."""
    ours = {key(value) for value in curated.values(data, SPALLM.hasSpecies)}
    theirs = {key(value) for value in curated.values(trained, SPALLM.hasSpecies)}
    return not ours or not theirs or _MULTIPLE in theirs or bool(ours & theirs)


def _closure(start: str, predicates: tuple[str, ...], curated: Curated) -> list[str]:
    """Return a thing and all that the predicates lead to, nearest first."""
    found = [start]
    for thing in found:
        for predicate in predicates:
            found += [n for v in curated.values(thing, predicate) if (n := key(v)) not in found]
    return found


def _beyond(start: str, predicates: tuple[str, ...], curated: Curated) -> set[str]:
    """Return all that the predicates lead to in one step or more."""
    firsts = {key(value) for each in predicates for value in curated.values(start, each)}
    return {thing for first in firsts for thing in _closure(first, predicates, curated)}
