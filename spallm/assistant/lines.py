"""Lines from a stream, for an event loop that may stop without waiting for the next one."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import BinaryIO

#: The most bytes of a message; what is longer comes in pieces, which are no messages.
LONGEST = 4 << 20


class Lines:
    """The lines of a stream, read by a thread that nobody waits for.

    A read from a terminal or a pipe cannot be called off. Were it the loop's own thread that
    reads, Ctrl-C would not end the program before another line has come.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(maxsize=16)
        threading.Thread(target=self._read, name="lines", daemon=True).start()

    def end(self) -> None:
        """Let no more lines come; a signal may say so at any time."""
        self._loop.call_soon_threadsafe(self._finish)

    def __aiter__(self) -> Lines:
        return self

    async def __anext__(self) -> str:
        line = await self._waiting.get()
        if not line:
            raise StopAsyncIteration
        return line.decode("utf-8", "replace")

    def _finish(self) -> None:
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(b"")

    def _read(self) -> None:
        line = b"begin"
        with contextlib.suppress(OSError, RuntimeError):  # the loop has gone
            while line:
                line = self._stream.readline(LONGEST)
                asyncio.run_coroutine_threadsafe(self._waiting.put(line), self._loop).result()
