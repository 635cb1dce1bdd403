"""The registry of DOIs is asked politely, and what it knows better becomes a finding.

A server on this machine speaks the registry's protocol with answers of the real shape.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import pytest

from spallm.catalog.freshness import compare
from spallm.catalog.registry import Registry, RegistryError

DOI = "10.1000/second"


def work(**more: Any) -> bytes:
    message = {
        "DOI": DOI, "type": "journal-article", "title": ["Second work"],
        "container-title": ["A Journal"], "issued": {"date-parts": [[2024, 2, 26]]}, **more,
    }  # fmt: skip
    return json.dumps({"status": "ok", "message-type": "work", "message": message}).encode()


class Crossref(ThreadingHTTPServer):
    """Answers each request with the next of its replies; the last one stays."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.replies: list[tuple[int, bytes]] = [(200, work())]
        self.asked: list[tuple[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Desk(BaseHTTPRequestHandler):
    server: Crossref

    def do_GET(self) -> None:
        server = self.server
        server.asked.append((unquote(self.path), self.headers["User-Agent"]))
        code, body = server.replies.pop(0) if len(server.replies) > 1 else server.replies[0]
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def crossref() -> Iterator[Crossref]:
    server = Crossref()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def news(workshop, crossref: Crossref) -> list[tuple[str, str]]:
    registry = Registry(crossref.address, "curator@example.org", pause=0)
    return [(f.field, f.message) for f in compare(workshop.read(), registry)]


def test_what_agrees_is_no_news(workshop, crossref: Crossref) -> None:
    assert news(workshop, crossref) == []


def test_only_dois_are_asked_for_and_the_contact_is_given(workshop, crossref: Crossref) -> None:
    news(workshop, crossref)
    assert crossref.asked == [(f"/works/{DOI}", "SpaLLM (mailto:curator@example.org)")]


def test_an_unregistered_doi_is_found(workshop, crossref: Crossref) -> None:
    crossref.replies = [(404, b"Resource not found.")]
    assert news(workshop, crossref) == [("versions", f"{DOI} is not registered")]


def test_another_title_is_found(workshop, crossref: Crossref) -> None:
    crossref.replies = [(200, work(title=["A different thing"]))]
    assert news(workshop, crossref) == [
        ("title", f"{DOI} is registered under another title: A different thing")
    ]


def test_case_and_punctuation_make_no_other_title(workshop, crossref: Crossref) -> None:
    crossref.replies = [(200, work(title=["SECOND  work."]))]
    assert news(workshop, crossref) == []


def test_a_published_version_of_a_preprint_is_found(workshop, crossref: Crossref) -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/FINAL", "asserted-by": "x"}]}
    crossref.replies = [(200, work(relation=relation))]
    assert news(workshop, crossref) == [("versions", f"{DOI} has been published as 10.1000/final")]


def test_a_retraction_is_found(workshop, crossref: Crossref) -> None:
    updates = [{"type": "retraction", "DOI": "10.1000/notice", "label": "Retraction"}]
    crossref.replies = [(200, work(**{"updated-by": updates}))]
    assert news(workshop, crossref) == [("status", f"{DOI} bears a notice: retraction")]


def test_a_retraction_that_is_recorded_is_no_news(workshop, crossref: Crossref) -> None:
    status = 'status = [\n    {value = "retracted", by = ["list"]},\n]\n\n[[versions]]'
    workshop.bend("papers/second-work.toml", "\n[[versions]]", status)
    updates = [{"type": "retraction", "DOI": "10.1000/notice"}]
    crossref.replies = [(200, work(**{"updated-by": updates}))]
    assert news(workshop, crossref) == []


def test_a_busy_registry_is_asked_again(workshop, crossref: Crossref) -> None:
    crossref.replies = [(429, b"slow down"), (503, b"busy"), (200, work())]
    assert news(workshop, crossref) == []
    assert len(crossref.asked) == 3


def test_a_registry_that_stays_busy_is_one_clear_error(workshop, crossref: Crossref) -> None:
    crossref.replies = [(503, b"busy")]
    with pytest.raises(RegistryError, match="it answers 503"):
        news(workshop, crossref)


def test_an_answer_that_makes_no_sense_is_one_clear_error(workshop, crossref: Crossref) -> None:
    crossref.replies = [(200, b"<html>sign in to the hotel network</html>")]
    with pytest.raises(RegistryError, match="not what Crossref's is"):
        news(workshop, crossref)


def test_a_place_without_network_is_told_in_one_line(workshop) -> None:
    registry = Registry("http://127.0.0.1:9", pause=0)
    with pytest.raises(RegistryError, match="cannot be asked"):
        list(compare(workshop.read(), registry))
