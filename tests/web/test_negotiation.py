"""What a client is given of what it likes."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spallm.web.endpoint.accept import choose
from spallm.web.endpoint.offers import GRAPHS, TABLES

SELECT = "SELECT ?what { ?s ?p ?what }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("application/sparql-results+json", "json"),
        ("application/sparql-results+xml", "xml"),
        ("text/csv", "csv"),
        ("TEXT/CSV", "csv"),
        ("text/tab-separated-values", "tsv"),
        ("text/*", "csv"),
        ("application/*", "json"),
        ("application/json", "json"),
        ("application/xml", "xml"),
        ("text/xml", "xml"),
        ("text/plain", "csv"),
        ("text/csv, */*", "csv"),
        ("*/*, text/csv", "csv"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", "xml"),
        ("text/csv;q=0.5, */*;q=0.4", "csv"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("*/*;q=0.1, text/*;q=0.2", "csv"),
        ("text/csv;header=present", "csv"),
        ('text/csv;note="a,b;q=0";q=0.9, */*;q=0.8', "csv"),
        ("text/html, text/tab-separated-values;q=0.1", "tsv"),
        ("application/sparql-results+json;q=1.5, text/csv", "csv"),
        ("nonsense, text/csv", "csv"),
        (" text/csv ;  q=0.7 ,, ", "csv"),
        (BROWSER, "xml"),
        ("text/html", None),
        ("text/csv;q=0", None),
        ("*/*;q=0", None),
        ("nonsense", None),
    ],
)
def test_a_table_comes_in_the_format_that_is_liked_best(accept: str, expected: str | None) -> None:
    offer = choose(TABLES, accept)
    assert (offer and offer.format) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "turtle"),
        ("text/turtle", "turtle"),
        ("application/n-triples", "ntriples"),
        ("application/trig", "trig"),
        ("application/n-quads", "nquads"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("application/rdf+xml", "rdfxml"),
        ("application/xml", "rdfxml"),
        ("text/plain", "ntriples"),
        ("text/*", "turtle"),
        ("application/rdf+xml;q=0.8, text/turtle;q=0.9", "turtle"),
        ("text/csv", None),
    ],
)
def test_a_graph_comes_in_the_format_that_is_liked_best(accept: str, expected: str | None) -> None:
    offer = choose(GRAPHS, accept)
    assert (offer and offer.format) == expected


@given(st.text(alphabet='atex/*;,=q01."\\ -+', max_size=60))
def test_any_header_is_answered_by_an_offer_or_by_none(accept: str) -> None:
    offer = choose(TABLES, accept)
    assert offer is None or offer in TABLES.offers


def test_a_hostile_header_is_read_in_no_time() -> None:
    assert choose(TABLES, "text/html" + " ; " * 20_000 + "x y") is None


@pytest.mark.parametrize("accept", ["application/json", "text/xml", "text/plain"])
def test_a_plain_type_is_given_back_as_it_was_asked_for(client, accept: str) -> None:
    answer = client.query(SELECT, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_graph_is_written_in_the_syntax_of_its_type(client, accept, form) -> None:
    answer = client.query(CONSTRUCT, accept)
    assert answer.headers["content-type"] == accept
    (quad,) = ox.parse(answer.content, form)
    assert quad.object.value == "the default graph"


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        ("text/csv", "what\r\nthe default graph\r\n"),
        ("text/tab-separated-values", '?what\n"the default graph"\n'),
    ],
)
def test_a_table_is_written_in_the_syntax_of_its_type(client, accept: str, body: str) -> None:
    assert client.query(SELECT, accept).text == body


def test_a_yes_comes_as_json_and_xml_too(client) -> None:
    assert client.query("ASK {}", "application/sparql-results+json").json()["boolean"] is True
    assert "<boolean>true" in client.query("ASK {}", "application/sparql-results+xml").text


def test_several_accept_headers_are_one_list(client) -> None:
    accepted = [("accept", "text/html"), ("accept", "text/csv")]
    answer = client("GET", params={"query": SELECT}, headers=accepted)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_what_is_not_to_be_had_is_answered_with_what_is(client) -> None:
    answer = client.query(SELECT, "image/png")
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text
    assert "text/turtle" not in answer.text


def test_every_answer_says_that_it_depends_on_accept(client) -> None:
    for answer in (client.query(SELECT), client.query(SELECT, "image/png"), client("GET")):
        assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("name", ["format", "output"])
@pytest.mark.parametrize("value", ["csv", "CSV", "text/csv"])
def test_a_link_may_name_the_format(client, name: str, value: str) -> None:
    answer = client.query(SELECT, "*/*", **{name: value})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_plus_that_nobody_escaped_is_still_a_plus(client) -> None:
    answer = client("GET", "/sparql?query=ASK%7B%7D&format=application/sparql-results+xml")
    assert answer.headers["content-type"] == "application/sparql-results+xml"


def test_json_of_a_graph_is_json_ld(client) -> None:
    answer = client.query(CONSTRUCT, "*/*", format="json")
    assert answer.headers["content-type"] == "application/ld+json"
    assert json.loads(answer.content)[0]["@id"] == "http://example.org/default"


def test_an_unknown_format_is_answered_with_the_known_ones(client) -> None:
    answer = client.query(SELECT, "*/*", format="xlsx")
    assert answer.status_code == 400
    assert "csv" in answer.text


def test_a_format_of_graphs_does_not_fit_a_table(client) -> None:
    assert client.query(SELECT, "*/*", format="turtle").status_code == 406
