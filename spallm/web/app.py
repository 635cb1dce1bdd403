"""The application: the endpoint, the pages and the interface for programs at their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Route

from spallm.web.access import Access
from spallm.web.api import routes as api
from spallm.web.endpoint.description import Descriptions
from spallm.web.endpoint.endpoint import Endpoint
from spallm.web.guards import Guards
from spallm.web.house import House

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Receive, Scope, Send

    from spallm.store.answering import Answering
    from spallm.web.library import Library

ENDPOINT = "/sparql"


def application(
    library: Library,
    engine: Answering,
    *,
    access: Access = Access(),  # noqa: B008  # a frozen value
    services: Collection[str] = (),
    is_constant: bool = False,
) -> ASGIApp:
    """Return everything that is served of a graph, behind guards.

    ``services`` are the endpoints that SERVICE may name, the same that the engine was given;
    ``is_constant`` says that the graph never changes while it is served.
    """
    descriptions = Descriptions(library, services)
    home = library.whole.home
    endpoint = Endpoint(engine, descriptions, services, is_constant=is_constant, home=home)
    routes = [
        *(Route(path, descriptions) for path in ("/.well-known/void", "/void")),
        *api.routes(library),
        Route("/{path:path}", House(library, endpoint)),
    ]
    return Guards(_Doors(endpoint, Starlette(routes=routes)), access)


class _Doors:
    """Leads queries straight to the endpoint, and everything else through the framework."""

    def __init__(self, endpoint: ASGIApp, rest: ASGIApp) -> None:
        self._endpoint = endpoint
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        door = self._endpoint if scope.get("path") == ENDPOINT else self._rest
        await door(scope, receive, send)
