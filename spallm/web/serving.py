"""Serving: a graph is loaded, a socket listens, and a signal ends it all within a second."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.server import HANDLED_SIGNALS

from spallm.store.collector import resting
from spallm.store.engine import Limits
from spallm.store.graph import Graph
from spallm.store.location import is_remote, open_answering
from spallm.web.access import Access
from spallm.web.app import application
from spallm.web.connections import Connection
from spallm.web.journal import Journal
from spallm.web.library import Library
from spallm.web.listening import address_of, listening
from spallm.web.recall import Recall
from spallm.web.rooms import warm

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from spallm.store.answering import Answering

#: Seconds for which a connection without a request is kept.
KEEP_ALIVE = 15
#: Seconds for which a thread that makes a page keeps the loop from answering queries.
_SWITCH = 0.0005
#: What reading the whole graph may take, which is asked but once.
_READING = Limits(seconds=300, rows=None, bytes=1 << 31, memory=1 << 33)
_SILENT = 50  # the server's own words are for its makers; ours stand in the journal


@dataclass(frozen=True)
class Settings:
    """What is served, within which limits, where, and to whom."""

    graph: str | None
    limits: Limits
    workers: int
    queue: int
    services: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    log_queries: bool = False


class Server(uvicorn.Server):
    """A server that a signal ends at once: queries are broken off, and nothing is waited for."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take requests, and tell."""
        await super().startup(sockets)
        self._tell()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take a signal as the wish to end, and not also as an accident afterwards."""
        before = {number: signal.signal(number, self.handle_exit) for number in HANDLED_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what runs."""
        for task in self.server_state.tasks:
            task.cancel()
        await super().shutdown(sockets)


def serve(settings: Settings, tell: Callable[[str, str], None]) -> None:
    """Serve a graph until a signal comes.

    ``tell`` is called with the address and what stands there, as soon as requests are taken.
    """
    access = Access.granted(settings.host, settings.names, settings.origins)
    with listening(settings.host, settings.port) as place:
        with Graph.open(settings.graph, _READING) as graph:
            engine = open_answering(
                settings.graph, limits=settings.limits, workers=settings.workers,
                queue=settings.queue, services=settings.services,
            )  # fmt: skip
            with resting():
                library = Library.of(graph)
        # The graph stays for good; looking through it for garbage would hold everybody up.
        gc.freeze()
        app = application(
            library, engine, access=access, services=settings.services,
            is_constant=not is_remote(settings.graph),
        )  # fmt: skip
        Thread(target=warm, args=(library,), daemon=True).start()
        journal = Journal(app, sys.stderr, queries=settings.log_queries)
        recall = Recall(journal, journal.note_recalled)
        told = f"{len(library.whole.quads):,} statements on {len(library.whole.nodes):,} entities"
        run(recall, engine, place, lambda: tell(address_of(place), told))


def run(app: ASGIApp, engine: Answering, place: socket.socket, tell: Callable[[], None]) -> None:
    """Serve an application until a signal comes, then close its engine; tell when it begins."""
    sys.setswitchinterval(_SWITCH)
    settled = configuration(app)
    with asyncio.Runner(loop_factory=settled.get_loop_factory()) as runner:
        runner.run(_serve(Server(settled, tell), engine, place))


def configuration(app: ASGIApp) -> uvicorn.Config:
    """Return how the server treats an application: our connections and our journal."""
    return uvicorn.Config(
        app,
        http=_connections(app),
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level=_SILENT,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=0,
    )


def _connections(app: ASGIApp) -> type[Connection]:
    """Return the connections to an application, which ask it what it recalls, if it does."""
    if not isinstance(app, Recall):
        return Connection
    return type("RecallingConnection", (Connection,), {"recall": app})


async def _serve(server: Server, engine: Answering, place: socket.socket) -> None:
    try:
        await server.serve(sockets=[place])
    finally:
        await engine.close()
        gc.freeze()  # the end of the program would look through it once more
