"""The endpoint itself: an ASGI application that takes queries and gives answers.

It stands beside the web framework, not in it: a small query is answered in well under a
millisecond, and most of that would otherwise be spent on objects that nobody looks at.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from spallm.errors import SpallmError, TooLarge
from spallm.store.home import OURS, Home
from spallm.store.places import Places
from spallm.store.prepared import PreparedQuery, prepare
from spallm.web.endpoint.answer import Answer, field
from spallm.web.endpoint.attendance import ClientGone, attended
from spallm.web.endpoint.body import read_body
from spallm.web.endpoint.offers import chosen, menu_of
from spallm.web.endpoint.operation import from_address, from_body, media_type
from spallm.web.endpoint.problems import PLAIN, VARY, MethodNotAllowed, problem_answer
from spallm.web.hands import Hands
from spallm.web.recall import LASTING

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import Receive, Scope, Send

    from spallm.store.answering import Answering, Dataset
    from spallm.store.engine import Limits, Reply
    from spallm.web.endpoint.description import Descriptions
    from spallm.web.endpoint.operation import Operation

ALLOW = (b"allow", b"GET, HEAD, POST, OPTIONS")
# What is longer is neither kept nor read in the loop that serves everybody.
_SHORT = 2048
_KEPT = 256
#: So many long queries may wait until one is read that takes a good part of a second.
_UNREAD = 16


class Endpoint:
    """Answers queries over HTTP; without a query, it describes itself.

    ``is_constant`` says that the graph never changes while it is served; relative addresses and
    entities' prefixes are those of its ``home``.
    """

    def __init__(
        self,
        engine: Answering,
        descriptions: Descriptions,
        services: Collection[str] = (),
        *,
        is_constant: bool = False,
        home: Home = OURS,
    ) -> None:
        self._engine = engine
        self._is_constant = is_constant
        self._home = home
        self._descriptions = descriptions
        self._services = frozenset(services)
        self._read = lru_cache(maxsize=_KEPT)(from_address)
        self._prepare = lru_cache(maxsize=_KEPT)(self._prepared)
        self._desk = Places(1, _UNREAD, engine.limits.seconds)
        self._reader = Hands(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        accept = field(scope, b"accept")
        try:
            answer = await self._answer(scope, receive, accept)
        except ClientGone:
            return
        except SpallmError as problem:
            answer = problem_answer(problem, accept)
        await answer.deliver(scope, send)

    async def _answer(self, scope: Scope, receive: Receive, accept: str | None) -> Answer:
        method = scope["method"]
        if method == "OPTIONS":
            return Answer(204, PLAIN, b"", (ALLOW,))
        if method == "POST":
            operation = await self._posted(scope, receive)
        elif method in ("GET", "HEAD"):
            asked = self._addressed(scope["query_string"])
            if asked is None:
                return await self._descriptions.service(scope, accept)
            operation = asked
        else:
            raise MethodNotAllowed(f"{method} means nothing here", "Use GET or POST.", ALLOW)
        scope["spallm.query"] = operation.text
        query = await self.prepared(operation.text)
        scope[LASTING] = self._is_constant and query.is_repeatable
        return await self._asked(query, operation, receive, accept)

    def _addressed(self, query_string: bytes) -> Operation | None:
        read = self._read if len(query_string) <= _SHORT else from_address
        return read(query_string)

    async def _posted(self, scope: Scope, receive: Receive) -> Operation:
        content_type = field(scope, b"content-type")
        media_type(content_type)
        body = await read_body(scope, receive)
        return from_body(scope["query_string"], content_type, body)

    async def _asked(
        self, query: PreparedQuery, asked: Operation, receive: Receive, accept: str | None
    ) -> Answer:
        offer = chosen(menu_of(query.form), accept, asked.format)
        reply = await self.reply(query, offer.format, asked.dataset, receive)
        return Answer(200, offer.media_type, reply.body, (VARY,))

    @property
    def limits(self) -> Limits:
        """What every query is held to."""
        return self._engine.limits

    async def prepared(self, text: str) -> PreparedQuery:
        """Check a query and make it ready."""
        if len(text) <= _SHORT:
            return self._prepare(text)
        async with self._desk.taken():
            return await self._reader.done(partial(self._prepared, text))

    async def reply(
        self, query: PreparedQuery, form: str, dataset: Dataset | None, receive: Receive
    ) -> Reply:
        """Answer a query, as long as the client is there, and whole or not at all."""
        reply = await attended(self._engine.answer(query, form, dataset), receive)
        _check_whole(reply, self.limits)
        return reply

    def _prepared(self, text: str) -> PreparedQuery:
        return prepare(
            text,
            rows=self.limits.rows,
            prefixes=self._home.prefixes,
            services=self._services,
            base=self._home.base,
        )


def _check_whole(reply: Reply, limits: Limits) -> None:
    """Refuse an answer that was cut: nothing in a well-formed document would say that it was."""
    if reply.truncated:
        raise TooLarge(
            f"the answer has more than {limits.rows:,} rows"
            if limits.rows
            else "the endpoint behind this one has cut the answer",
            hint="Ask for fewer, with LIMIT for instance, or start the server with more --rows.",
        )
