"""Answers as JSON: the same value always in the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE = "application/json"


def as_json(
    value: object,
    *,
    status: int = 200,
    media_type: str = MEDIA_TYPE,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a value of a shape as an answer."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, status, headers, media_type)


def is_wanted(accept: str) -> bool:
    """Tell whether an Accept header admits JSON.

    >>> is_wanted("text/html, */*;q=0.1"), is_wanted("text/turtle"), is_wanted("*/*;q=0")
    (True, False, False)
    """
    weights = {}
    for offer in accept.lower().split(","):
        kind, *parameters = (part.strip() for part in offer.split(";"))
        given = [word.removeprefix("q=") for word in parameters if word.startswith("q=")]
        weights[kind] = not given or given[0].strip("0.") != ""
    nearest = (kind for kind in (MEDIA_TYPE, "application/*", "*/*") if kind in weights)
    return not accept.strip() or weights.get(next(nearest, ""), False)
