"""The tutorial's review: what it says of its numbers is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.review.opening import state
from spallm.review.settings import read_review
from spallm.review.state import State

DOCS = Path(__file__).resolve().parents[2] / "docs"
TUTORIAL = (DOCS / "review.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example(bundled_graph: KnowledgeGraph) -> State:
    return state(bundled_graph, read_review(DOCS / "examples" / "spatial-review"))


def test_the_example_has_as_many_records_and_decisions_as_the_tutorial_says(example: State) -> None:
    assert f"{len(example.records)} decisions added" in TUTORIAL
    included, excluded = len(example.included), len(example.records) - len(example.included)
    assert f"{len(example.records)} records: {included} include, {excluded} exclude" in TUTORIAL
    assert not example.undecided
    assert not example.strangers


def test_every_decision_follows_the_criteria_of_the_example(example: State) -> None:
    for record in example.records:
        told = re.search(r"foundation|pre-?train", record.title, re.IGNORECASE)
        corpus = "pre-trained" in record.description
        assert (example.standing(record).outcome == "include") == bool(told or corpus), record.id


def test_the_selection_finds_what_the_tutorial_counts(
    example: State, bundled_graph: KnowledgeGraph
) -> None:
    found = bundled_graph.select(example.review.select)
    assert f"{len(found)} entities: model {len(found)}" in TUTORIAL
    tests = bundled_graph.select(
        "tests(models(section:spatial-models) & year:2023..) - papers(section:spatial-models)"
    )
    assert f"--count\n{len(tests)}\n" in TUTORIAL
