"""Connections that cannot be held open for nothing.

The server gives up idle connections by itself, but waits for ever for the rest of a request that
has begun, holds any number of connections, and keeps an answer that nobody fetches.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from spallm.web.guards import DATA_POLICY
from spallm.web.recall import ASKED

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator, Mapping
    from typing import Any, Literal

    from starlette.types import Scope

    from spallm.web.recall import Recall

#: Seconds in which the head of a request has to arrive, and in which an answer has to move.
PATIENCE = 10.0
#: Bytes of the longest head of a request; longer queries travel by POST.
HEAD_LIMIT = 1 << 16
MOST_CONNECTIONS = 256
_END_OF_HEAD = b"\r\n\r\n"
_OK = b"HTTP/1.1 200 OK\r\n"
_QUESTION = b"GET /sparql?"
#: Fields that change what happens to the connection.
_UNUSUAL = frozenset(
    {b"connection", b"expect", b"content-length", b"transfer-encoding", b"upgrade"}
)


class Connection(HttpToolsProtocol):
    """A connection with limits of time and size, and with a memory for what was asked before."""

    recall: Recall | None = None
    _reading: Literal["", "head", "body"] = ""
    _head = 0
    _deadline: asyncio.TimerHandle | None = None
    _next_look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Welcome a client, unless too many are here."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(503, "too many connections are open", b"retry-after: 1\r\n")
        else:
            self._set_deadline()

    def data_received(self, data: bytes) -> None:
        """Take in a piece of a request, or answer at once what was asked before."""
        is_idle = not self._reading and not self._is_answering()
        # Only what was fetched makes room for more; the server itself waits with its answers.
        ready = is_idle and not self._unfetched()
        if ready and self.recall and (known := self.recall.answer(data)):
            self._lift_deadline()
            self.transport.write(b"".join((_OK, *self._dated(), known)))
            self.on_response_complete()
            return
        if self._reading != "body" and self._is_too_long(data):
            self._refuse(431, "the head of the request is too long; send long queries by POST")
            return
        super().data_received(data)
        if is_idle and not self._reading and _is_lone_question(data, self.scope):
            cast("Scope", self.scope)[ASKED] = data
        if self._reading and not self._is_answering():
            self._set_deadline()
        else:
            self._lift_deadline()

    def on_message_begin(self) -> None:
        """Begin with a head."""
        self._reading = "head"
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Go on with a body."""
        self._reading, self._head = "body", 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait for the next request."""
        self._reading = ""
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Go on to the next request, and see that the answer is fetched."""
        super().on_response_complete()
        if self._reading:  # the next one has begun meanwhile
            self._set_deadline()
        if self._unfetched() and not self._next_look:
            self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget about a client that is gone."""
        self._lift_deadline()
        if self._next_look:
            self._next_look.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        self._refuse(400, msg.rstrip("."))

    def _dated(self) -> Iterator[bytes]:
        """Yield the head lines that the server adds to every answer, its date among them."""
        for name, value in self.server_state.default_headers:
            yield b"%s: %s\r\n" % (name, value)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _is_unanswered(self) -> bool:
        """Tell whether the body of the one request at hand still comes, and no answer does yet."""
        alone = self._reading == "body" and not self.pipeline
        return alone and self.cycle is not None and not self.cycle.response_started

    def _is_too_long(self, data: bytes) -> bool:
        """Count the bytes of a head that is not whole, and tell whether they are too many."""
        room = HEAD_LIMIT - self._head
        self._head += len(data)
        return len(data) > room and data.find(_END_OF_HEAD, 0, room) < 0

    def _set_deadline(self) -> None:
        if not self._deadline and not self.transport.is_closing():
            self._deadline = self.loop.call_later(PATIENCE, self._expire)

    def _lift_deadline(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _expire(self) -> None:
        self._refuse(408, f"the request did not arrive within {PATIENCE:g} s")

    def _unfetched(self) -> int:
        return self.transport.get_write_buffer_size()

    def _look_again(self) -> None:
        self._next_look = self.loop.call_later(PATIENCE, self._look, self._unfetched())

    def _look(self, before: int) -> None:
        """Break off an answer of which nothing was fetched since the last look."""
        self._next_look = None
        left = self._unfetched()
        if left and left >= before:
            self.transport.abort()
        elif left:
            self._look_again()

    def _refuse(self, status: int, message: str, more: bytes = b"") -> None:
        """Say why the connection ends, and end it."""
        if self.transport.is_closing():
            return
        if self._is_answering() and not self._is_unanswered():
            self.transport.abort()  # to an earlier request, which this would seem to answer
            return
        body = f"{message}\n".encode()
        head = (
            f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
            "content-type: text/plain; charset=utf-8\r\nx-content-type-options: nosniff\r\n"
            f"content-security-policy: {DATA_POLICY.decode()}\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n"
        )
        self.transport.write(b"".join((head.encode(), more, b"\r\n", body)))
        self.transport.close()


def _is_lone_question(data: bytes, scope: Mapping[str, Any] | None) -> bool:
    """Tell whether the bytes are one whole question on a connection that stays open after it."""
    return (
        scope is not None
        and data.startswith(_QUESTION)
        and data.find(_END_OF_HEAD) == len(data) - len(_END_OF_HEAD)
        and scope["http_version"] == "1.1"
        and not any(name in _UNUSUAL for name, _ in scope["headers"])
    )
