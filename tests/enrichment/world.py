"""A server on this machine that speaks the protocols of the services, and misbehaves when told to.

Its answers are written by hand in the shapes that the services' own documentation shows; the
works in them are invented.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from spallm.enrichment.services import SERVICES
from spallm.enrichment.settings import Patience

JSON = {"Content-Type": "application/json"}
#: Waits of a test: none between attempts; answers come at once, even on a machine that is busy.
QUICK = Patience(connect=5, read=5, whole=10, tries=3, backoff=0, paced=False)


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    @property
    def service(self) -> str:
        return self.path.split("/")[1]


@dataclass(frozen=True)
class Told:
    """An answer, and how it goes wrong on its way: cut, reset or held."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)
    goes: str = "through"


Answering = Callable[[Asked], Told]


def told(value: Any, status: int = 200, **headers: str) -> Told:
    """Return an answer in JSON."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Told(json.dumps(value).encode(), status, {**JSON, **named})


class World(ThreadingHTTPServer):
    """All services at one address, each in a folder of its own.

    ``replies`` are given one after the other to whoever asks; when they are used up, ``answers``
    of the service asked decides, and 404 is the rest.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.held = threading.Event()
        self.start_anew()

    def start_anew(self) -> None:
        self.replies: list[Told] = []
        self.answers: dict[str, Answering] = {}
        self.asked: list[Asked] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def urls(self) -> dict[str, str]:
        return {name: f"{self.address}/{name}" for name in SERVICES}

    def answer(self, asked: Asked) -> Told:
        self.asked.append(asked)
        if self.replies:
            return self.replies.pop(0)
        known = self.answers.get(asked.service)
        return known(asked) if known else told({"error": "not found"}, 404)

    def handle_error(self, *_: Any) -> None:
        """Keep quiet about those who hang up."""


class Desk(BaseHTTPRequestHandler):
    server: World
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        reply = self.server.answer(
            Asked(
                self.command, parts.path, parse_qs(parts.query), dict(self.headers),
                self.rfile.read(length),
            )
        )  # fmt: skip
        self.close_connection = True
        if reply.goes == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if reply.goes == "held":
            self.server.held.wait(5)
        self.send_response(reply.status)
        for name, text in reply.headers.items():
            self.send_header(name, text)
        self.send_header("Connection", "close")
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        whole = reply.body if reply.goes != "cut" else reply.body[: len(reply.body) // 2]
        self.wfile.write(whole)

    do_POST = do_GET  # noqa: N815 - the name is the library's

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""
