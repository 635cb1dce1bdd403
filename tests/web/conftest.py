"""Graphs, an engine and a site of one, clients within the process and on connections, a browser."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from spallm import bundle
from spallm.store.engine import Limits
from spallm.store.location import open_answering
from spallm.store.subgraph import subgraph
from spallm.web import serving
from spallm.web.app import application
from spallm.web.journal import Journal
from spallm.web.library import Library
from spallm.web.listening import listening
from spallm.web.recall import Recall
from spallm.web.site import Account, write_site
from tests.chromium import Chromium
from tests.web.hosting import SITE, hosted
from tests.web.tabs import Tabs

SMALL = """
@prefix ex: <http://example.org/> .
ex:default ex:in "the default graph" .
<http://example.org/one> { ex:first ex:in "graph one" . ex:both ex:in "graph one" . }
<http://example.org/two> { ex:second ex:in "graph two" . }
"""
TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"


@pytest.fixture(scope="session")
def collection() -> Library:
    """Read the whole collection, which takes seconds; whatever is asked of it is kept, too."""
    return Library(subgraph(ox.parse(path=bundle.graph_file())))


@pytest.fixture(scope="session")
def toy() -> Library:
    return Library(subgraph(ox.parse(path=TOY)))


@pytest.fixture(scope="session")
def toy_site(toy: Library, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Account]:
    """Write a site into a folder on a host of many."""
    place = tmp_path_factory.mktemp("host") / "spallm"
    return place, write_site(toy, place, base=SITE, processes=1)


@pytest.fixture(scope="session")
def toy_host(toy_site: tuple[Path, Account]) -> Iterator[str]:
    """Serve that site, and return its address."""
    with hosted(toy_site[0].parent) as host:
        yield f"{host}/spallm"


@pytest.fixture(scope="session")
def all_tabs(chromium: Chromium) -> Tabs:
    return Tabs(chromium)


@pytest.fixture
def tabs(all_tabs: Tabs) -> Iterator[Tabs]:
    with all_tabs.at_hand():
        yield all_tabs


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


class Talk:
    """A raw connection to a server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def say(self, *pieces: bytes) -> None:
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()

    async def answer(self) -> tuple[list[str], str]:
        """Read one answer, and return the lines of its head, and its body."""
        async with asyncio.timeout(10):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
            length = re.search(r"content-length: (\d+)", head)
            body = await self.reader.readexactly(int(length[1]) if length else 0)
        return head.splitlines(), body.decode()

    async def status(self) -> int:
        """Read one answer, and return its status."""
        head, _ = await self.answer()
        return int(head[0].split()[1])

    async def is_over(self) -> bool:
        async with asyncio.timeout(10):
            return await self.reader.read() == b""


class Live:
    """A server within the event loop of a test."""

    def __init__(self, engine: Any, log: StringIO, port: int) -> None:
        self.engine, self.log, self.port = engine, log, port
        self.talks: list[Talk] = []

    async def talk(self, *pieces: bytes) -> Talk:
        talk = Talk(*await asyncio.open_connection("127.0.0.1", self.port))
        self.talks.append(talk)
        await talk.say(*pieces)
        return talk

    async def logged(self, words: str) -> None:
        async with asyncio.timeout(5):
            while words not in self.log.getvalue():
                await asyncio.sleep(0.01)


Check = Callable[[Live], Awaitable[None]]


@pytest.fixture
def live(small_file: Path, small_library: Any) -> Callable[..., None]:
    def run(check: Check, *, queries: bool = False, **crew: Any) -> None:
        async def main() -> None:
            engine = open_answering(str(small_file), limits=Limits(seconds=20), **crew)
            log = StringIO()
            app = application(small_library, engine, is_constant=True)
            journal = Journal(app, log, queries=queries)
            recalling = Recall(journal, journal.note_recalled)
            with listening("127.0.0.1", 0) as place:
                begun = asyncio.Event()
                server = serving.Server(serving.configuration(recalling), begun.set)
                task = asyncio.create_task(server.serve(sockets=[place]))
                await begun.wait()
                one = Live(engine, log, place.getsockname()[1])
                try:
                    await check(one)
                finally:
                    for talk in one.talks:
                        talk.writer.close()
                    server.should_exit = True
                    await task
                    await engine.close()

        asyncio.run(main())

    return run
