"""The engine in the box: a graph in a worker process on this machine."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from spallm.errors import GraphError
from spallm.store.asking import reply, request
from spallm.store.closing import Closing
from spallm.store.engine import Limits
from spallm.store.failures import death, load_failure
from spallm.store.formats import check_format
from spallm.store.prepared import prepare
from spallm.store.process import WorkerProcess
from spallm.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spallm.store.answering import Dataset
    from spallm.store.engine import Reply
    from spallm.store.frames import Head
    from spallm.store.prepared import PreparedQuery
    from spallm.store.results import Term


class EmbeddedEngine(Closing):
    """A graph of files, or an on-disk store, asked through a worker that can be killed.

    ``sources`` are ``kind=path`` words as ``sources_at`` makes them. The constructor returns while
    the worker still loads; a graph that cannot be loaded is reported by the first query. A worker
    that was killed is replaced at the next query. ``services`` are the endpoints that SERVICE may
    name; with any of them, the worker can reach the network.
    """

    def __init__(
        self,
        sources: Sequence[str],
        *,
        services: Collection[str] = (),
        process: WorkerProcess | None = None,
    ) -> None:
        self._sources = tuple(sources)
        self._services = frozenset(services)
        self._process = process or self._spawn()
        self._turn = threading.Lock()
        self._closed = False

    @property
    def default_graphs(self) -> tuple[str, ...]:
        """None: the default graph has no name here."""
        return ()

    @property
    def pid(self) -> int:
        """The process id of the worker."""
        return self._process.pid

    def query(
        self,
        text: str,
        *,
        accept: str,
        limits: Limits = Limits(),  # noqa: B008  # a frozen value
        parameters: Mapping[str, Term] | None = None,
        prefixes: Mapping[str, str] = PREFIXES,
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        prepared = prepare(
            text, parameters, rows=limits.rows, prefixes=prefixes, services=self._services
        )
        return self.answer(prepared, accept, limits)

    def answer(
        self, query: PreparedQuery, accept: str, limits: Limits, dataset: Dataset | None = None
    ) -> Reply:
        """Answer a query that is ready, over a dataset or over all graphs."""
        check_format(query.form, accept)
        head, body = self._ask(request(query, accept, limits, dataset), limits)
        return reply(query, accept, limits, head, body)

    def load(self) -> None:
        """Wait for the graph, or raise why it cannot be loaded."""
        with self._turn:
            self._ready()

    def interrupt(self) -> None:
        """End the query that runs, from another thread."""
        self._process.stop()

    def close(self) -> None:
        """End the worker; a closed engine answers nothing more."""
        self._closed = True
        self._process.kill()

    def _spawn(self) -> WorkerProcess:
        return WorkerProcess(self._sources, network=bool(self._services))

    def _ask(self, message: tuple[Head, bytes], limits: Limits) -> tuple[Head, bytes]:
        with self._turn:
            try:
                process = self._ready()
                said = process.exchange(*message, limits.seconds)
            except BaseException:
                # Ctrl-C above all: the worker would run on, and answer the wrong question next.
                self._process.kill()
                raise
            if said is None:
                raise death(*process.kill(), timed_out=process.timed_out, limits=limits)
            return said

    def _ready(self) -> WorkerProcess:
        """Return a worker that has loaded the graph."""
        if self._closed:
            raise GraphError("the graph has been closed", hint="Open it again.")
        if self._process.opened and not self._process.alive:
            self._process.kill()
            self._process = self._spawn()
        head, body = self._process.opening()
        if head["status"] != "ready":
            raise load_failure(self._sources, head, body)
        return self._process
