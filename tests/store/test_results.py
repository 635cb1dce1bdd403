from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from spallm.errors import QueryError
from spallm.store.results import Literal, NamedNode, parse_boolean, parse_table, python_value, text
from spallm.vocabulary import XSD


def test_a_table_keeps_columns_rows_and_what_is_unbound(graph):
    table = graph.select(
        "SELECT ?name ?nothing { ?m skos:prefLabel ?name FILTER(LANG(?name) = 'zh') }"
    )
    assert table.columns == ("name", "nothing")
    assert table.rows == ((Literal("空间", language="zh"), None),)
    assert table.texts() == [{"name": "空间", "nothing": ""}]
    assert table.column("name") == (Literal("空间", language="zh"),)


@pytest.mark.parametrize(
    ("written", "datatype", "value"),
    [
        ("12", XSD.integer, 12),
        ("2.50", XSD.decimal, Decimal("2.50")),
        ("1e3", XSD.double, 1000.0),
        ("true", XSD.boolean, True),
        ("2024-05-01", XSD.date, date(2024, 5, 1)),
        ("tomorrow", XSD.date, "tomorrow"),
        ("many", XSD.integer, "many"),
        ("007", XSD.string, "007"),
    ],
)
def test_literals_become_python_values(written, datatype, value):
    found = python_value(Literal(written, datatype=NamedNode(datatype)))
    assert (found, type(found)) == (value, type(value))


def test_an_answer_of_the_other_kind_is_refused():
    with pytest.raises(QueryError):
        parse_table(b'{"head":{},"boolean":true}')
    with pytest.raises(QueryError):
        parse_boolean(b'{"head":{"vars":[]},"results":{"bindings":[]}}')


def test_nothing_is_written_as_nothing():
    assert text(None) == ""
    assert python_value(None) is None
