from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest

from spallm.errors import GraphError, LimitExceeded, QueryError, UsageError
from spallm.store.embedded import EmbeddedEngine
from spallm.store.engine import Limits
from spallm.store.failures import death
from spallm.store.location import open_engine
from spallm.store.text import LENGTH_LIMIT

# Joins so many rows that no machine finishes it.
ENDLESS = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + "}"
SHORT = Limits(seconds=0.3)
LABELS = "SELECT ?z ?a { ?z skos:prefLabel ?a } ORDER BY ?a"


def ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize(
    ("accept", "start"),
    [
        ("json", b'{"head":{"vars":["z","a"]}'),
        ("xml", b'<?xml version="1.0"?><sparql'),
        ("csv", b"z,a\r\nhttps://"),
        ("tsv", b"?z\t?a\n<https://"),
    ],
)
def test_a_table_comes_in_each_format_with_its_columns_in_order(engine, accept, start):
    reply = engine.query(LABELS, accept=accept)
    assert reply.body.startswith(start)
    assert (reply.form, reply.format, reply.truncated) == ("SELECT", accept, False)


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        ("json", b'{"head":{},"boolean":true}'),
        ("xml", b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
                b"<head></head><boolean>true</boolean></sparql>"),
        ("csv", b"true"),
        ("tsv", b"true"),
    ],
)  # fmt: skip
def test_yes_comes_in_each_format(engine, accept, body):
    assert engine.query("ASK { ?s ?p ?o }", accept=accept).body == body


@pytest.mark.parametrize("accept", ["turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml"])
def test_a_graph_comes_in_each_format(engine, accept):
    reply = engine.query("CONSTRUCT WHERE { ?s skos:prefLabel ?o }", accept=accept)
    form = pyoxigraph.RdfFormat.from_media_type(reply.media_type)
    assert len(list(pyoxigraph.parse(reply.body, form))) == 3


def test_a_table_has_no_turtle(engine):
    with pytest.raises(UsageError, match="json, xml, csv, tsv"):
        engine.query(LABELS, accept="turtle")


@pytest.mark.parametrize("accept", ["json", "xml", "csv", "tsv"])
def test_rows_over_the_limit_are_cut_and_the_reply_says_so(engine, accept):
    reply = engine.query(LABELS, accept=accept, limits=Limits(rows=2))
    whole = engine.query(LABELS + " LIMIT 2", accept=accept)
    assert reply.truncated
    assert reply.body == whole.body
    assert not engine.query(LABELS, accept=accept, limits=Limits(rows=3)).truncated


def test_triples_over_the_limit_are_cut_and_the_reply_says_so(engine):
    query = "CONSTRUCT WHERE { ?s skos:prefLabel ?o }"
    reply = engine.query(query, accept="ntriples", limits=Limits(rows=2))
    assert (reply.body.count(b"\n"), reply.truncated) == (2, True)
    assert not engine.query(query, accept="ntriples", limits=Limits(rows=3)).truncated


def test_an_endless_query_is_stopped_and_the_next_is_answered(own_engine):
    started = time.perf_counter()
    with pytest.raises(LimitExceeded, match=r"stopped after 0\.3 s\n.*--timeout"):
        own_engine.query(ENDLESS, accept="json", limits=SHORT)
    assert time.perf_counter() - started < 2
    assert own_engine.query("ASK { ?s ?p ?o }", accept="csv").body == b"true"


def test_a_killed_worker_is_replaced(own_engine):
    own_engine.query("ASK {}", accept="csv")
    os.kill(own_engine.pid, signal.SIGKILL)
    time.sleep(0.02)
    assert own_engine.query("ASK {}", accept="csv").body == b"true"


def test_an_answer_too_large_is_refused(engine):
    with pytest.raises(LimitExceeded, match=r"larger than 0\.000953674 MiB"):
        engine.query("SELECT * { ?s ?p ?o . ?a ?b ?c }", accept="json", limits=Limits(bytes=1000))
    assert engine.query("ASK {}", accept="csv").body == b"true"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_a_query_that_eats_memory_is_stopped(own_engine):
    hungry = "SELECT ?a { " + " ".join(f"?a{n} ?b ?c{n} ." for n in range(8)) + "} ORDER BY ?a1 ?c2"
    with pytest.raises(LimitExceeded, match="more than 16 MiB of memory"):
        own_engine.query(hungry, accept="json", limits=Limits(memory=16 << 20, seconds=9))
    assert own_engine.query("ASK {}", accept="csv").body == b"true"


MIXED = (
    "'{n}'^^x:float",
    "'20{h}-01-01T{h}:00:00Z'^^x:dateTime",
    "'P{h}M'^^x:duration",
    "'P{h}0D'^^x:duration",
    "'{n}'^^<urn:kind>",
)


def test_an_order_that_aborts_the_engine_is_told_with_the_way_round(tmp_path):
    chance = random.Random(6)
    values = [
        chance.choice(MIXED).format(n=chance.randrange(-50, 50), h=chance.randrange(10, 24))
        for _ in range(1000)
    ]
    path = tmp_path / "mixed.ttl"
    path.write_text(
        "@prefix x: <http://www.w3.org/2001/XMLSchema#> .\n"
        + "".join(f"<urn:s{n}> <urn:p> {value} .\n" for n, value in enumerate(values))
    )
    with open_engine(str(path)) as engine:
        with pytest.raises(QueryError, match=r"ORDER BY STR\(\?x\)"):
            engine.query("SELECT ?o { ?s ?p ?o } ORDER BY ?o", accept="csv")
        reply = engine.query("SELECT ?o { ?s ?p ?o } ORDER BY STR(?o)", accept="csv")
        assert reply.body.count(b"\n") == 1001


def test_an_engine_that_breaks_down_is_reported_without_a_trace():
    error = death(-11, "", timed_out=False, limits=Limits())
    assert isinstance(error, QueryError)
    assert "broke down" in str(error)


NESTED = {
    "signs": ("SELECT * {?s ?p ?o FILTER(", "!", "true)}"),
    "arguments": ("SELECT * {?s ?p ?o FILTER(CONCAT(", "?s,", "?s))}"),
    "minuses": ("SELECT * {?s ?p ?o", " MINUS {}", "}"),
    "options": ("SELECT * {", "OPTIONAL{}", "}"),
    "joins": ("SELECT * {?s ?p ?o ", "LATERAL{}", "}"),
}


@pytest.mark.parametrize("shape", NESTED)
def test_no_query_within_the_length_overflows_the_engine(own_engine, shape):
    before, piece, after = NESTED[shape]
    text = before + piece * ((LENGTH_LIMIT - 50) // len(piece)) + after
    reply = own_engine.query(text, accept="json", limits=Limits(seconds=60, rows=None))
    assert reply.body.startswith(b'{"head"')


def test_a_closed_engine_answers_nothing(tiny):
    engine = EmbeddedEngine((f"trig={tiny}",))
    engine.close()
    with pytest.raises(GraphError, match="closed"):
        engine.query("ASK {}", accept="json")


def test_from_looks_into_the_graph_only(engine):
    there = "ASK FROM <https://w3id.org/spallm/evidence/list> { ?s ?p ?o }"
    assert engine.query(there, accept="csv").body == b"true"
    nowhere = "ASK FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }"
    assert engine.query(nowhere, accept="csv").body == b"false"


DRIVER = """
import sys
from spallm.store.engine import Limits
from spallm.store.location import open_engine
engine = open_engine(sys.argv[1])
engine.query("ASK {}", accept="json")
print(engine.pid, flush=True)
engine.query(sys.argv[2], accept="json", limits=Limits(seconds=60))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGKILL"])
def test_nothing_is_left_running_when_the_asker_goes(tiny, sent):
    command = [sys.executable, "-c", DRIVER, str(tiny), ENDLESS]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
    ) as asker:
        worker = int(asker.stdout.readline())
        time.sleep(0.1)
        asker.send_signal(signal.Signals[sent])
        _, words = asker.communicate(timeout=2)
    deadline = time.monotonic() + 2
    while not ended(worker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert ended(worker)
    assert words.strip().endswith("KeyboardInterrupt" if sent == "SIGINT" else "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_worker_itself_cannot_open_a_connection(own_engine):
    limits = Path(f"/proc/{own_engine.pid}/limits")
    own_engine.query("ASK {}", accept="json")
    rows = [line.split() for line in limits.read_text().splitlines()]
    assert ["Max", "open", "files", "3"] in [row[:4] for row in rows]


def test_limits_are_values():
    assert replace(Limits(), seconds=1).rows == 10_000
    assert json.dumps(Limits().bytes) == "67108864"


def test_a_graph_that_cannot_be_loaded_is_reported_by_each_query(tmp_path):
    path = tmp_path / "half.ttl"
    path.write_text("<a:a> <b:b> ")
    with open_engine(str(path)) as engine:
        for _ in range(2):
            with pytest.raises(GraphError, match=r"half\.ttl, line 1, column"):
                engine.query("ASK {}", accept="json")
