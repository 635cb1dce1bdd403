"""Bodies of requests: read whole, within bounds of size and time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from spallm.errors import TooLarge
from spallm.store.text import LENGTH_LIMIT
from spallm.web.endpoint.answer import field
from spallm.web.endpoint.attendance import ClientGone
from spallm.web.endpoint.operation import ACCEPTED
from spallm.web.endpoint.problems import Refusal, TooSlow, UnsupportedMediaType

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

#: The longest query with each character in four bytes, each of them escaped, and graphs beside it.
BODY_LIMIT = 12 * LENGTH_LIMIT + (1 << 16)
#: How long a body may take to arrive.
SECONDS = 10.0


async def read_body(scope: Scope, receive: Receive) -> bytes:
    """Return the body of a request, or refuse it before it is read whole."""
    encoding = field(scope, b"content-encoding")
    if encoding and encoding.strip().lower() != "identity":
        raise UnsupportedMediaType(f"a body packed with {encoding} is not read", None, ACCEPTED)
    announced = field(scope, b"content-length") or "0"
    if not announced.isdecimal():
        raise Refusal(f"Content-Length is not a number: {announced}")
    if int(announced) > BODY_LIMIT:
        raise _too_large()
    try:
        async with asyncio.timeout(SECONDS):
            return await _pieces(receive)
    except TimeoutError:
        close = (b"connection", b"close")
        raise TooSlow(f"the body did not arrive within {SECONDS:g} s", None, close) from None


async def _pieces(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            raise _too_large()
        if not message.get("more_body", False):
            return bytes(body)


def _too_large() -> TooLarge:
    return TooLarge(
        f"the body is larger than {BODY_LIMIT:,} bytes", hint="Ask in several smaller queries."
    )
