"""Tests on data that a model may have seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spallm import KnowledgeGraph
from spallm.exports.format import Selection
from spallm.store.subgraph import Subgraph
from spallm.views.curated import Curated
from spallm.views.leaks import Leak, entries, leaks

GraphOf = Callable[[str], Subgraph]
PHRASES = {
    "the same data": "the same data",
    "it is part of the corpus": "part of the corpus",
    "the corpus draws on it": "the corpus draws on it",
}


def _found(graph: Subgraph) -> tuple[Leak, ...]:
    return leaks(graph.edges, Curated(graph.said))


def test_the_walk_finds_what_the_saved_query_finds(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    asked = set()
    for row in bundled_graph.query("possible-leakage").to_dicts():
        phrase, _, caveat = row["overlap"].partition("; ")
        ends = ("paper", "model", "testData", "trainedModel", "corpus")
        asked.add((*(str(row[end]) for end in ends), PHRASES[phrase], bool(caveat)))
    walked = {
        (leak.paper, leak.model, leak.data, leak.trained, leak.corpus, leak.how[0],
         leak.only_possible)
        for leak in _found(bundled.whole)
    }  # fmt: skip
    assert len(walked) > 20
    assert walked == asked


MODEL = "model:m a fair4ml:MLModel ; spallm:pretrainedOn dataset:corpus . "
TEST = (
    "b:evaluation\\/1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:m ; "
    "dcterms:source paper:p ; fair4ml:evaluationDataset dataset:test . "
    "paper:p a schema:ScholarlyArticle ; spallm:evaluates model:m . "
)


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("dataset:test dcterms:isPartOf dataset:corpus .", "part of the corpus"),
        ("dataset:corpus prov:wasDerivedFrom dataset:test .", "the corpus draws on it"),
    ],
)
def test_data_within_the_corpus_or_below_it_are_told_apart(
    graph_of: GraphOf, said: str, how: str
) -> None:
    (leak,) = _found(graph_of(MODEL + TEST + said))
    assert (leak.how[0], leak.only_possible) == (how, False)


def test_what_an_ancestor_was_trained_on_counts(graph_of: GraphOf) -> None:
    text = (
        "model:old spallm:pretrainedOn dataset:test . model:m prov:wasDerivedFrom model:old . "
        "model:m a fair4ml:MLModel . model:old a fair4ml:MLModel . "
    )
    (leak,) = _found(graph_of(text + TEST))
    assert leak.trained.endswith("/model/old")


def test_data_of_another_species_cannot_leak(graph_of: GraphOf) -> None:
    text = (
        "dataset:test dcterms:isPartOf dataset:corpus ; spallm:hasSpecies b:species\\/mouse . "
        "model:m spallm:hasSpecies b:species\\/human . "
    )
    assert _found(graph_of(MODEL + TEST + text)) == ()


def test_a_repository_makes_overlap_only_possible(graph_of: GraphOf) -> None:
    text = (
        "dataset:test dcterms:isPartOf dataset:corpus . "
        "dataset:corpus dcterms:type b:dataset-kind\\/repository . "
    )
    (leak,) = _found(graph_of(MODEL + TEST + text))
    assert leak.only_possible


def test_a_circle_of_parts_ends(graph_of: GraphOf) -> None:
    text = (
        "dataset:test dcterms:isPartOf dataset:corpus . "
        "dataset:corpus dcterms:isPartOf dataset:test . "
    )
    assert {leak.how[0] for leak in _found(graph_of(MODEL + TEST + text))} == {
        "part of the corpus",
        "the corpus draws on it",
    }


def test_a_leak_is_shown_only_where_all_its_ends_are(graph_of: GraphOf) -> None:
    found = _found(graph_of(MODEL + TEST + "dataset:test dcterms:isPartOf dataset:corpus ."))
    places = {
        f"https://w3id.org/spallm/{name}": n
        for n, name in enumerate(("paper/p", "model/m", "dataset/test", "dataset/corpus"))
    }
    assert [entry["d"] for entry in entries(found, places)] == [2]
    del places["https://w3id.org/spallm/dataset/corpus"]
    assert entries(found, places) == []
