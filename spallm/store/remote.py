"""An endpoint that speaks the SPARQL 1.1 Protocol, somewhere else.

The standard library is enough for one POST, and no HTTP package has to load before a small
question is on its way. Tables always travel as JSON: it can be checked, and a reply that does not
parse is an error even under status 200, because some servers break off long answers that way.
"""

from __future__ import annotations

import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, TYPE_CHECKING, NoReturn, Self

import pyoxigraph

from spallm.errors import GraphError, QueryError, SpallmError
from spallm.store.engine import Limits, Reply
from spallm.store.failures import answer_too_large, too_slow
from spallm.store.formats import GRAPH_MEDIA, TABLE_FORMS, TABLE_MEDIA, check_format, formats_of
from spallm.store.prepared import prepare
from spallm.store.results import broken_answer
from spallm.store.rows import cut_rows
from spallm.store.worker import GRAPH_FORMATS, TABLE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from spallm.store.results import Term

_REDIRECTS = 5
_PIECE = 1 << 16
_GRAPH_ACCEPT = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"


class RemoteEngine:
    """The endpoint at an http or https URL; nothing is sent before the first query."""

    def __init__(self, url: str) -> None:
        _check_address(url, "http")
        self.url = url

    def query(
        self,
        text: str,
        *,
        accept: str,
        limits: Limits = Limits(),  # noqa: B008  # a frozen value
        parameters: Mapping[str, Term] | None = None,
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        prepared = prepare(text, parameters, rows=limits.rows)
        form = prepared.form
        check_format(form, accept)
        table = form in TABLE_FORMS
        wanted = TABLE_MEDIA["json"] if table else _GRAPH_ACCEPT
        answer = _Exchange(self.url, prepared.text, wanted, limits).run()
        read = _table if table else _triples
        body, cut = read(answer, accept, limits.rows if form != "ASK" else None)
        return Reply(body, accept, formats_of(form)[accept], form, cut)

    def close(self) -> None:
        """Do nothing: no connection stays open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True)
class _Answer:
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


class _Exchange:
    """One request and its answer, on a thread of its own.

    No timeout of a socket covers the look-up of a name, or a server that sends a byte now and
    then. Waiting for a thread covers all, and Ctrl-C is heard at once.
    """

    def __init__(self, url: str, text: str, wanted: str, limits: Limits) -> None:
        self.url = url
        self.form = urllib.parse.urlencode({"query": text}).encode()
        self.wanted = wanted
        self.limits = limits
        self.answer: _Answer | None = None
        self.problem: Exception | None = None
        self.over = False

    def run(self) -> _Answer:
        """Return the answer, or raise what went wrong."""
        thread = threading.Thread(target=self._work, daemon=True)
        thread.start()
        try:
            thread.join(self.limits.seconds)
        finally:
            self.over = True
        if self.problem:
            raise self.problem
        if self.answer is None:
            raise too_slow(self.limits)
        return self.answer

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

    def _follow(self) -> _Answer:
        address = self.url
        for _ in range(_REDIRECTS + 1):
            answer = self._post(address)
            if isinstance(answer, _Answer):
                return answer
            target = urllib.parse.urljoin(address, answer)
            _check_address(target, urllib.parse.urlsplit(address).scheme)
            address = target
        raise GraphError(f"{self.url} redirects in a circle", hint="Check the address.")

    def _post(self, address: str) -> _Answer | str:
        """Send the query; return the answer, or where the server says to go."""
        request = urllib.request.Request(address, data=self.form, method="POST")  # noqa: S310  # checked
        request.add_header("Content-Type", "application/x-www-form-urlencoded")
        request.add_header("Accept", self.wanted)
        request.add_header("User-Agent", "spallm")
        opener = urllib.request.build_opener(_NoRedirects)
        try:
            with opener.open(request, timeout=self.limits.seconds) as response:
                return _Answer(self._read(response), response.headers.get_content_type())
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


def _check_address(url: str, before: str) -> None:
    """Refuse an address that is not on the web, or that leaves encryption behind."""
    parts = urllib.parse.urlsplit(url)
    allowed = ("https",) if before == "https" else ("http", "https")
    if parts.scheme.casefold() not in allowed or not parts.hostname:
        raise GraphError(
            f"{url} is not an address that is followed here",
            hint="An endpoint has an http or https address, and https never leads back to http.",
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


def _table(answer: _Answer, accept: str, rows: int | None) -> tuple[bytes, bool]:
    """Check a table or a yes or no, and write it in the format that was asked for."""
    try:
        results = pyoxigraph.parse_query_results(answer.body, TABLE_FORMATS["json"])
        body = results.serialize(format=TABLE_FORMATS[accept])
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(answer, problem) from None
    assert body is not None
    return cut_rows(body, accept, rows)


def _triples(answer: _Answer, accept: str, rows: int | None) -> tuple[bytes, bool]:
    """Check a graph, and write it in the format that was asked for."""
    forms = {media: name for name, media in GRAPH_MEDIA.items()}
    form = GRAPH_FORMATS[forms.get(answer.media_type, "turtle")]
    try:
        quads = list(pyoxigraph.parse(answer.body, form))
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(answer, problem) from None
    body = pyoxigraph.serialize(quads[:rows], format=GRAPH_FORMATS[accept])
    assert body is not None
    return body, rows is not None and len(quads) > rows


def _unreadable(answer: _Answer, problem: Exception) -> QueryError:
    """Return the error for an answer that is not what the endpoint was asked for."""
    if "html" in answer.media_type:
        return QueryError(
            "the address answers with a web page, not with results",
            hint="Give the address of the SPARQL endpoint itself.",
        )
    return broken_answer(problem)
