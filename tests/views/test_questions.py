"""What the page offers to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from spallm.store.saved import load_saved
from spallm.store.subgraph import subgraph
from spallm.views import render

Read = Callable[[str], Any]


def test_every_saved_query_is_offered_without_its_head(html: str, read: Read) -> None:
    offered = {query["name"]: query for query in read(html)["queries"]}
    assert offered.keys() == {query.name for query in load_saved()}
    assert not any("#+" in query["text"] for query in offered.values())
    (parameter,) = offered["models-for-modality"]["parameters"]
    assert (parameter["name"], parameter["type"]) == ("modality", "modality")
    assert parameter["default"] == "spatial-transcriptomics"


def test_terms_are_offered_as_they_are_written_with_their_names(html: str, read: Read) -> None:
    terms = {term["name"]: term["t"] for term in read(html)["vocabulary"]}
    assert terms["spallm:pretrainedOn"] == ["pretrained on", "预训练数据"]
    assert "fair4ml:MLModel" in terms


def test_a_foreign_graph_is_offered_questions_that_fit_any(read: Read) -> None:
    text = "<http://example.org/a> a <http://example.org/T> ."
    page = read(render(subgraph(ox.parse(text, format=ox.RdfFormat.TURTLE)), title="Foreign"))
    assert [query["name"] for query in page["queries"]] == ["classes", "properties"]
    assert "<http://example.org/T>" in [term["name"] for term in page["vocabulary"]]
