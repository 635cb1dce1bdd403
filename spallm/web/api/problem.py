"""Problems: why a request was not answered, as RFC 9457 has programs told."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

from spallm.errors import SpallmError, UnknownId, UsageError
from spallm.nearness import unknown
from spallm.web.api.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


@shape
class Problem(TypedDict):
    """Why a request was not answered."""

    title: str
    """What the status means."""
    status: int
    """The status of the answer."""
    detail: str
    """What is wrong with this request."""
    hint: NotRequired[str]
    """What to do next."""


class NotAcceptable(UsageError):
    """A request for a format that there is not."""


def unfit(what: str, word: str, known: Iterable[str], elsewhere: str) -> UsageError:
    """Return the error for a word in a query that stands for nothing, with what comes near."""
    error = unknown(what, word[:200], known, elsewhere=elsewhere)
    return UsageError(error.message, hint=error.hint)


def problem(
    status: int, detail: str, hint: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer that tells a problem."""
    from spallm.web.api.answer import as_json

    told: Problem = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    if hint:
        told["hint"] = hint
    return as_json(told, status=status, media_type=MEDIA_TYPE, headers=headers)


def problem_of(error: SpallmError) -> Response:
    """Return the answer that tells an error of ours."""
    statuses: dict[type, int] = {UnknownId: 404, NotAcceptable: 406}
    return problem(statuses.get(type(error), 400), error.message, error.hint)
