from __future__ import annotations

import pytest

from spallm.errors import LimitExceeded, QueryRefused, QuerySyntaxError
from spallm.store.prepared import prepare
from spallm.store.text import LENGTH_LIMIT, QueryText


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * {}", "SELECT"),
        ("PREFIX a: <http://a/> BASE <http://b/> ASK {}", "ASK"),
        ("# SELECT\nCONSTRUCT WHERE {}", "CONSTRUCT"),
        ("DESCRIBE <http://a>", "DESCRIBE"),
    ],
)
def test_the_form_of_a_query_is_its_first_word(text: str, form: str):
    assert QueryText(text).form == form


@pytest.mark.parametrize(
    "text",
    ["INSERT DATA {}", "load <http://x>", "PREFIX a: <http://a> DELETE WHERE {}", "DROP ALL"],
)
def test_updates_are_refused(text: str):
    with pytest.raises(QueryRefused, match="only read"):
        prepare(text)


def test_a_text_that_is_no_query_is_shown_with_its_place():
    with pytest.raises(QuerySyntaxError, match="line 1, column 1"):
        prepare("hello")


@pytest.mark.parametrize(
    "text",
    [
        "ASK { SERVICE <http://x> {} }",
        "ASK { service silent ?x {} }",
        "ASK { FILTER EXISTS { Service<http://x>{} } }",
        "ASK { ?x ?y ?z FILTER(?x<'a>') SERVICE <http://e> {} FILTER(?x<'>') }",
        "ASK { ?x ?y ?z FILTER(?x<?y#>'''\n) SERVICE <http://e> {} #'''\n }",
        "ASK { ?x ?y ?z FILTER(?x<e:a&&?y='>') SERVICE <http://e> {} FILTER(?y='') }",
        "ASK { ?x ?y ?z FILTER(?x <e:a&&?y='>') SERVICE <http://e> {} FILTER(?y='') }",
        "ASK { SERVICESILENT <http://x> {} }",
        "ASK { service:x {} }",
        "ASK { ?x ?y trueSERVICE <http://x> {} }",
        f"ASK {{ ?x e:{'a' * 600}\\' ?z SERVICE <http://x> {{}} FILTER('a' = 'a') }}",
        "ASK { ?x e:\\_\\# ?z SERVICE <http://x> {}\n}",
        "ASK { ?x e:№\\' ?z SERVICE <http://x> {} FILTER('a' = 'a') }",
        "ASK { VALUES ?x { '''a' } SERVICE <http://x> {} # \\q '''\n}",
        "ASK { VALUES ?x { '''a' } SERVICE <http://x> {} # \\uD800 '''\n}",
        "ASK { FILTER(true <'x:> ' && 1 = 1) SERVICE <http://x> {} #'\n}",
        "ASK { FILTER(EXISTS {} <'x:> ' && 1 = 1) SERVICE <http://x> {} #'\n}",
    ],
)
def test_service_is_refused_however_it_hides(text: str):
    with pytest.raises(QueryRefused, match="SERVICE"):
        prepare(text, prefixes={"e": "http://e/", "service": "http://s/"})


def test_the_word_service_is_welcome_elsewhere():
    prepare("SELECT ?service { ?service a 'SERVICE' , <http://x/SERVICE#it> } # SERVICE")
    prepare("ASK {} # SERVICE <http://x> {}")
    prepare("PREFIX service: <http://s/> ASK { ?x service:of service:y }")


def test_an_allowed_endpoint_may_be_named_by_service():
    allowed = {"https://sparql.example.org"}
    prepare("ASK { SERVICE <https://sparql.example.org> {} }", services=allowed)
    with pytest.raises(QueryRefused):
        prepare("ASK { SERVICE <https://other.example.org> {} }", services=allowed)
    with pytest.raises(QueryRefused):
        prepare("ASK { SERVICE ?anywhere {} }", services=allowed)
    with pytest.raises(QueryRefused):
        prepare("ASK {} # SERVICE <https://other.example.org> {}", services=allowed)


@pytest.mark.parametrize("clause", ["FROM <file:///etc/passwd>", "FROM NAMED <FILE:x>"])
def test_files_are_not_read_through_from(clause: str):
    with pytest.raises(QueryRefused, match="files"):
        prepare(f"SELECT * {clause} {{ ?s ?p ?o }}")


def test_a_long_query_is_refused():
    with pytest.raises(LimitExceeded, match="100,001 characters"):
        prepare("ASK {" + " " * (LENGTH_LIMIT - 4))


@pytest.mark.parametrize("bracket", ["(", "{", "[", "<<", "{ ?s ?p ("])
def test_deep_brackets_are_refused(bracket: str):
    with pytest.raises(LimitExceeded, match="64 deep"):
        prepare("ASK {" + bracket * 5000)


def test_half_a_character_is_no_text():
    with pytest.raises(QuerySyntaxError, match="UTF-8"):
        prepare("ASK { ?s ?p '\udc80' }")


def test_known_prefixes_are_declared_without_moving_a_line():
    sent = prepare("ASK {\n ?s a schema:Dataset ; skos:prefLabel ?x }").text
    assert sent.count("PREFIX") == 2
    assert sent.count("\n") == 1


def test_a_prefix_that_the_text_declares_is_left_alone():
    text = "PREFIX schema: <http://schema.org/> ASK { ?s a schema:Dataset }"
    assert prepare(text).text == text


def test_an_unknown_prefix_is_answered_with_the_near_ones():
    with pytest.raises(QuerySyntaxError, match=r"column 10: the prefix sko: .*\n.*\n.*\n.*skos"):
        prepare("ASK { ?s sko:prefLabel ?x }")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("SELECT * {}", "SELECT * {} LIMIT 11"),
        ("SELECT * {} # end", "SELECT * {} LIMIT 11 # end"),
        ("SELECT * {} LIMIT 5", "SELECT * {} LIMIT 5"),
        ("SELECT * {} LIMIT " + "0" * 9000 + "5", "SELECT * {} LIMIT " + "0" * 9000 + "5"),
        ("SELECT * {} LIMIT " + "9" * 9000, "SELECT * {} LIMIT 11"),
        ("SELECT * {} LIMIT 500 OFFSET 3", "SELECT * {} LIMIT 11 OFFSET 3"),
        ("SELECT * {} ORDER BY (?x)", "SELECT * {} ORDER BY (?x) LIMIT 11"),
        ("SELECT * {} VALUES ?x { 1 }", "SELECT * {} LIMIT 11 VALUES ?x { 1 }"),
        ("SELECT * {{SELECT * {} LIMIT 900}}", "SELECT * {{SELECT * {} LIMIT 900}} LIMIT 11"),
        ("SELECT * {", "SELECT * {"),
        ("ASK {}", "ASK {}"),
    ],
)
def test_rows_are_bounded_by_a_limit_of_one_more(text: str, sent: str):
    assert prepare(text, rows=10).text == sent


def test_the_bound_of_rows_can_be_taken_off_again():
    query = prepare("ASK { $x a schema:Dataset }", rows=10)
    assert query.unbounded(10) == query
    for text in ("SELECT * {} ORDER BY ?x", "SELECT * {} LIMIT 500"):
        assert prepare(text, rows=10).unbounded(10).text == text


def test_true_and_false_may_be_written_in_any_letters():
    sent = prepare("ASK { FILTER (TRUE && !False) ?TRUE ?p 'TRUE' }").text
    assert sent == "ASK { FILTER (true && !false) ?TRUE ?p 'TRUE' }"


def test_relative_iris_are_relative_to_the_base_that_is_given():
    sent = prepare("ASK { <model/scgpt> a fair4ml:MLModel }", base="https://w3id.org/spallm/").text
    assert sent.startswith("BASE <https://w3id.org/spallm/> PREFIX fair4ml: <")


@pytest.mark.parametrize("text", ["BASE <http://a/> ASK { <b> ?p ?o }", "ASK { <urn:b> ?p ?o }"])
def test_a_query_that_needs_no_base_gets_none(text: str):
    assert prepare(text, base="https://w3id.org/spallm/").text == text
