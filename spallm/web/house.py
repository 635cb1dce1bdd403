"""The house: leads visitors to the pages, keeps what was made, and says where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from spallm.errors import SpallmError, UnknownId
from spallm.store.formats import TABLE_FORMS
from spallm.store.places import Places
from spallm.web.endpoint.accept import choose, quality
from spallm.web.endpoint.answer import Answer, field
from spallm.web.endpoint.attendance import ClientGone, attended
from spallm.web.endpoint.problems import (
    PLAIN,
    MethodNotAllowed,
    NotAcceptable,
    problem_answer,
    status_of,
)
from spallm.web.hands import Hands
from spallm.web.kept import Kept, unless_known
from spallm.web.rooms import FORMATS_OF_ENTITIES, SELECT, problem_page, room, room_questions, shown
from spallm.web.visit import Visit

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from spallm.store.engine import Reply
    from spallm.web.endpoint.endpoint import Endpoint
    from spallm.web.library import Library

_ALLOW = (b"allow", b"GET, HEAD, OPTIONS")
#: So many visitors may wait while the graph is drawn for another, which takes seconds.
_QUEUE = 8
#: Bytes of the longest address whose page is kept.
_LONGEST_KEPT = 2048
#: What takes seconds to make: the graph page, and selections as files.
_SLOW = ("graph", "select/")


class House:
    """The pages of a library as an ASGI application."""

    def __init__(self, library: Library, endpoint: Endpoint) -> None:
        self._library = library
        self._endpoint = endpoint
        self._hands, self._painter = Hands(), Hands(1)
        self._easel = Places(1, _QUEUE, endpoint.limits.seconds)
        self._kept = Kept()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a visitor."""
        accept = field(scope, b"accept")
        visit = Visit.to(scope["path"], scope["query_string"].decode("latin-1"))
        try:
            answer = await self._answer(scope, visit, accept, receive)
        except ClientGone:
            return
        except SpallmError as problem:
            answer = await self._refusal(problem, visit, accept)
        await unless_known(answer, field(scope, b"if-none-match")).deliver(scope, send)

    async def _answer(
        self, scope: Scope, visit: Visit, accept: str | None, receive: Receive
    ) -> Answer:
        if scope["method"] == "OPTIONS":
            return Answer(204, PLAIN, b"", (_ALLOW,))
        if scope["method"] not in ("GET", "HEAD"):
            raise MethodNotAllowed(f"{scope['method']} means nothing here", "Use GET.", _ALLOW)
        if visit.path == "zh":
            return Answer(308, PLAIN, b"", ((b"location", b"zh/"),))
        if visit.path == "graph" and visit.language == "zh":  # one page speaks both languages
            asked = b"?" + scope["query_string"] if scope["query_string"] else b""
            place = b"../graph" + asked + b"#lang=zh"
            return Answer(308, PLAIN, b"", ((b"location", place),))
        return await self._made(self._liked(visit, accept), receive)

    def _liked(self, visit: Visit, accept: str | None) -> Visit:
        """Return a visit with the format that is liked best, where there is a choice."""
        if visit.path not in self._library.by_path and visit.path not in self._library.evidence:
            return visit
        offer = choose(FORMATS_OF_ENTITIES, accept)
        if offer is None:
            raise NotAcceptable(
                f"Accept: {accept} cannot be met", f"There are {FORMATS_OF_ENTITIES}."
            )
        return Visit(visit.path, visit.language, visit.query, offer.format)

    async def _made(self, visit: Visit, receive: Receive) -> Answer:
        answer = self._kept.get(visit)
        if answer is None:
            make = self._drawn if visit.path.startswith(_SLOW) else self._written
            answer = await make(visit, receive)
            if len(visit.path) + len(visit.query) <= _LONGEST_KEPT:
                self._kept.put(visit, answer)
        return answer

    async def _written(self, visit: Visit, receive: Receive) -> Answer:
        replies = await self._replies(visit, receive)
        make = partial(room, self._library, visit, replies, self._endpoint.limits.rows)
        return await attended(self._hands.done(make), receive)

    async def _drawn(self, visit: Visit, receive: Receive) -> Answer:
        """Return what is slow to make; one is made at a time, and away from all other pages."""
        replies = await self._replies(visit, receive)
        make = partial(room, self._library, visit, replies, None)

        async def drawn() -> Answer:
            async with self._easel.taken():
                known = self._kept.get(visit)  # somebody before may have asked the same
                return await self._painter.done(make) if known is None else known

        return await attended(drawn(), receive)

    async def _replies(self, visit: Visit, receive: Receive) -> dict[str, Reply]:
        """Have the questions answered that choose what a page shows."""
        replies = {}
        for text in room_questions(self._library, visit):
            query = await self._endpoint.prepared(text)
            form = "json" if query.form in TABLE_FORMS else "ntriples"
            replies[text] = await self._endpoint.reply(query, form, None, receive)
        return replies

    async def _refusal(self, problem: SpallmError, visit: Visit, accept: str | None) -> Answer:
        """Return what to say of an error: a page to people, and to programs what they read."""
        is_missing = isinstance(problem, UnknownId) and visit.path != SELECT
        status = 404 if is_missing else status_of(problem)
        told = problem_answer(problem, accept, status)
        if not quality(accept, "text/html"):
            return told
        make = partial(problem_page, self._library, visit, status, problem)
        page = shown(await self._hands.done(make))
        return replace(page, status=status, headers=(*told.headers, *page.headers))
