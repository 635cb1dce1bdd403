"""Places at work: how many queries run at a time, and how many may wait for their turn."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from spallm.errors import Busy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Place:
    """A place that is held; who leaves it early makes room for the next."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free = free
        self._is_held = True

    def leave(self) -> None:
        """Give the place up."""
        if self._is_held:
            self._is_held = False
            self._free.release()


class Places:
    """So many places, with a queue before them that is as long and as patient as it is told."""

    def __init__(self, places: int, queue: int, seconds: float) -> None:
        self._free = asyncio.Semaphore(places)
        self._queue, self._seconds = queue, seconds
        self._waiting = 0

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[Place]:
        """Hold a place; raise :class:`~spallm.errors.Busy` where none comes free in time."""
        if self._free.locked():
            await self._wait()
        else:
            await self._free.acquire()
        place = Place(self._free)
        try:
            yield place
        finally:
            place.leave()

    async def _wait(self) -> None:
        if self._waiting >= self._queue:
            raise Busy(
                f"{self._waiting} queries wait for their turn already",
                hint="Try again in a few seconds.",
            )
        self._waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise Busy(
                f"no turn came within {self._seconds:g} s", hint="Try again in a few seconds."
            ) from None
        finally:
            self._waiting -= 1
