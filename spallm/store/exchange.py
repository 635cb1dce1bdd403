"""One request to an endpoint and its answer: in time, in bounds, and never off the web."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, TYPE_CHECKING, NoReturn

from spallm.errors import GraphError, QueryError, SpallmError
from spallm.store.failures import answer_too_large, too_slow
from spallm.store.results import broken_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spallm.store.engine import Limits

_REDIRECTS = 5
_UNSENDABLE = re.compile(r"[^\x21-\x7e]")
_PIECE = 1 << 16
# What a socket can be told to wait; more is an overflow.
_LONGEST = 1e8


@dataclass(frozen=True)
class Answer:
    """What came back, and the media type it claims to have."""

    body: bytes
    media_type: str


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
                return Answer(self._read(response), response.headers.get_content_type())
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


def check_address(url: str, before: str) -> None:
    """Refuse an address that is not on the web, or that leaves encryption behind."""
    try:
        parts = urllib.parse.urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0 and not _UNSENDABLE.search(url)
    except ValueError:
        usable = False
    allowed = ("https",) if before == "https" else ("http", "https")
    if not usable or parts.scheme.casefold() not in allowed:
        raise GraphError(
            f"{url} is not an address that is followed here",
            hint="An endpoint has an http or https address, written in ASCII signs without blanks; "
            "https never leads back to http.",
        )


def _refuse(url: str, problem: urllib.error.HTTPError) -> NoReturn:
    """Report an HTTP error with the first line that the server has to say."""
    said = problem.read(2000).decode("utf-8", "replace").strip().splitlines()
    line = "".join(sign for sign in said[0][:200] if sign.isprintable()) if said else problem.reason
    hint = (
        "The endpoint may not understand the query."
        if problem.code == 400
        else "Check the address, or try again later."
    )
    raise QueryError(f"{url} answers with status {problem.code}: {line}", hint=hint)
