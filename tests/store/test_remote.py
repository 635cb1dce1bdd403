from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest

from spallm.errors import (
    GraphError,
    LimitExceeded,
    QueryError,
    QuerySyntaxError,
    SpallmError,
    TooLarge,
)
from spallm.store.answering import Dataset
from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.prepared import prepare
from spallm.store.remote import RemoteEngine
from spallm.store.results import text

TABLE = "application/sparql-results+json"
ROWS = (
    b'{"head":{"vars":["a"]},"results":{"bindings":['
    b'{"a":{"type":"literal","value":"1"}},{"a":{"type":"literal","value":"2"}}]}}'
)
SELECT = "SELECT ?a { ?s ?p ?a }"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    behave: Callable[[Handler], None]
    form: dict[str, list[str]]

    def do_POST(self):
        size = int(self.headers["Content-Length"])
        self.form = parse_qs(self.rfile.read(size).decode())
        self.query = self.form["query"][0]
        type(self).behave(self)

    def do_GET(self):
        self.reply(200, "text/html", b"a GET")

    def reply(self, status: int, kind: str, body: bytes, **headers: str):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def serve():
    """Start a server that behaves as told, and return an engine for it."""
    servers: list[HTTPServer] = []

    def start(behave: Callable[[Handler], None]) -> RemoteEngine:
        kind = type("Told", (Handler,), {"behave": staticmethod(behave)})
        server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return RemoteEngine(f"http://127.0.0.1:{server.server_port}/sparql")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def says(status: int, kind: str, body: bytes, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.reply(status, kind, body, **headers)


def ask(engine: RemoteEngine, query: str = SELECT, **limits) -> bytes:
    return engine.query(query, accept="csv", limits=Limits(**{"seconds": 2} | limits)).body


def test_an_endpoint_answers_like_the_engine_in_the_box(serve):
    store = pyoxigraph.Store()
    store.load(b"<urn:a> <urn:b> 'c' .", format=pyoxigraph.RdfFormat.TURTLE)

    def behave(handler):
        results = store.query(handler.query)
        if isinstance(results, pyoxigraph.QueryTriples):
            body = results.serialize(format=pyoxigraph.RdfFormat.TURTLE)
            return handler.reply(200, "text/turtle", body)
        body = results.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        return handler.reply(200, TABLE, body)

    graph = Graph(serve(behave), Limits(seconds=2))
    assert [text(row[0]) for row in graph.select(SELECT)] == ["c"]
    assert graph.ask("ASK { ?s ?p ?o }")
    assert len(graph.construct("DESCRIBE <urn:a>")) == 1
    assert graph.nquads() == b'<urn:a> <urn:b> "c" .\n'


def test_a_table_comes_in_the_format_asked_for(serve):
    assert ask(serve(says(200, TABLE, ROWS))) == b"a\r\n1\r\n2\r\n"


def test_rows_over_the_limit_are_cut_and_the_reply_says_so(serve):
    reply = serve(says(200, TABLE, ROWS)).query(SELECT, accept="csv", limits=Limits(rows=1))
    assert (reply.body, reply.truncated) == (b"a\r\n1\r\n", True)


@pytest.mark.parametrize("body", [ROWS[:-3], ROWS[:60], b"", b"oops", b"{}"])
def test_a_reply_that_does_not_parse_is_an_error_under_status_200(serve, body):
    with pytest.raises(QueryError, match="broken or was cut off"):
        ask(serve(says(200, TABLE, body)))


def test_a_web_page_is_no_answer(serve):
    with pytest.raises(QueryError, match="web page"):
        ask(serve(says(200, "text/html", b"<html>")))


def test_a_broken_graph_is_an_error(serve):
    engine = serve(says(200, "text/turtle", b"<urn:a> <urn:b> "))
    with pytest.raises(QueryError, match="broken or was cut off"):
        engine.query("DESCRIBE <urn:a>", accept="turtle", limits=Limits(seconds=2))


def test_an_error_of_the_server_is_told_with_its_status_and_first_line(serve):
    body = b"<html>Internal\x1b[31m trouble\nTraceback"
    with pytest.raises(QueryError, match=r"status 500: <html>Internal\[31m trouble\n"):
        ask(serve(says(500, "text/html", body)))


def test_a_server_that_hangs_is_left_in_time(serve):
    started = time.perf_counter()
    with pytest.raises(LimitExceeded, match=r"stopped after 0\.2 s"):
        ask(serve(lambda _: time.sleep(3)), seconds=0.2)
    assert time.perf_counter() - started < 1


def test_a_server_that_drips_is_left_in_time(serve):
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        try:
            for _ in range(20):
                handler.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            pass

    started = time.perf_counter()
    with pytest.raises(LimitExceeded):
        ask(serve(drip), seconds=0.2)
    assert time.perf_counter() - started < 1


def test_a_connection_that_breaks_off_is_reported(serve):
    def leave(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(ROWS[:50])
        handler.close_connection = True

    with pytest.raises(SpallmError, match="50 of 1000 bytes came"):
        ask(serve(leave))


def test_an_answer_too_large_is_refused(serve):
    with pytest.raises(LimitExceeded, match="larger than"):
        ask(serve(says(200, TABLE, b" " * 100_000)), bytes=1000)


def test_nobody_at_the_address_is_reported():
    with pytest.raises(GraphError, match="cannot be reached"):
        ask(RemoteEngine("http://127.0.0.1:9/sparql"))


def test_a_redirect_is_followed_as_a_post(serve):
    last = serve(says(200, TABLE, ROWS))
    first = serve(says(307, "text/plain", b"", Location=last.address.url))
    assert ask(first) == b"a\r\n1\r\n2\r\n"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x"])
def test_a_redirect_off_the_web_is_refused(serve, target):
    with pytest.raises(GraphError, match="not an address that is followed"):
        ask(serve(says(302, "text/plain", b"", Location=target)))


def test_redirects_in_a_circle_are_left(serve):
    engine = serve(lambda handler: handler.reply(307, "text/plain", b"", Location="/sparql"))
    with pytest.raises(GraphError, match="circle"):
        ask(engine)


def test_service_and_updates_are_refused_before_anything_is_sent():
    engine = RemoteEngine("http://127.0.0.1:9/sparql")
    with pytest.raises(QueryError, match="SERVICE"):
        ask(engine, "ASK { SERVICE <http://x> {} }")
    with pytest.raises(QueryError, match="only read"):
        ask(engine, "DROP ALL")


@pytest.mark.parametrize("url", ["file:///x", "http://", "ftp://x/y"])
def test_other_addresses_are_no_endpoints(url):
    with pytest.raises(GraphError):
        RemoteEngine(url)


def echoes_form(handler: Handler) -> None:
    """Answer with the fields of the form, one a row."""
    fields = [f"{name} {value}" for name, values in handler.form.items() for value in values]
    rows = ",".join(f'{{"a":{{"type":"literal","value":"{field}"}}}}' for field in fields[1:])
    body = f'{{"head":{{"vars":["a"]}},"results":{{"bindings":[{rows}]}}}}'
    handler.reply(200, TABLE, body.encode())


def test_graphs_in_the_address_are_asked_with_every_query(serve):
    plain = serve(echoes_form).address.url
    engine = RemoteEngine(f"{plain}?default-graph-uri=urn%3Aa&key=1&named-graph-uri=urn:b")
    assert ask(engine) == b"a\r\ndefault-graph-uri urn:a\r\nnamed-graph-uri urn:b\r\n"
    assert engine.address.url == f"{plain}?key=1"
    assert engine.default_graphs == ("urn:a",)


def test_a_dataset_of_the_query_counts_more_than_the_address(serve):
    engine = RemoteEngine(serve(echoes_form).address.url + "?default-graph-uri=urn:a")
    reply = engine.answer(prepare(SELECT), "csv", Limits(seconds=2), Dataset(named=("urn:c",)))
    assert reply.body == b"a\r\nnamed-graph-uri urn:c\r\n"


def test_what_the_default_graph_is_called_is_no_second_graph(serve):
    def behave(handler):
        row = (
            '{"s":{"type":"uri","value":"urn:s"},"p":{"type":"uri","value":"urn:p"},'
            '"o":{"type":"literal","value":"o"}%s}'
        )
        graph = ',"g":{"type":"uri","value":"urn:%s"}'
        rows = ",".join([row % "", row % graph % "home", row % graph % "other"])
        head = '{"head":{"vars":["s","p","o","g"]},"results":{"bindings":[%s]}}'
        handler.reply(200, TABLE, (head % rows).encode())

    url = serve(behave).address.url + "?default-graph-uri=urn:home"
    graph = Graph(RemoteEngine(url), Limits(seconds=2))
    assert graph.nquads() == b'<urn:s> <urn:p> "o" .\n<urn:s> <urn:p> "o" <urn:other> .\n'


CUT = {"X-SPARQL-MaxRows": "2"}


def test_rows_that_the_server_cuts_are_told_of_as_ours_are(serve):
    reply = serve(says(200, TABLE, ROWS, **CUT)).query(SELECT, accept="csv", limits=Limits())
    assert (reply.body, reply.truncated) == (b"a\r\n1\r\n2\r\n", True)


def test_an_answer_that_has_to_be_whole_is_refused_where_the_server_cuts_it(serve):
    with pytest.raises(LimitExceeded, match=r"no more than 2 rows.*\n.*ResultSetMaxRows"):
        ask(serve(says(200, TABLE, ROWS, **CUT)), rows=None)


def test_an_answer_broken_off_in_good_order_is_an_error(serve):
    headers = {"X-SQL-State": "S1TAT", "X-SQL-Message": "Returning incomplete results"}
    with pytest.raises(LimitExceeded, match="in the middle of its answer"):
        ask(serve(says(200, TABLE, ROWS, **headers)))


def test_more_rows_than_the_server_sorts_are_asked_for_without_a_bound(serve):
    def behave(handler):
        if "LIMIT" in handler.query:
            said = b"Virtuoso 22023 Error SR353: Sorted TOP clause specifies more then 10001 rows"
            return handler.reply(500, "text/plain", said)
        return handler.reply(200, TABLE, ROWS)

    assert ask(serve(behave), SELECT + " ORDER BY ?a") == b"a\r\n1\r\n2\r\n"
    with pytest.raises(QueryError, match="SR353"):
        ask(serve(behave), SELECT + " ORDER BY ?a LIMIT 9")


def test_names_of_blank_nodes_that_are_none_are_read(serve):
    node = (
        b'{"a":{"type":"bnode", "value":"nodeID://b1"},"b":{"type":"literal","value":"nodeID://"}}'
    )
    body = b'{"head":{"vars":["a","b"]},"results":{"bindings":[' + node + b"]}}"
    assert ask(serve(says(200, TABLE, body))) == b"a,b\r\n_:b1,nodeID://\r\n"


def test_a_triple_that_comes_twice_is_one(serve):
    engine = serve(says(200, "text/turtle", b"<urn:a> <urn:b> 1 . <urn:a> <urn:b> 1 ."))
    reply = engine.query("DESCRIBE <urn:a>", accept="ntriples", limits=Limits(seconds=2, rows=1))
    assert (reply.body.count(b"\n"), reply.truncated) == (1, False)


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (400, b"syntax", QuerySyntaxError),
        (413, b"too much", TooLarge),
        (503, b"busy", LimitExceeded),
        (504, b"late", LimitExceeded),
        (500, b"Virtuoso S1T00 Error SR171: Transaction timed out", LimitExceeded),
        (500, b"Virtuoso 42000 Error The estimated execution time 9 (sec) exceeds", LimitExceeded),
    ],
)
def test_a_refusal_is_the_error_that_it_would_be_here(serve, status, said, kind):
    with pytest.raises(kind):
        ask(serve(says(status, "text/plain", said)))
