"""The routes of the interface, below ``/api/``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse
from starlette.routing import Route

from spallm.web.api.contents import CONTENTS, NoQuery
from spallm.web.api.facets import FACETS
from spallm.web.api.lookup import BY_IRI, BY_PATH
from spallm.web.api.openapi import openapi
from spallm.web.api.problem import problem
from spallm.web.api.resource import Desk, Resource
from spallm.web.api.search import SEARCH

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    from spallm.web.library import Library


def routes(library: Library) -> list[Route]:
    """Return the routes; whatever else is asked for below ``/api/`` is told to be missing."""
    return [
        Route("/api", _to_contents),
        *(Route(f"/api{each.path}", Desk(library, each)) for each in RESOURCES),
        Route("/api/{rest:path}", _Missing()),
    ]


@cache
def description() -> dict[str, Any]:
    """Return the description of the interface as OpenAPI."""
    from importlib.metadata import version

    return openapi(RESOURCES, version("spallm"))


DESCRIPTION = Resource(
    "/openapi.json",
    "This description",
    lambda library, asked: description(),  # noqa: ARG005  # as all answers are
    NoQuery,
    dict[str, Any],
)
RESOURCES = (CONTENTS, SEARCH, BY_PATH, BY_IRI, FACETS, DESCRIPTION)


async def _to_contents(request: Request) -> Response:  # noqa: ARG001  # as Starlette calls it
    return RedirectResponse("api/", status_code=308)


class _Missing:
    """What answers where there is nothing, whatever the method."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"there is nothing at {scope['path']}"
        response = problem(404, detail, "What there is stands in api/openapi.json.")
        if scope["method"] == "HEAD":
            response.body = b""
        await response(scope, receive, send)
