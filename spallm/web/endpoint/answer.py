"""Answers over HTTP as values: a status, headers and a whole body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope, Send

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; ``headers`` are those beside its type and length."""

    status: int
    media_type: str
    body: bytes
    headers: tuple[Header, ...] = ()

    async def deliver(self, scope: Scope, send: Send) -> None:
        """Send it; to HEAD goes the same without the body."""
        described = (
            (b"content-type", self.media_type.encode("latin-1")),
            (b"content-length", b"%d" % len(self.body)),
        )
        headers = [*(described if self.status not in (204, 304) else ()), *self.headers]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else self.body
        await send({"type": "http.response.body", "body": body})


def field(scope: Scope, name: bytes) -> str | None:
    """Return a header of the request; one that comes several times is a list with commas.

    >>> field({"headers": [(b"accept", b"text/csv"), (b"accept", b"*/*;q=0.1")]}, b"accept")
    'text/csv, */*;q=0.1'
    """
    found = [value for key, value in scope["headers"] if key == name]
    return b", ".join(found).decode("latin-1") if found else None
