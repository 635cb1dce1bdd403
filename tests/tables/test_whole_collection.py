"""The tables of the whole collection, held against what SPARQL finds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from spallm import KnowledgeGraph
from spallm.exports.format import Selection
from spallm.exports.table import Table
from spallm.tables.comparison import comparison
from spallm.tables.marks import sign
from spallm.tables.matrices import data_matrix, evaluation_list, task_matrix

_TESTS = """
SELECT ?id ?task ?outcome ?own WHERE {
  ?test fair4ml:evaluatedMLModel ?model ; dcterms:source ?work .
  ?model dcterms:identifier ?id .
  OPTIONAL { ?test fair4ml:mlTask/dcterms:identifier ?task }
  OPTIONAL { ?test spallm:outcome ?outcome }
  BIND (EXISTS { ?model dcterms:isVersionOf*/codemeta:referencePublication ?work } AS ?own)
}"""
_FACTS = """
SELECT ?id ?parameters ?licence ?weights ?year WHERE {
  ?model a fair4ml:MLModel ; dcterms:identifier ?id .
  OPTIONAL { ?model spallm:parameterCount ?parameters }
  OPTIONAL { ?model schema:license/skos:prefLabel ?licence FILTER (LANG(?licence) = "en") }
  OPTIONAL { ?model schema:distribution/schema:license/skos:prefLabel ?weights
             FILTER (LANG(?weights) = "en") }
  OPTIONAL { ?model spallm:year ?year }
}"""
_DATA = """
SELECT ?id ?data ?way WHERE {
  VALUES ?way { spallm:pretrainedOn spallm:fineTunedOn }
  ?model ?way ?set . ?model dcterms:identifier ?id . ?set dcterms:identifier ?data
}"""


@pytest.fixture(scope="module")
def asked(bundled_graph: KnowledgeGraph) -> list[dict[str, object]]:
    return list(bundled_graph.query(_TESTS).to_dicts())


def test_independent_tests_are_those_that_sparql_counts(
    bundled: Selection, asked: list[dict[str, object]]
) -> None:
    counted = Counter(row["id"] for row in asked if str(row["own"]).lower() == "false")
    table = comparison(bundled, columns=["id", "independent_tests"])
    numbers = {
        row.cells[1].text: row.cells[2].items[0].number for row in table.rows if row.cells[2].items
    }
    assert numbers == counted
    assert sum(counted.values()) > 200


def test_plain_facts_are_those_that_sparql_finds(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    found: dict[str, list[set[str]]] = defaultdict(lambda: [set(), set(), set(), set()])
    for row in bundled_graph.query(_FACTS).to_dicts():
        for place, name in enumerate(("parameters", "licence", "weights", "year")):
            if row.get(name) is not None:
                found[str(row["id"])][place].add(str(row[name]))
    columns = ["id", "parameters", "code_license", "weights_license"]
    for row in comparison(bundled, columns=columns).rows:
        told = [{str(i.number or i.text) for i in cell.items} for cell in row.cells[2:]]
        assert told == found[row.cells[1].text][:3], row.cells[0].text


def test_signs_count_the_tests_that_sparql_finds(
    bundled: Selection, asked: list[dict[str, object]]
) -> None:
    signs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in asked:
        is_own = str(row["own"]).lower() == "true"
        mark = sign(str(row["outcome"] or ""))
        signs[str(row["id"]), str(row["task"] or "task-not-stated")][
            f"({mark}" if is_own else mark
        ] += 1
    names = {node.label: node.id for node in bundled.whole.nodes.values() if node.kind == "model"}
    told = {
        key: Counter(dict(map(_counted, texts)))
        for key, texts in _cells(task_matrix(bundled), names)
    }
    assert told == signs


def test_training_data_are_those_that_sparql_finds(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    letters = {"pretrainedOn": "P", "fineTunedOn": "F"}
    found = {
        (row["id"], row["data"], letters[str(row["way"]).rpartition("#")[2]])
        for row in bundled_graph.query(_DATA).to_dicts()
    }
    names = {node.label: node.id for node in bundled.whole.nodes.values() if node.kind == "model"}
    cells = _cells(data_matrix(bundled), names)
    assert {(*key, text) for key, texts in cells for text in texts if text in "PF"} == found


def test_marked_leaks_are_those_of_the_saved_query(
    bundled_graph: KnowledgeGraph, bundled: Selection
) -> None:
    rows = bundled_graph.query("possible-leakage").to_dicts()
    nodes = bundled.whole.nodes
    found = {(nodes[str(r["model"])].id, nodes[str(r["testData"])].id) for r in rows}
    names = {node.label: node.id for node in nodes.values() if node.kind == "model"}
    cells = _cells(data_matrix(bundled), names)
    assert {key for key, texts in cells if any("!" in text for text in texts)} == found


@pytest.mark.parametrize("kind", ["model", "paper", "dataset", "task"])
def test_every_column_has_something_to_say(bundled: Selection, kind: str) -> None:
    table = comparison(bundled, columns=["all"], kind=kind)
    empty = [
        heading.name
        for place, heading in enumerate(table.headings)
        if not any(row.cells[place].items for row in table.rows)
    ]
    assert empty == []


def test_the_list_has_every_evaluation(bundled: Selection, asked: list[dict[str, object]]) -> None:
    assert len(evaluation_list(bundled).rows) == len(asked)


def _cells(table: Table, ids: dict[str, str]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    for row in table.rows:
        for heading, cell in zip(table.headings[1:], row.cells[1:], strict=True):
            if cell.items:
                yield (ids[row.cells[0].text], heading.name), [item.text for item in cell.items]


def _counted(text: str) -> tuple[str, int]:
    number, mark = text.strip("()")[:-1], text.strip("()")[-1]
    return f"({mark}" if text.startswith("(") else mark, int(number)
