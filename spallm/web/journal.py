"""The journal: one line for every request, and the last resort for what goes wrong in one."""

from __future__ import annotations

import asyncio
import contextlib
import time
import traceback
from typing import TYPE_CHECKING, TextIO

from spallm.errors import LimitExceeded, SpallmError
from spallm.web.endpoint.answer import field
from spallm.web.endpoint.problems import problem_answer

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Journal:
    """An application whose requests are written down, with their queries only if that is wanted.

    Nothing escapes from it: what nobody foresaw becomes a plain answer and a line.
    """

    def __init__(self, app: ASGIApp, stream: TextIO, *, queries: bool = False) -> None:
        self._app = app
        self._stream = stream
        self._queries = queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and write it down."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except asyncio.CancelledError:
            if not status:
                await _apologise(LimitExceeded("the server is being stopped"), scope, noting)
        except Exception as problem:  # noqa: BLE001  # a bug of ours is not the client's to read
            self._note(f"Error: {_in_a_line(problem)}")
            if not status:
                told = SpallmError("something went wrong in the server", hint="Its log says what.")
                await _apologise(told, scope, noting)
        self._note(self._line(scope, status, time.perf_counter() - begun))

    def note_recalled(self, query: str) -> None:
        """Write down a question that was answered from memory."""
        line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} GET /sparql 200 recalled"
        self._note(f"{line} {_visible(query)}" if self._queries else line)

    def _line(self, scope: Scope, status: int, seconds: float) -> str:
        path = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
        now = time.strftime("%Y-%m-%d %H:%M:%S")
        outcome = status or "client gone"
        line = f"{now} {scope['method']} {_visible(path)} {outcome} {seconds * 1000:.1f} ms"
        if self._queries and "spallm.query" in scope:
            line = f"{line} {_visible(scope['spallm.query'])}"
        return line

    def _note(self, line: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(f"{line}\n")


async def _apologise(problem: SpallmError, scope: Scope, send: Send) -> None:
    await problem_answer(problem, field(scope, b"accept")).deliver(scope, send)


def _in_a_line(problem: Exception) -> str:
    """Return what happened and where, for whoever mends it."""
    frames = traceback.extract_tb(problem.__traceback__)
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return _visible(f"{type(problem).__name__}: {problem}{place}")


def _visible(text: str) -> str:
    r"""Return text that can steer no terminal and begins no line.

    >>> _visible("/a\nb\x1b[31m")
    '/a\\nb\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
