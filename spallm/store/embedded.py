"""The engine in the box: a graph in a worker process on this machine."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from spallm.errors import GraphError
from spallm.store.closing import Closing
from spallm.store.engine import Limits, Reply
from spallm.store.failures import death, load_failure, query_failure
from spallm.store.formats import check_format, formats_of
from spallm.store.prepared import PreparedQuery, prepare
from spallm.store.process import WorkerProcess
from spallm.store.rows import cut_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spallm.store.frames import Head
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
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        prepared = prepare(text, parameters, rows=limits.rows, services=self._services)
        check_format(prepared.form, accept)
        head, body = self._ask(prepared, accept, limits)
        if head["status"] == "failed":
            raise query_failure(prepared, head, body, limits)
        cut = head["cut"] == "1"
        if prepared.form == "SELECT":
            body, cut = cut_rows(body, accept, limits.rows)
        media_type = formats_of(prepared.form)[accept]
        return Reply(body, accept, media_type, prepared.form, cut)

    def close(self) -> None:
        """End the worker; a closed engine answers nothing more."""
        self._closed = True
        self._process.kill()

    def _spawn(self) -> WorkerProcess:
        return WorkerProcess(self._sources, network=bool(self._services))

    def _ask(self, prepared: PreparedQuery, accept: str, limits: Limits) -> tuple[Head, bytes]:
        request = {
            "format": accept,
            "seconds": str(limits.seconds),
            "bytes": str(limits.bytes),
            "memory": str(limits.memory),
        }
        if limits.rows is not None:
            request["rows"] = str(limits.rows)
        with self._turn:
            try:
                process = self._ready()
                reply = process.exchange(request, prepared.text.encode(), limits.seconds)
            except BaseException:
                # Ctrl-C above all: the worker would run on, and answer the wrong question next.
                self._process.kill()
                raise
            if reply is None:
                raise death(*process.kill(), timed_out=process.timed_out, limits=limits)
            return reply

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
