"""Every saved query is documented in both languages and gives its pinned answer on the toy set.

The answers in ``answers/`` were read line by line against the toy records when they were pinned.
After a change of the toy set or of a query, look at the difference before pinning anew:
``PIN=1 pytest tests/queries``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from spallm import KnowledgeGraph
from spallm.store.saved import SavedQuery, load_saved

ANSWERS = Path(__file__).parent / "answers"
QUERIES = {query.name: query for query in load_saved()}
#: Where the default would ask for something that the toy set lacks.
GIVEN = {
    "models-for-species": {"species": "human"},
    "open-models-for-task": {"task": "gene-function-prediction"},
    "who-says-so": {"entity": "model/scgenept"},
}


@pytest.fixture(scope="module")
def graph(toy: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(toy) as opened:
        yield opened


def answer(graph: KnowledgeGraph, query: SavedQuery) -> str:
    result = graph.query(query.name, **GIVEN.get(query.name, {}))
    rows = [
        "\t".join("" if row[column] is None else str(row[column]) for column in result.columns)
        for row in result
    ]
    return "\n".join(["\t".join(result.columns), *rows]) + "\n"


@pytest.mark.parametrize("name", QUERIES)
def test_a_saved_query_gives_its_pinned_answer(graph: KnowledgeGraph, name: str) -> None:
    path = ANSWERS / f"{name}.tsv"
    found = answer(graph, QUERIES[name])
    if os.environ.get("PIN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUERIES)
def test_a_saved_query_finds_something_in_the_toy_set(name: str) -> None:
    assert len((ANSWERS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()) > 1


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_saved_query_speaks_both_languages(query: SavedQuery) -> None:
    english = [query.title, query.description, *(p.description for p in query.parameters)]
    chinese = [query.title_zh, query.description_zh, *(p.description_zh for p in query.parameters)]
    assert all(english)
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in chinese)
    assert query.readers


def test_every_reader_has_queries() -> None:
    readers = {reader for query in QUERIES.values() for reader in query.readers}
    assert readers == {"student", "reviewer", "benchmark-author", "maintainer", "program"}


def test_no_answer_is_left_behind() -> None:
    assert {path.stem for path in ANSWERS.glob("*.tsv")} == set(QUERIES)
