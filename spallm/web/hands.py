"""Hands: a few threads that make pages, beside the loop that serves everybody."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
Task = tuple[Callable[[], Any], asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


class Hands:
    """Threads that work in turn on what is given to them.

    There are few, for they share one processor with the loop; and the end of the program does not
    wait for them, as it would for those of the standard library.
    """

    def __init__(self, number: int = 2) -> None:
        self._tasks: SimpleQueue[Task] = SimpleQueue()
        self._missing = number

    async def done(self, make: Callable[[], T]) -> T:
        """Return what a function returns, or raise what it raises."""
        loop = asyncio.get_running_loop()
        made: asyncio.Future[T] = loop.create_future()
        if self._missing:
            self._missing -= 1
            threading.Thread(target=self._work, name="pages", daemon=True).start()
        self._tasks.put((make, loop, made))
        return await made

    def _work(self) -> None:
        while True:
            make, loop, made = self._tasks.get()
            if made.cancelled():
                continue
            try:
                result, problem = make(), None
            except Exception as raised:  # noqa: BLE001  # it is raised again where it is waited for
                result, problem = None, raised
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(_settle, made, result, problem)


def _settle(made: asyncio.Future[Any], result: object, problem: Exception | None) -> None:
    if made.done():  # nobody waits any more
        return
    if problem:
        made.set_exception(problem)
    else:
        made.set_result(result)
