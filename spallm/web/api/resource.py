"""Resources: what can be asked for, with the shapes of the question and of the answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from spallm.errors import SpallmError, UsageError
from spallm.web.api.answer import as_json, is_wanted
from spallm.web.api.problem import NotAcceptable, problem, problem_of

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    from spallm.web.library import Library


@dataclass(frozen=True)
class Resource:
    """Something to ask for with GET or HEAD.

    ``asked`` is the shape of the parameters of path and query; ``answer`` returns, for a library
    and such parameters, a value of the shape ``told``. ``problems`` are the statuses of errors.
    ``others`` names the parameter that collects those of the query that have names of their own.
    """

    path: str
    summary: str
    answer: Callable[[Library, Any], object]
    asked: type
    told: Any
    problems: tuple[int, ...] = ()
    others: str = ""

    @cached_property
    def in_path(self) -> tuple[str, ...]:
        """The names of the parameters in the path.

        >>> Resource("/entity/{kind}/{id}", "", print, dict, dict).in_path
        ('kind', 'id')
        """
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    @cached_property
    def reader(self) -> TypeAdapter[Any]:
        """What reads parameters."""
        return TypeAdapter(self.asked)


@dataclass(frozen=True)
class Desk:
    """The application that answers for one resource of a library."""

    library: Library
    resource: Resource

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; whatever is wrong with it is told as a problem."""
        request = Request(scope, receive)
        response = await self._response(request)
        if request.method == "HEAD":
            response.body = b""  # its length stays told
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            detail = f"{request.method} is not answered here"
            return problem(405, detail, "Ask with GET.", {"Allow": "GET, HEAD"})
        try:
            if not is_wanted(request.headers.get("accept", "")):
                raise NotAcceptable("there is only JSON here", hint="Accept application/json.")
            asked = self._asked(request)
            return as_json(await run_in_threadpool(self.resource.answer, self.library, asked))
        except SpallmError as error:
            return problem_of(error)

    def _asked(self, request: Request) -> Any:
        resource, pairs = self.resource, request.query_params.multi_items()
        known = resource.asked.__annotations__.keys() - {resource.others, *resource.in_path}
        given: dict[str, Any] = {}
        others: dict[str, list[str]] = {}
        for name, value in pairs:
            if resource.others and name not in known:
                others.setdefault(name, []).append(value)
            elif name in given or name in resource.in_path:
                raise UsageError(f"{name} is given twice", hint="Give it once.")
            else:
                given[name] = value
        given |= request.path_params | ({resource.others: others} if others else {})
        try:
            return resource.reader.validate_python(given)
        except ValidationError as error:
            raise _unfit(error, resource.asked) from None


def _unfit(error: ValidationError, asked: type) -> UsageError:
    """Return one sentence for the first fault of the parameters."""
    fault = error.errors(include_url=False)[0]
    name = fault["loc"][0] if fault["loc"] else "?"
    known = ", ".join(asked.__annotations__)
    if fault["type"] == "extra_forbidden":
        return UsageError(f"there is no parameter {name}", hint=f"There are: {known or 'none'}.")
    if fault["type"] == "missing":
        return UsageError(f"the parameter {name} is missing", hint=f"Add {name}=… to the query.")
    return UsageError(f"the parameter {name} does not fit: {fault['msg'].lower()}")
