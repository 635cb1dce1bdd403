"""Recall: whole answers to requests that came in the very same bytes before.

A graph that is served does not change, and pages, notebooks and dashboards ask the same again and
again. What a request asks for, and whether its sender is let in, follows from its bytes alone; so
the same bytes may be answered with what was answered before, and nobody has to work for it.
"""

from __future__ import annotations

from collections import OrderedDict
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Where a connection leaves the bytes of a request, and the endpoint that its answer lasts.
ASKED, LASTING = "spallm.asked", "spallm.lasting"
#: Bytes of all that is kept, and of one request with its answer.
ROOM, _LARGEST = 32 << 20, 64 << 10
_SHELL = 512  # what keeping takes beside the bytes themselves


class _Known(NamedTuple):
    answer: bytes
    query: str
    size: int


class Recall:
    """An application that remembers its answers for connections to recall.

    ``tell`` is told the query of every request that was answered from memory.
    """

    def __init__(self, app: ASGIApp, tell: Callable[[str], None], room: int = ROOM) -> None:
        self._app = app
        self._tell = tell
        self._room = room
        self._known: OrderedDict[bytes, _Known] = OrderedDict()
        self._size = 0

    def answer(self, request: bytes) -> bytes | None:
        """Return the answer to the same bytes, less its first line and its date."""
        known = self._known.get(request)
        if known is None:
            return None
        self._known.move_to_end(request)
        self._tell(known.query)
        return known.answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and remember the answer where it will be the same next time."""
        if ASKED not in scope:
            await self._app(scope, receive, send)
            return
        heads: list[Message] = []

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                heads.append(message)
            elif scope.get(LASTING) and heads and not message.get("more_body"):
                self._remember(scope, heads[0], message["body"])
            await send(message)

        await self._app(scope, receive, noting)

    def _remember(self, scope: Scope, head: Message, body: bytes) -> None:
        request: bytes = scope[ASKED]
        if head["status"] != HTTPStatus.OK or request in self._known:
            return
        lines = [b"%s: %s\r\n" % header for header in head["headers"]]
        answer = b"".join([*lines, b"\r\n", body])
        query: str = scope["spallm.query"]
        size = len(request) + len(answer) + len(query) + _SHELL
        if size > _LARGEST:
            return
        self._known[request] = _Known(answer, query, size)
        self._size += size
        while self._size > self._room:
            self._size -= self._known.popitem(last=False)[1].size
