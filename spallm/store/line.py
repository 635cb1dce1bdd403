"""The line to a worker as an event loop sees it: a request goes out, a reply comes back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeAlias, cast

from spallm.store.frames import framed, parse_head

if TYPE_CHECKING:
    from spallm.store.frames import Head


Said: TypeAlias = "tuple[Head, bytes] | None"
Answer: TypeAlias = "asyncio.Future[Said]"


class Line(asyncio.Protocol):
    """One conversation in frames; streams of the standard library take three times as long."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._reply: Answer | None = None
        self._read = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        # Event loops in C have transports of their own, which only look like this one.
        self._transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        """Take a piece of the reply, and hand it over once it is whole."""
        self._read += data
        end = self._read.find(b"\n")
        if end < 0:
            return
        head, length = parse_head(bytes(self._read[:end]))
        if len(self._read) > end + length:
            body = bytes(memoryview(self._read)[end + 1 : end + 1 + length])
            self._read = bytearray()
            self._finish((head, body))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # the library's name
        """Tell who waits that nothing comes any more."""
        self._transport = None
        self._finish(None)

    def ask(self, head: Head, body: bytes) -> Answer:
        """Send a request; the reply is to come, and is nothing where the other end is gone."""
        self._reply = asyncio.get_running_loop().create_future()
        if self._transport is None:
            self._reply.set_result(None)
        else:
            self._transport.write(framed(head, body))
        return self._reply

    def close(self) -> None:
        """Hang up."""
        if self._transport:
            self._transport.close()

    def _finish(self, reply: Said) -> None:
        if self._reply and not self._reply.done():
            self._reply.set_result(reply)
