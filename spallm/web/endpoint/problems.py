"""What can go wrong, as HTTP says it: a status and one clear message (RFC 9110, RFC 9457)."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from spallm.errors import (
    Busy,
    GraphError,
    LimitExceeded,
    QueryRefused,
    QuerySyntaxError,
    SpallmError,
    TooLarge,
    UsageError,
)
from spallm.web.endpoint.accept import quality
from spallm.web.endpoint.answer import Answer

if TYPE_CHECKING:
    from spallm.web.endpoint.answer import Header

VARY = (b"vary", b"Accept")
PLAIN = "text/plain; charset=utf-8"
#: Seconds after which it is worth while to ask a busy server again.
RETRY_AFTER = 1

_PLACE = re.compile(r"line (\d+), column (\d+): ")
# The first that fits decides.
_STATUS: tuple[tuple[type[SpallmError], int], ...] = (
    (TooLarge, 413),
    (LimitExceeded, 503),
    (QuerySyntaxError, 400),
    (QueryRefused, 400),
    (UsageError, 400),
    (GraphError, 502),
)


class Refusal(SpallmError):
    """A request that HTTP or the protocol does not let through."""

    status = 400

    def __init__(self, message: str, hint: str | None = None, *headers: Header) -> None:
        super().__init__(message, hint=hint)
        self.headers = headers


class NotAcceptable(Refusal):
    """A request for formats that are not to be had."""

    status = 406


class MethodNotAllowed(Refusal):
    """A request with a method that means nothing here."""

    status = 405


class TooSlow(Refusal):
    """A request that did not arrive in time."""

    status = 408


class UnsupportedMediaType(Refusal):
    """A request with a body of a type that is not read here."""

    status = 415


def problem_answer(problem: SpallmError, accept: str | None, status: int = 0) -> Answer:
    """Return what to say of an error: as text, or as JSON to those who prefer that."""
    status = status or status_of(problem)
    headers: tuple[Header, ...] = (VARY, *getattr(problem, "headers", ()))
    if isinstance(problem, Busy):
        headers = (*headers, (b"retry-after", b"%d" % RETRY_AFTER))
    if _prefers_json(accept):
        return Answer(status, "application/problem+json", _as_json(problem, status), headers)
    return Answer(status, PLAIN, f"{problem}\n".encode(), headers)


def status_of(problem: SpallmError) -> int:
    """Return the status that says of an error whose fault it is.

    >>> status_of(Busy("too many wait")), status_of(QuerySyntaxError("line 1")), status_of(
    ...     SpallmError("the engine broke down"))
    (503, 400, 500)
    """
    if isinstance(problem, Refusal):
        return problem.status
    return next((status for kind, status in _STATUS if isinstance(problem, kind)), 500)


def _prefers_json(accept: str | None) -> bool:
    liked = max(quality(accept, "application/problem+json"), quality(accept, "application/json"))
    return liked > 0 and liked >= quality(accept, "text/plain")


def _as_json(problem: SpallmError, status: int) -> bytes:
    """Return problem details; the place of a syntax error stands in members of its own."""
    details: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": problem.message,
    }
    if problem.hint:
        details["hint"] = problem.hint
    if place := _PLACE.match(problem.message):
        details |= {"line": int(place[1]), "column": int(place[2])}
    return json.dumps(details, ensure_ascii=False).encode("utf-8", "replace")
