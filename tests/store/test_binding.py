from __future__ import annotations

import pytest

from spallm.errors import QueryError
from spallm.store.prepared import prepare
from spallm.store.results import BlankNode, Literal, NamedNode, text

X = NamedNode("urn:x")


def sent(query: str, **parameters) -> str:
    return prepare(query, parameters).text


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("ASK { ?s ?p $x }", "ASK { ?s ?p <urn:x> }"),
        ("ASK { ?x ?p ?o. ?o ?q $x}", "ASK { <urn:x> ?p ?o. ?o ?q <urn:x> }"),
        ("SELECT ?x ?y { ?x ?p ?y }", "SELECT (<urn:x> AS ?x) ?y { <urn:x> ?p ?y }"),
        ("SELECT (STR(?x) AS ?y) {}", "SELECT (STR( <urn:x> ) AS ?y) {}"),
        ("SELECT * {} GROUP BY ?x ORDER BY ?x DESC(?x)",
         "SELECT * {} GROUP BY (<urn:x>) ORDER BY (<urn:x>) DESC( <urn:x> )"),
        ("SELECT * {{SELECT ?x {?x ?p ?o}}}",
         "SELECT * {{SELECT (<urn:x> AS ?x) { <urn:x> ?p ?o}}}"),
        ("ASK { FILTER(?y<?x) }", "ASK { FILTER(?y< <urn:x> ) }"),
        ("ASK { ?s ?p '?x', <http://e/?x> # ?x\n, ?xx, ?x }",
         "ASK { ?s ?p '?x', <http://e/?x> # ?x\n, ?xx, <urn:x> }"),
        ("SELECT ?y { VALUES ?y { 1 } ?x ?p ?y }", "SELECT ?y { VALUES ?y { 1 } <urn:x> ?p ?y }"),
    ],
)  # fmt: skip
def test_a_term_takes_the_place_of_its_variable(query: str, bound: str):
    assert sent(query, x=X) == bound


def test_a_number_of_rows_is_written_bare():
    assert sent("SELECT * {} LIMIT $n", n=Literal(5)) == "SELECT * {} LIMIT 5"
    with pytest.raises(QueryError, match="whole number"):
        sent("SELECT * {} LIMIT $n", n=Literal("5; DROP"))


@pytest.mark.parametrize(
    "hostile",
    [
        '" } ; DROP ALL #',
        "'''",
        '\\" . ?s ?p ?o',
        "\n\r\t",
        "?x",
        "} SERVICE <http://x> {",
        "模型\\",
    ],
)
def test_hostile_text_stays_one_literal(graph, hostile: str):
    table = graph.select("SELECT ?x (STRLEN(?x) AS ?n) {}", x=Literal(hostile))
    assert text(table.rows[0][0]) == hostile


@pytest.mark.parametrize(
    "query", ["SELECT (1 AS ?x) {}", "ASK { BIND(1 AS ?x) }", "ASK { VALUES ?x { 1 } }",
              "ASK { VALUES (?y ?x) { (1 2) } }"]
)  # fmt: skip
def test_a_variable_that_the_query_fills_is_no_parameter(query: str):
    with pytest.raises(QueryError, match="from the query itself"):
        sent(query, x=X)


def test_a_parameter_without_a_variable_is_answered_with_those_there_are():
    with pytest.raises(QueryError, match=r"no variable \?model\nIts variables are: s, p"):
        sent("ASK { ?s $p ?s }", model=X)


def test_a_blank_node_cannot_be_bound():
    with pytest.raises(QueryError, match="blank node"):
        sent("ASK { ?x ?p ?o }", x=BlankNode("b"))


def test_a_bound_query_answers_for_that_term_only(graph):
    model = NamedNode("https://w3id.org/spallm/model/scgpt-spatial")
    table = graph.select("SELECT ?base ?model { ?model prov:wasDerivedFrom ?base }", model=model)
    assert [[text(term) for term in row] for row in table] == [
        ["https://w3id.org/spallm/model/scgpt", "https://w3id.org/spallm/model/scgpt-spatial"]
    ]
