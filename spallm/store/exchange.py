"""One request to an endpoint and its answer: in time, in bounds, and never off the web."""

from __future__ import annotations

import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, TYPE_CHECKING, NoReturn

from spallm.errors import (
    GraphError,
    LimitExceeded,
    QueryError,
    QuerySyntaxError,
    SpallmError,
    TooLarge,
)
from spallm.store.address import check_address
from spallm.store.failures import answer_too_large, too_slow
from spallm.store.results import broken_answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from spallm.store.engine import Limits

_REDIRECTS = 5
_PIECE = 1 << 16
# What the refusal of an endpoint is to the person who asked.
_REFUSALS: dict[int, tuple[type[QueryError], str]] = {
    400: (QuerySyntaxError, "The endpoint may not understand the query."),
    413: (TooLarge, "Ask for less at a time."),
    429: (LimitExceeded, "The endpoint has too much to do; try again later."),
    503: (LimitExceeded, "The endpoint has too much to do, or took too long; try again later."),
    504: (LimitExceeded, "The endpoint's own time was up; ask for less."),
}
# Virtuoso says so under status 500: that time ran out, or that it would.
_OUT_OF_TIME = ("Error SR171", "estimated execution time")
# What a socket can be told to wait; more is an overflow.
_LONGEST = 1e8


@dataclass(frozen=True)
class Answer:
    """What came back, and what its headers say of it."""

    body: bytes
    headers: Message

    @property
    def media_type(self) -> str:
        """The media type that it claims to have."""
        return self.headers.get_content_type()


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by hand: the library would turn a POST into a GET."""

    def redirect_request(
        self,
        req: urllib.request.Request,  # noqa: ARG002
        fp: IO[bytes],  # noqa: ARG002
        code: int,  # noqa: ARG002
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,  # noqa: ARG002
        newurl: str,  # noqa: ARG002
    ) -> None:
        """Follow nothing."""
        return


class Exchange:
    """One request and its answer, on a thread of its own.

    No timeout of a socket covers the look-up of a name, or a server that sends a byte now and
    then. Waiting for a thread covers all, and Ctrl-C is heard at once.
    """

    def __init__(
        self, url: str, fields: Sequence[tuple[str, str]], wanted: str, limits: Limits
    ) -> None:
        self.url = url
        self.form = urllib.parse.urlencode(fields).encode()
        self.wanted = wanted
        self.limits = limits
        self.answer: Answer | None = None
        self.problem: Exception | None = None
        self.over = False
        self._ended = threading.Event()

    def run(self) -> Answer:
        """Return the answer, or raise what went wrong."""
        threading.Thread(target=self._work, daemon=True).start()
        try:
            self._ended.wait(min(self.limits.seconds, threading.TIMEOUT_MAX))
        finally:
            self.over = True
        if self.problem:
            raise self.problem
        if self.answer is None:
            raise too_slow(self.limits)
        return self.answer

    def give_up(self) -> None:
        """Wait no longer, from another thread."""
        self._ended.set()

    def _work(self) -> None:
        try:
            self.answer = self._follow()
        except TimeoutError:
            self.problem = too_slow(self.limits)
        except SpallmError as problem:
            self.problem = problem
        except (OSError, HTTPException, ValueError) as problem:
            reason = getattr(problem, "reason", None) or problem
            self.problem = GraphError(
                f"{self.url} cannot be reached: {reason}",
                hint="Check the address and the network.",
            )
        finally:
            self._ended.set()

    def _follow(self) -> Answer:
        address = self.url
        for _ in range(_REDIRECTS + 1):
            answer = self._post(address)
            if isinstance(answer, Answer):
                return answer
            target = urllib.parse.urljoin(address, answer)
            check_address(target, urllib.parse.urlsplit(address).scheme)
            address = target
        raise GraphError(f"{self.url} redirects in a circle", hint="Check the address.")

    def _post(self, address: str) -> Answer | str:
        """Send the query; return the answer, or where the server says to go."""
        request = urllib.request.Request(address, data=self.form, method="POST")  # noqa: S310  # checked
        request.add_header("Content-Type", "application/x-www-form-urlencoded")
        request.add_header("Accept", self.wanted)
        request.add_header("User-Agent", "spallm")
        opener = urllib.request.build_opener(_NoRedirects)
        try:
            with opener.open(request, timeout=min(self.limits.seconds, _LONGEST)) as response:
                return Answer(self._read(response), response.headers)
        except urllib.error.HTTPError as problem:
            with problem:
                target = problem.headers.get("Location")
                if problem.code in (301, 302, 307, 308) and target:
                    return str(target)
                _refuse(self.url, problem)

    def _read(self, response: HTTPResponse) -> bytes:
        """Read an answer piece by piece, up to the limit of bytes."""
        pieces: list[bytes] = []
        room = self.limits.bytes
        while piece := response.read(_PIECE):
            pieces.append(piece)
            room -= len(piece)
            if room < 0:
                raise answer_too_large(self.limits)
            if self.over:
                raise too_slow(self.limits)
        body = b"".join(pieces)
        announced = response.headers.get("Content-Length")
        if announced and announced.isdecimal() and len(body) < int(announced):
            raise broken_answer(f"{len(body)} of {announced} bytes came")
        return body


def _refuse(url: str, problem: urllib.error.HTTPError) -> NoReturn:
    """Report an HTTP error with the first line that the server has to say."""
    said = problem.read(2000).decode("utf-8", "replace").strip().splitlines()
    line = "".join(sign for sign in said[0][:200] if sign.isprintable()) if said else problem.reason
    kind, hint = _REFUSALS.get(problem.code, (QueryError, "Check the address, or try again later."))
    if any(sign in line for sign in _OUT_OF_TIME):
        kind, hint = _REFUSALS[504]
    raise kind(f"{url} answers with status {problem.code}: {line}", hint=hint)
