"""Ordinary engines beside each other in threads: for endpoints elsewhere, and without forking."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from spallm.store.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spallm.store.answering import Dataset
    from spallm.store.engine import Limits, Reply
    from spallm.store.prepared import PreparedQuery


class Interruptible(Protocol):
    """An engine that answers one query at a time and can be told to stop."""

    def answer(
        self, query: PreparedQuery, accept: str, limits: Limits, dataset: Dataset | None = ...
    ) -> Reply:
        """Answer a query."""

    def interrupt(self) -> None:
        """End the query that runs, from another thread."""

    def close(self) -> None:
        """End what runs for this engine."""


class Beside:
    """As many queries at a time as there are engines, each on a thread of its own."""

    def __init__(
        self, engines: Iterable[Interruptible], *, limits: Limits, queue: int = 64
    ) -> None:
        self.limits = limits
        self._all = tuple(engines)
        self._free = list(self._all)
        self._places = Places(len(self._all), queue, limits.seconds)
        self._threads = ThreadPoolExecutor(len(self._all), thread_name_prefix="engine")

    async def answer(
        self, query: PreparedQuery, accept: str, dataset: Dataset | None = None
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        async with self._places.taken():
            engine = self._free.pop()
            loop = asyncio.get_running_loop()
            work = loop.run_in_executor(
                self._threads, engine.answer, query, accept, self.limits, dataset
            )
            try:
                return await asyncio.shield(work)
            except asyncio.CancelledError:  # nobody waits any more
                engine.interrupt()
                await asyncio.wait([work])
                raise
            finally:
                self._free.append(engine)

    async def close(self) -> None:
        """End the engines."""
        for engine in self._all:
            engine.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
