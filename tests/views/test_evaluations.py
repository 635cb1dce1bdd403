"""Evaluations on the page: who tested what, and what came out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spallm.store.subgraph import Subgraph
from spallm.views import render

Read = Callable[[str], Any]
TEXT = """
model:m a fair4ml:MLModel . paper:p a schema:ScholarlyArticle . task:t a skos:Concept .
dataset:d a schema:Dataset .
b:evaluation\\/p\\/m-1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:m ;
    dcterms:source paper:p ; fair4ml:mlTask task:t ; fair4ml:evaluationDataset dataset:d ;
    fair4ml:evaluationMetrics "accuracy" ; fair4ml:evaluationResults "0.9" ;
    spallm:outcome b:outcome\\/worse-than-baseline ; rdfs:comment "Worse."@en, "更差。"@zh .
b:evaluation\\/p\\/m-2 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:m ;
    spallm:outcome b:outcome\\/better-than-baseline .
b:evaluation\\/p\\/stranger-1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:unknown .
b:outcome\\/worse-than-baseline a skos:Concept ; skos:prefLabel "worse"@en, "较差"@zh .
b:evidence\\/one { b:evaluation\\/p\\/m-1 rdfs:comment "Worse."@en . }
"""


def _page(graph_of: Callable[[str], Subgraph], read: Read) -> Any:
    return read(render(graph_of(TEXT), title="A"))


def test_an_evaluation_names_its_ends_and_its_source(
    graph_of: Callable[[str], Subgraph], read: Read
) -> None:
    page = _page(graph_of, read)
    first = page["evaluations"][0]
    ends = [first["m"], first["p"], first["t"], *first["d"]]
    assert [page["cards"][n]["id"] for n in ends] == ["m", "p", "t", "d"]
    assert (first["metrics"], first["results"]) == (["accuracy"], ["0.9"])
    assert first["c"] == [["Worse.", "更差。"]]
    assert [page["evidence"][n]["t"] for n in first["e"]] == ["one"]


def test_outcomes_run_from_good_to_bad(graph_of: Callable[[str], Subgraph], read: Read) -> None:
    page = _page(graph_of, read)
    assert [outcome["key"] for outcome in page["outcomes"]] == [
        "better-than-baseline",
        "worse-than-baseline",
    ]
    assert page["outcomes"][1]["t"] == ["worse", "较差"]
    assert [each["o"] for each in page["evaluations"]] == [1, 0]


def test_tests_of_models_that_are_not_drawn_are_left_out(
    graph_of: Callable[[str], Subgraph], read: Read
) -> None:
    assert len(_page(graph_of, read)["evaluations"]) == 2
