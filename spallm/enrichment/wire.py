"""The wire to a service: paced, patient and counted; keys go out, and no more comes in than fits.

It stands below the cache. So the cache, the journal and every error see requests without keys,
and answers without cookies.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests_ratelimiter import LimiterMixin
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError, InvalidHeader, MaxRetryError, ResponseError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from spallm.enrichment.settings import Patience
from spallm.enrichment.trouble import BudgetSpent

#: The longest answer that is taken.
LARGEST = 5_000_000
PIECE = 65_536
BUSY = frozenset({429, 500, 502, 503, 504})
#: The headers that are kept of an answer; cookies and names of servers are none of our business.
_KEPT = ("content-type", "location", "retry-after", "etag", "last-modified")


class TooLong(Exception):
    """An answer of more than ``LARGEST`` bytes."""


class TooSlow(Exception):
    """An answer that did not come to its end in time."""


class Again(Retry):
    """Retries that end where a service asks for a long pause, or where nothing may be spent.

    ``spend`` is called before each further request and may raise.
    """

    spend: Callable[[], None] | None = None
    longest = 60.0

    def new(self, **more: Any) -> Again:
        """Return a copy for the next attempt."""
        fresh = super().new(**more)
        fresh.spend, fresh.longest = self.spend, self.longest
        return fresh

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Return the pause that a service asks for; what is no time is no wish."""
        try:
            return super().get_retry_after(response)
        except (InvalidHeader, OverflowError, ValueError):
            return None

    def get_backoff_time(self) -> float:
        """Return a pause that doubles from the first retry on."""
        pause = self.backoff_factor * 2.0 ** max(len(self.history) - 1, 0)
        return min(self.backoff_max, pause)

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        *rest: Any,
        **more: Any,
    ) -> Again:
        """Count an attempt that failed; raises MaxRetryError where there shall be no other."""
        fresh = super().increment(method, url, response, *rest, **more)
        if response is not None and (self.get_retry_after(response) or 0) > self.longest:
            raise MaxRetryError(more["_pool"], url or "", ResponseError("too long a pause"))
        try:
            if self.spend:
                self.spend()
        except BudgetSpent as error:  # what came of the attempt stands
            raise MaxRetryError(more["_pool"], url or "", ResponseError("none left")) from error
        return fresh


def patient(patience: Patience, spend: Callable[[], None]) -> Again:
    """Return the retries of a run: busy and broken answers, but no dead network."""
    again = Again(
        total=patience.tries - 1, connect=0, read=1, redirect=0, other=0,
        allowed_methods={"GET", "POST"}, status_forcelist=BUSY, raise_on_status=False,
        backoff_factor=patience.backoff, backoff_max=patience.longest,
    )  # fmt: skip
    again.spend, again.longest = spend, patience.longest
    return again


class _Dressed(HTTPAdapter):
    """Adds headers that only the service sees, and takes the answer whole or not at all."""

    def __init__(
        self, again: Again, secrets: Mapping[str, str], allowance: tuple[str, ...], whole: float
    ) -> None:
        super().__init__(max_retries=again, pool_connections=1, pool_maxsize=1)
        self._secrets = secrets
        self._kept = (*_KEPT, *(name.lower() for name in allowance))
        self._whole = whole

    def send(self, request: PreparedRequest, *rest: Any, **more: Any) -> Response:
        dressed = request.copy()
        dressed.headers.update(self._secrets)
        end = time.monotonic() + self._whole
        raw = super().send(dressed, *rest, **{**more, "stream": True}).raw
        try:
            body = _taken(raw, end)
        finally:
            raw.close()
        kept = {name: text for name, text in raw.headers.items() if name.lower() in self._kept}
        plain = HTTPResponse(
            BytesIO(body), kept, raw.status, reason=raw.reason, preload_content=False
        )
        return self.build_response(request, plain)


def _taken(raw: HTTPResponse, end: float) -> bytes:
    """Read a body piece by piece, so that neither its length nor its pace is up to the sender."""
    pieces: list[bytes] = []
    length = 0
    while piece := raw.read1(PIECE, decode_content=True):
        pieces.append(piece)
        length += len(piece)
        if length > LARGEST:
            raise TooLong
        if time.monotonic() > end:
            raise TooSlow
    if raw.length_remaining:
        raise HTTPError
    return b"".join(pieces)


class Wire(LimiterMixin, _Dressed):
    """An adapter for one service that keeps to a number of requests a second."""

    def __init__(
        self,
        again: Again,
        secrets: Mapping[str, str],
        allowance: tuple[str, ...],
        whole: float,
        a_second: float,
    ) -> None:
        super().__init__(
            per_second=a_second, limit_statuses=(), again=again, secrets=secrets,
            allowance=allowance, whole=whole,
        )  # fmt: skip

    def send(self, request: PreparedRequest, *rest: Any, **more: Any) -> Response:
        """Send a request when its time has come, if it may be made at all."""
        if isinstance(self.max_retries, Again) and self.max_retries.spend:
            self.max_retries.spend()
        return super().send(request, *rest, **more)
