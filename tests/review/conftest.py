"""A review of the toy graph, and decisions about it without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.review import log
from spallm.review.folder import FIRST_CRITERIA, start
from spallm.review.opening import state
from spallm.review.review import Review
from spallm.review.state import State
from spallm.selecting.screening import Decision

#: Works by a short name, in the order of the records.
WORKS = {
    "gel": "a-single-cell-gene-expression-language-model",
    "spatial": "scgpt-spatial-continual-pretraining-of-single",
    "scgpt": "scgpt-toward-building-a-foundation-model",
    "geneformer": "transfer-learning-enables-predictions-in-network",
}

Standing = Callable[..., State]


@pytest.fixture(scope="package")
def toy_graph(toy: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(toy) as graph:
        yield graph


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """Return a review of four records, one of them for the model that it introduced."""
    made = Review(
        tmp_path / "review", "Four works", "exceiver | scgpt | scgpt-spatial | "
        "transfer-learning-enables-predictions-in-network", "Which are they?",
        exclude=FIRST_CRITERIA,
    )  # fmt: skip
    start(made)
    return made


@pytest.fixture
def stand(toy_graph: KnowledgeGraph, review: Review) -> Standing:
    """Return how the review stands after more decisions, each (work, reader, decision, …)."""

    def standing(*rows: tuple[str, ...], **changed: object) -> State:
        if rows:
            log.add(review.log, [decision(*row) for row in rows])
        return state(toy_graph, replace(review, **changed))  # type: ignore[arg-type]

    return standing


def decision(
    work: str, reader: str = "ann", word: str = "include", reason: str = "",
    stage: str = "screening",
) -> Decision:  # fmt: skip
    """Return a decision about a work by its short name."""
    return Decision(WORKS.get(work, work), stage, word, reason, reader, "2026-11-01")
