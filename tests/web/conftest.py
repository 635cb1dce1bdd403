"""A small graph, an engine over it, and a client that asks the application as HTTP would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from spallm.store.engine import Limits
from spallm.store.location import open_answering
from spallm.store.subgraph import subgraph
from spallm.web.app import application
from spallm.web.library import Library

SMALL = """
@prefix ex: <http://example.org/> .
ex:default ex:in "the default graph" .
<http://example.org/one> { ex:first ex:in "graph one" . ex:both ex:in "graph one" . }
<http://example.org/two> { ex:second ex:in "graph two" . }
"""


class Client:
    """Asks an application without a network; one event loop serves all of a test's requests."""

    def __init__(self, app: Any, loop: asyncio.AbstractEventLoop) -> None:
        transport = httpx.ASGITransport(app=app)
        self._http = httpx.AsyncClient(transport=transport, base_url="http://localhost:8765")
        self._loop = loop

    def __call__(self, method: str, path: str = "/sparql", **asked: Any) -> httpx.Response:
        return self._loop.run_until_complete(self._http.request(method, path, **asked))

    def query(self, text: str, accept: str = "text/csv", **parameters: Any) -> httpx.Response:
        asked = {"query": text, **parameters}
        return self("GET", params=asked, headers={"accept": accept})


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "small.trig"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_library() -> Library:
    return Library(subgraph(tuple(ox.parse(SMALL, ox.RdfFormat.TRIG))))


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    with asyncio.Runner() as runner:
        yield runner.get_loop()


@pytest.fixture(scope="session")
def engine(small_file: Path, loop: asyncio.AbstractEventLoop) -> Iterator[Any]:
    crew = open_answering(str(small_file), limits=Limits(seconds=5, rows=100), workers=2)
    yield crew
    loop.run_until_complete(crew.close())


@pytest.fixture(scope="session")
def client_of(loop: asyncio.AbstractEventLoop) -> Callable[[Any], Client]:
    return lambda app: Client(app, loop)


@pytest.fixture(scope="session")
def client(engine: Any, small_library: Library, client_of: Callable[[Any], Client]) -> Client:
    return client_of(application(small_library, engine))
