"""The descriptions that the endpoint gives out: of itself, and of the data it asks."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import TYPE_CHECKING

from spallm.errors import SpallmError
from spallm.store.serialisation import serialise
from spallm.store.worker import GRAPH_FORMATS
from spallm.web.endpoint.answer import Answer, field
from spallm.web.endpoint.offers import DESCRIPTIONS, GRAPHS, chosen
from spallm.web.endpoint.problems import PLAIN, VARY, MethodNotAllowed, problem_answer
from spallm.web.endpoint.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import Receive, Scope, Send

    from spallm.web.endpoint.accept import Offer
    from spallm.web.library import Library

_ALLOW = (b"allow", b"GET, HEAD, OPTIONS")
_KEPT = 32


class Descriptions:
    """Descriptions in all formats; as an ASGI application, it gives out the one of the data."""

    def __init__(self, library: Library, services: Collection[str] = ()) -> None:
        self._statements = Statements(library, services)
        self._written = lru_cache(maxsize=_KEPT)(self._write)

    async def service(self, scope: Scope, accept: str | None) -> Answer:
        """Describe the endpoint; who wants a page is sent to the one where queries are asked."""
        offer = chosen(DESCRIPTIONS, accept)
        if offer.format == "html":
            return Answer(303, PLAIN, b"", ((b"location", b"ask"), VARY))
        return await self._answer("service", _base(scope), offer)

    async def data(self, scope: Scope, accept: str | None) -> Answer:
        """Describe the data."""
        method = scope["method"]
        if method == "OPTIONS":
            return Answer(204, PLAIN, b"", (_ALLOW,))
        if method not in ("GET", "HEAD"):
            raise MethodNotAllowed(f"{method} means nothing here", "Use GET.", _ALLOW)
        return await self._answer("data", _base(scope), chosen(GRAPHS, accept))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Describe the data to a client."""
        accept = field(scope, b"accept")
        try:
            answer = await self.data(scope, accept)
        except SpallmError as problem:
            answer = problem_answer(problem, accept)
        await answer.deliver(scope, send)

    async def _answer(self, what: str, base: str, offer: Offer) -> Answer:
        """Write a description, the first time beside the loop that serves everybody."""
        body = await asyncio.to_thread(self._written, what, base, offer.format)
        return Answer(200, offer.media_type, body, (VARY,))

    def _write(self, what: str, base: str, form: str) -> bytes:
        stated = self._statements.service if what == "service" else self._statements.data
        return serialise(sorted(set(stated(base)), key=str), GRAPH_FORMATS[form])


def _base(scope: Scope) -> str:
    """Return the address that the client sees the root of this server at."""
    scheme = "https" if field(scope, b"x-forwarded-proto") == "https" else scope["scheme"]
    return f"{scheme}://{field(scope, b'host')}/"
