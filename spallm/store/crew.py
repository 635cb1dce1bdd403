"""A crew of workers that answer beside each other, for a server of a graph on this machine."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from spallm.errors import Busy, GraphError
from spallm.store.asking import reply, request
from spallm.store.failures import death, too_slow
from spallm.store.forked import ForkedWorker, Nursery
from spallm.store.formats import check_format
from spallm.store.places import Places

if TYPE_CHECKING:
    from collections.abc import Collection, Coroutine, Sequence
    from typing import Any

    from spallm.store.answering import Dataset
    from spallm.store.engine import Limits, Reply
    from spallm.store.frames import Head
    from spallm.store.line import Answer, Said
    from spallm.store.places import Place
    from spallm.store.prepared import PreparedQuery

#: After so many seconds a query is a slow one: it goes on behind the others, and its worker, which
#: may have grown, is not kept.
SLOW = 0.25
#: How many slow queries may wait for each that goes on.
_BEHIND = 4


class Crew:
    """Workers forked from one loaded graph, each answering one query at a time.

    A query that takes too long, or that nobody waits for any more, ends with its worker; a new
    one is forked in a few milliseconds. Slow queries have places of their own, as many again, and
    stand still while those are taken: however many there are, quick ones pass them.

    The constructor waits for the graph and raises :class:`~spallm.errors.GraphError` where it
    cannot be loaded.
    """

    def __init__(
        self,
        sources: Sequence[str],
        *,
        limits: Limits,
        workers: int = 4,
        queue: int = 64,
        services: Collection[str] = (),
    ) -> None:
        self.limits = limits
        self._sources, self._network = tuple(sources), bool(services)
        self._nursery = self._loaded()
        self._renewal = asyncio.Lock()
        self._places = Places(workers, queue, limits.seconds)
        self._slow_places = Places(workers, _BEHIND * workers, limits.seconds)
        self._free: list[ForkedWorker] = []
        self._partings: set[asyncio.Task[Any]] = set()

    async def answer(
        self, query: PreparedQuery, accept: str, dataset: Dataset | None = None
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        check_format(query.form, accept)
        message = request(query, accept, self.limits, dataset)
        async with self._places.taken() as place:
            head, body = await self._asked(*message, place)
        return reply(query, accept, self.limits, head, body)

    async def close(self) -> None:
        """End the workers and the process that holds the graph."""
        for worker in self._free:
            self._part(worker)
        self._free.clear()
        await asyncio.gather(*self._partings, return_exceptions=True)
        await asyncio.to_thread(self._nursery.close)

    def _loaded(self) -> Nursery:
        nursery = Nursery(self._sources, network=self._network)
        nursery.wait_until_loaded()
        return nursery

    async def _asked(self, head: Head, body: bytes, place: Place) -> tuple[Head, bytes]:
        worker = self._free.pop() if self._free else await self._hired()
        try:
            said = await self._said(worker, worker.ask(head, body), place)
        except TimeoutError:
            self._part(worker)
            raise too_slow(self.limits) from None
        except (Busy, asyncio.CancelledError):  # no place, or nobody waits any more
            self._part(worker)
            raise
        if said is None:
            raise death(*await worker.dismissed(), timed_out=False, limits=self.limits)
        self._keep(worker)
        return said

    async def _said(self, worker: ForkedWorker, answer: Answer, place: Place) -> Said:
        """Wait for an answer; what takes long makes room, and goes on once it has a slow place."""
        await asyncio.wait([answer], timeout=min(SLOW, self.limits.seconds))
        if not answer.done():
            worker.slow_down()
            place.leave()
            worker.pause()
            async with self._slow_places.taken():
                worker.resume()
                await asyncio.wait([answer], timeout=self.limits.seconds - SLOW)
        if not answer.done():
            raise TimeoutError
        return answer.result()

    async def _hired(self) -> ForkedWorker:
        """Fork a worker; one that comes when nobody waits for it any more is kept for the next."""
        hiring = asyncio.ensure_future(self._hire())
        try:
            return await asyncio.shield(hiring)
        except asyncio.CancelledError:
            self._later(self._kept(hiring))
            raise

    async def _hire(self) -> ForkedWorker:
        nursery = self._nursery
        try:
            return await ForkedWorker.hired(nursery)
        except GraphError:
            # The system may have ended the process that holds the graph, for want of memory.
            async with self._renewal:
                if self._nursery is nursery:
                    await asyncio.to_thread(nursery.close)
                    self._nursery = await asyncio.to_thread(self._loaded)
            return await ForkedWorker.hired(self._nursery)

    async def _kept(self, hiring: asyncio.Future[ForkedWorker]) -> None:
        with contextlib.suppress(GraphError):
            self._keep(await hiring)

    def _keep(self, worker: ForkedWorker) -> None:
        if worker.is_slow:
            self._part(worker)
        else:
            self._free.append(worker)

    def _part(self, worker: ForkedWorker) -> None:
        worker.kill()
        self._later(worker.dismissed())

    def _later(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.ensure_future(work)
        self._partings.add(task)
        task.add_done_callback(self._partings.discard)
