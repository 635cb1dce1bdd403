"""Our endpoint in front of a server of another make: the same protocol, within our limits."""

from __future__ import annotations

import contextlib

import pytest
from starlette.testclient import TestClient

from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.location import open_answering
from spallm.web.app import application
from spallm.web.library import Library

from .conftest import TOY
from .test_limits import ENDLESS

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
EVIDENCE = "https://w3id.org/spallm/evidence/theislab-list"
CSV = {"Accept": "text/csv"}


@contextlib.contextmanager
def served(graph: str, seconds: float = 5):
    """Serve a graph as ``spallm serve --graph`` does, for a client in the same process."""
    with Graph.open(str(TOY)) as toy:
        library = Library.of(toy)
    limits = Limits(seconds=seconds, rows=10_000)
    app = application(library, open_answering(graph, limits=limits, workers=2))
    with TestClient(app, base_url="http://localhost") as client:
        yield client


@pytest.fixture
def client(remote: str):
    with served(remote) as client:
        yield client


def test_queries_are_passed_on(client):
    answer = client.get("/sparql", params={"query": COUNT}, headers=CSV)
    assert (answer.status_code, answer.text) == (200, "n\r\n316\r\n")


def test_the_dataset_of_a_request_is_passed_on(client):
    asked = {"query": COUNT, "default-graph-uri": EVIDENCE}
    assert client.get("/sparql", params=asked, headers=CSV).text == "n\r\n5\r\n"
    assert client.post("/sparql", data=asked, headers=CSV).text == "n\r\n5\r\n"


def test_a_mistake_is_a_400(client):
    assert client.get("/sparql", params={"query": "SELECT * { ?s ?p }"}).status_code == 400


def test_what_takes_too_long_is_a_503(remote):
    with served(remote, seconds=0.5) as client:
        answer = client.get("/sparql", params={"query": ENDLESS})
    assert (answer.status_code, "stopped after 0.5 s" in answer.text) == (503, True)


def test_what_the_server_behind_cuts_is_a_413(many):
    with served(many) as client:
        answer = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert answer.status_code == 413


def test_a_server_that_is_not_there_is_a_502():
    with served("http://127.0.0.1:9/sparql") as client:
        assert client.get("/sparql", params={"query": COUNT}).status_code == 502
