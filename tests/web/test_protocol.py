"""The SPARQL 1.1 Protocol, clause by clause, and what is refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from spallm.errors import Busy, GraphError, LimitExceeded, QueryError, TooLarge
from spallm.store.engine import Limits, Reply
from spallm.web.app import application
from spallm.web.endpoint.body import BODY_LIMIT

ASK = "ASK { ?s ?p 'the default graph' }"
WHERE = "SELECT ?where { ?s <http://example.org/in> ?where } ORDER BY ?where"
EVERYWHERE = "SELECT ?where { GRAPH ?g { ?s <http://example.org/in> ?where } } ORDER BY ?where"
ONE, TWO = "http://example.org/one", "http://example.org/two"
QUERY = {"content-type": "application/sparql-query"}


def rows(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return answer.text.splitlines()[1:]


class Scripted:
    """An engine that does as it is told."""

    limits = Limits(rows=10)

    def __init__(self, outcome: Reply | Exception) -> None:
        self.outcome = outcome

    async def answer(self, *_: object) -> Reply:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    async def close(self) -> None:
        """End nothing."""


@pytest.fixture
def scripted(small_library, client_of):
    return lambda outcome: client_of(application(small_library, Scripted(outcome))).query(ASK)


def test_a_query_comes_in_the_address(client) -> None:
    assert client.query(ASK, "application/json").json()["boolean"] is True


def test_a_query_comes_in_a_form(client) -> None:
    answer = client("POST", data={"query": WHERE, "format": "csv"})
    assert rows(answer) == ["the default graph"]


def test_a_query_comes_as_it_is(client) -> None:
    answer = client("POST", content=WHERE, headers=QUERY | {"accept": "text/csv"})
    assert rows(answer) == ["the default graph"]


def test_a_query_in_chinese_arrives_in_all_three_ways(client) -> None:
    text = "SELECT ('模型' AS ?x) {}"
    answers = [
        client.query(text),
        client("POST", data={"query": text}, headers={"accept": "text/csv"}),
        client("POST", content=text.encode(), headers=QUERY | {"accept": "text/csv"}),
    ]
    assert [rows(answer) for answer in answers] == [["模型"]] * 3


def test_a_head_is_a_get_without_the_body(client) -> None:
    get = client.query(WHERE)
    head = client("HEAD", params={"query": WHERE}, headers={"accept": "text/csv"})
    assert head.status_code == 200
    assert head.content == b""
    assert dict(head.headers) == dict(get.headers)


def test_options_tell_the_methods(client) -> None:
    answer = client("OPTIONS")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(client, method: str) -> None:
    answer = client(method, params={"query": ASK})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("?query=ASK%7B%7D&query=ASK%7B%7D", "exactly one query"),
        ("?query=", "the query is empty"),
        (f"?default-graph-uri={ONE}", "exactly one query"),
        ("?update=CLEAR%20ALL", "read-only"),
        ("?query=ASK%7B%7D&update=CLEAR%20ALL", "read-only"),
        ("?query=CLEAR%20ALL", "only read here"),
        ("?query=%FF", "not valid UTF-8"),
        ("?query=ASK%7B%7D&default-graph-uri=one", "not a whole IRI"),
        ("?query=ASK%7B%7D&named-graph-uri=a%20b:c", "not a whole IRI"),
        ("?query=ASK%7B%7D&default-graph-uri=file:///etc/passwd", "does not read files"),
        ("?query=ASK%7B%7D" + "&a=b" * 1001, "more than 1,000 parameters"),
    ],
)
def test_what_is_no_query_operation_is_refused(client, address: str, said: str) -> None:
    answer = client("GET", f"/sparql{address}")
    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize(
    ("address", "kind", "body", "status", "said"),
    [
        ("", None, ASK, 415, "no Content-Type"),
        ("", "text/plain", ASK, 415, "text/plain is not read"),
        ("", "application/sparql-query; charset=utf-16", "", 415, "UTF-8 only"),
        ("", "application/sparql-update", "CLEAR ALL", 400, "read-only"),
        ("", "application/x-www-form-urlencoded", "update=CLEAR%20ALL", 400, "read-only"),
        ("", "application/x-www-form-urlencoded", "", 400, "exactly one query"),
        ("", "application/x-www-form-urlencoded", "query=%C3%28", 400, "not valid UTF-8"),
        ("", "application/sparql-query", b"ASK {} # \xff", 400, "from byte 10 on"),
        ("", "application/sparql-query", "", 400, "the query is empty"),
        ("?query=ASK%7B%7D", "application/sparql-query", ASK, 400, "exactly one query"),
        ("?query=ASK%7B%7D", "application/x-www-form-urlencoded", "", 400, "not the address"),
    ],
)
def test_what_is_no_post_of_a_query_is_refused(
    client, address: str, kind: str | None, body: Any, status: int, said: str
) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client("POST", f"/sparql{address}", content=body, headers=headers)
    assert answer.status_code == status
    assert said in answer.text
    assert ("accept" in answer.headers) == (status == 415)


def test_a_packed_body_is_refused(client) -> None:
    answer = client("POST", content=ASK, headers=QUERY | {"content-encoding": "gzip"})
    assert answer.status_code == 415


def test_a_body_is_refused_by_its_announced_size(client) -> None:
    announced = QUERY | {"content-length": str(BODY_LIMIT + 1)}
    assert client("POST", content=b"ASK {}", headers=announced).status_code == 413


def test_a_body_is_refused_before_it_is_read_whole(client) -> None:
    read = 0

    async def pieces():
        nonlocal read
        for _ in range(1000):
            read += 1
            yield b" " * 100_000

    assert client("POST", content=pieces(), headers=QUERY).status_code == 413
    assert read < 20


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["the default graph"]),
        ({"default-graph-uri": ONE}, ["graph one", "graph one"]),
        ({"default-graph-uri": [ONE, TWO]}, ["graph one", "graph one", "graph two"]),
        ({"default-graph-uri": "", "named-graph-uri": ""}, ["the default graph"]),
        ({"named-graph-uri": ONE}, []),
        ({"default-graph-uri": "http://example.org/unknown"}, []),
    ],
)
def test_the_request_says_which_graphs_are_the_default(client, asked, found: list[str]) -> None:
    assert rows(client.query(WHERE, **asked)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["graph one", "graph one", "graph two"]),
        ({"named-graph-uri": TWO}, ["graph two"]),
        ({"named-graph-uri": [ONE, TWO]}, ["graph one", "graph one", "graph two"]),
        ({"default-graph-uri": ONE}, []),
    ],
)
def test_the_request_says_which_graphs_have_names(client, asked, found: list[str]) -> None:
    assert rows(client.query(EVERYWHERE, **asked)) == found


def test_the_graphs_of_the_request_count_more_than_those_of_the_query(client) -> None:
    text = WHERE.replace("{", f"FROM <{ONE}> {{", 1)
    assert rows(client.query(text)) == ["graph one", "graph one"]
    assert rows(client.query(text, **{"default-graph-uri": TWO})) == ["graph two"]


def test_graphs_may_be_named_beside_a_bare_query_and_in_a_form(client) -> None:
    accept = {"accept": "text/csv"}
    bare = client("POST", params={"default-graph-uri": TWO}, content=WHERE, headers=QUERY | accept)
    form = client("POST", data={"query": WHERE, "default-graph-uri": TWO}, headers=accept)
    beside = client(
        "POST", params={"default-graph-uri": TWO}, data={"query": WHERE}, headers=accept
    )
    assert rows(bare) == rows(form) == rows(beside) == ["graph two"]


def test_a_syntax_error_shows_its_place(client) -> None:
    answer = client.query("SELECT *\n{ ?s ~ }", "text/plain")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == "line 2, column 6: ~ is no sign of SPARQL\n{ ?s ~ }\n     ^\n"


def test_a_client_that_prefers_json_is_told_in_json(client) -> None:
    answer = client.query("SELECT *\n{ ?s ~ }", "application/json")
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["title"]) == (400, "Bad Request")
    assert (told["line"], told["column"]) == (2, 6)
    assert told["detail"].endswith("{ ?s ~ }\n     ^")


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (TooLarge("the answer is larger than 64 MiB"), 413),
        (LimitExceeded("the query was stopped after 10 s"), 503),
        (Busy("64 queries wait already"), 503),
        (GraphError("the endpoint cannot be reached"), 502),
        (QueryError("the engine broke down"), 500),
    ],
)
def test_what_goes_wrong_has_its_status_and_its_reason(scripted, outcome, status: int) -> None:
    answer = scripted(outcome)
    assert answer.status_code == status
    assert answer.text == f"{outcome.message}\n"
    assert answer.headers.get("retry-after") == ("1" if isinstance(outcome, Busy) else None)


def test_an_answer_that_was_cut_is_no_answer(scripted) -> None:
    answer = scripted(Reply(b"s\r\n", "csv", "text/csv", "SELECT", truncated=True))
    assert answer.status_code == 413
    assert "more than 10 rows" in answer.text


def test_more_rows_than_allowed_are_refused_by_the_real_engine(client) -> None:
    values = "VALUES ?x { 1 2 3 4 5 } VALUES ?y { 1 2 3 4 5 } VALUES ?z { 1 2 3 4 5 }"
    assert client.query(f"SELECT * {{ {values} }}").status_code == 413
    assert len(rows(client.query(f"SELECT * {{ {values} }} LIMIT 100"))) == 100


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://localhost:1/sparql> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "LOAD <http://localhost:1/>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    ],
)
def test_nothing_is_fetched_and_nothing_is_changed(client, text: str) -> None:
    assert client.query(text).status_code == 400


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("(" * 10_000, 413),
        ("SELECT * { FILTER " + "(" * 5_000 + "1" + ")" * 5_000 + " }", 413),
        ("SELECT * { " + "{" * 60 + "}" * 60 + " }", 200),
        ("ASK { ?s ?p '\0' }", 200),
        ("\0", 400),
        ("ASK { ?s ?p '" + "x" * 100_001, 413),
        ("ASK { ?s ?p '\ud800' }", 400),
        ("'" * 9_999, 400),
        ("?" * 9_999, 400),
    ],
)
def test_a_hostile_text_does_no_harm(client, text: str, status: int) -> None:
    encoded = f"query={quote(text, errors='surrogatepass')}".encode()
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client("POST", content=encoded, headers=form).status_code == status
    assert client.query(ASK, "application/json").json()["boolean"] is True


def test_a_fault_of_ours_is_told_without_its_trace(client_of, small_library) -> None:
    from io import StringIO

    from spallm.web.journal import Journal

    app = application(small_library, Scripted(ZeroDivisionError("a secret")))
    log = StringIO()
    answer = client_of(Journal(app, log)).query(ASK)
    assert answer.status_code == 500
    assert answer.text == "something went wrong in the server\nIts log says what.\n"
    assert "ZeroDivisionError: a secret" in log.getvalue()
    assert "Traceback" not in log.getvalue()
