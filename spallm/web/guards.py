"""Guards in front of everything: they turn strangers away and tell browsers what not to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.errors import SpallmError
from spallm.web.endpoint.answer import Answer, field
from spallm.web.endpoint.problems import PLAIN, Refusal, problem_answer

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from spallm.web.access import Access
    from spallm.web.endpoint.answer import Header

#: For answers that are no pages; pages come with a policy of their own.
DATA_POLICY = b"default-src 'none'; frame-ancestors 'none'"
_POLICY = b"content-security-policy"
_ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
_OURS: tuple[Header, ...] = (*_ALWAYS, (b"cross-origin-resource-policy", b"same-origin"))
_SHARED: tuple[Header, ...] = (*_ALWAYS, (b"cross-origin-resource-policy", b"cross-origin"))
_PREFLIGHT: tuple[Header, ...] = (
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"accept, content-type"),
    (b"access-control-max-age", b"600"),
)


class UnknownName(Refusal):
    """A request for a server of another name."""

    status = 421


class Stranger(Refusal):
    """A request from a page of another web site."""

    status = 403


class Guards:
    """An application behind guards."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not; in both cases, answer with the guards' headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        origin = field(scope, b"origin")
        admitted = origin if origin and self._access.admits(origin) else None
        headers = (*_SHARED, *_cors(admitted)) if admitted else _OURS

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers, *_policy(message)]
            await send(message)

        try:
            self._check_name(scope)
            if not admitted:
                _check_site(scope, origin)
        except SpallmError as problem:
            answer = problem_answer(problem, field(scope, b"accept"))
            await answer.deliver(scope, guarded)
            return
        if admitted and _is_preflight(scope):
            await Answer(204, PLAIN, b"", _PREFLIGHT).deliver(scope, guarded)
            return
        await self._app(scope, receive, guarded)

    def _check_name(self, scope: Scope) -> None:
        """Refuse a request that calls this server by a name it is not known by."""
        name = field(scope, b"host")
        if not name:
            raise Refusal("the request has no Host header")
        if not self._access.knows(name):
            raise UnknownName(
                f"this server is not known as {name}",
                "Start it with --allow-host NAME if it should be.",
            )


def _check_site(scope: Scope, origin: str | None) -> None:
    """Refuse what a page of another site asks for by itself: it could keep the server busy."""
    if origin is None:
        foreign = field(scope, b"sec-fetch-site") in ("cross-site", "same-site")
        foreign = foreign and not _is_visit(scope)
    else:
        foreign = origin.partition("://")[2].lower() != (field(scope, b"host") or "").lower()
    if foreign:
        raise Stranger(
            f"pages of {origin or 'other web sites'} may not ask here",
            "Start the server with --cors ORIGIN to let them.",
        )


def _is_visit(scope: Scope) -> bool:
    """Tell whether somebody has followed a link: only the person at the browser sees the answer."""
    return (
        scope["method"] == "GET"
        and field(scope, b"sec-fetch-mode") == "navigate"
        and field(scope, b"sec-fetch-dest") == "document"
    )


def _is_preflight(scope: Scope) -> bool:
    return scope["method"] == "OPTIONS" and bool(field(scope, b"access-control-request-method"))


def _cors(origin: str) -> tuple[Header, ...]:
    return (b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")


def _policy(message: Message) -> tuple[Header, ...]:
    has_own = any(name == _POLICY for name, _ in message["headers"])
    return () if has_own else ((_POLICY, DATA_POLICY),)
