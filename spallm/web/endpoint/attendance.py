"""Clients that go away while their answer is worked on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.types import Receive

T = TypeVar("T")

#: Seconds before anybody looks whether the client is still there; most answers come sooner.
PATIENCE = 0.02


class ClientGone(Exception):
    """The client has gone away, and nobody is left to answer."""


class _Watch:
    """Looks out for the end of a connection, and then cancels the task that works for it."""

    def __init__(self, task: asyncio.Task[object], receive: Receive) -> None:
        self.task = task
        self.receive = receive
        self.gone = False
        self.watching: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start to look out."""
        self.watching = asyncio.get_running_loop().create_task(self._look_out())

    def end(self) -> None:
        """Stop looking out."""
        if self.watching:
            self.watching.cancel()

    async def _look_out(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self.task.cancel()


async def attended(answer: Awaitable[T], receive: Receive) -> T:
    """Wait for an answer; a client that goes away meanwhile cancels it and ends the request."""
    task = asyncio.current_task()
    assert task is not None
    watch = _Watch(task, receive)
    begin = asyncio.get_running_loop().call_later(PATIENCE, watch.begin)
    try:
        return await answer
    except asyncio.CancelledError:
        if not watch.gone:
            raise
        task.uncancel()
        raise ClientGone from None
    finally:
        begin.cancel()
        watch.end()
