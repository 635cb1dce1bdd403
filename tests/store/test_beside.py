"""Ordinary engines beside each other, as endpoints elsewhere are asked."""

from __future__ import annotations

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from spallm.errors import LimitExceeded
from spallm.store.answering import Dataset
from spallm.store.beside import Beside
from spallm.store.embedded import EmbeddedEngine
from spallm.store.engine import Limits
from spallm.store.location import open_answering
from spallm.store.prepared import prepare

ENDLESS = prepare(
    "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + "}"
)
LABELS = prepare("SELECT ?a { ?z skos:prefLabel ?a } ORDER BY ?a")


def beside(tiny, limits: Limits, engines: int = 2) -> Beside:
    return Beside([EmbeddedEngine((f"trig={tiny}",)) for _ in range(engines)], limits=limits)


async def names(answering) -> list[str]:
    table = json.loads((await answering.answer(LABELS, "json")).body)
    return [row["a"]["value"] for row in table["results"]["bindings"]]


def test_engines_share_the_queries_among_them(tiny):
    async def scene():
        engines = beside(tiny, Limits(seconds=5))
        try:
            return await asyncio.gather(*(names(engines) for _ in range(10)))
        finally:
            await engines.close()

    assert asyncio.run(scene()) == [["scGPT", "scGPT-spatial", "空间"]] * 10


def test_the_limit_of_time_holds(tiny):
    async def scene():
        engines = beside(tiny, Limits(seconds=0.3), 1)
        try:
            await names(engines)  # the graph is loaded now
            with pytest.raises(LimitExceeded, match="stopped after"):
                await engines.answer(ENDLESS, "json")
            return await names(engines)
        finally:
            await engines.close()

    assert asyncio.run(scene()) == ["scGPT", "scGPT-spatial", "空间"]


def test_a_query_that_nobody_waits_for_frees_its_engine(tiny):
    async def scene():
        engines = beside(tiny, Limits(seconds=30), 1)
        try:
            await names(engines)
            asking = asyncio.create_task(engines.answer(ENDLESS, "json"))
            await asyncio.sleep(0.1)
            asking.cancel()
            await asyncio.wait([asking])
            async with asyncio.timeout(5):
                return await names(engines)
        finally:
            await engines.close()

    assert asyncio.run(scene()) == ["scGPT", "scGPT-spatial", "空间"]


@pytest.fixture
def endpoint():
    """Start an endpoint that keeps the form it is sent, and yield it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Keeper)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


class Keeper(BaseHTTPRequestHandler):
    def do_POST(self):
        size = int(self.headers["Content-Length"])
        self.server.form = parse_qs(self.rfile.read(size).decode())  # type: ignore[attr-defined]
        body = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}'
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def test_an_endpoint_elsewhere_is_told_the_dataset(endpoint):
    async def scene():
        url = f"http://127.0.0.1:{endpoint.server_port}/sparql"
        remote = open_answering(url, limits=Limits(seconds=5), workers=1)
        await remote.answer(LABELS, "json", Dataset(("urn:a", "urn:b"), ("urn:c",)))
        await remote.close()

    asyncio.run(scene())
    assert endpoint.form["default-graph-uri"] == ["urn:a", "urn:b"]
    assert endpoint.form["named-graph-uri"] == ["urn:c"]
