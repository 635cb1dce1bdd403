"""A real server within the test's event loop, and clients that misbehave."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from spallm.store.engine import Limits
from spallm.web import connections
from spallm.web.endpoint import body

if TYPE_CHECKING:
    from tests.web.conftest import Live

LIMITS = Limits(seconds=20)
QUICK = "ASK {}"
NUMBERS = " ".join(map(str, range(30)))
CROSS = " ".join(f"VALUES ?v{n} {{ {NUMBERS} }}" for n in range(9))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"

POSTED = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"


def asking(query: str, *more: str) -> bytes:
    lines = [f"GET /sparql?query={quote(query)} HTTP/1.1", "Host: localhost", *more, "", ""]
    return "\r\n".join(lines).encode()


def test_requests_on_one_connection_are_answered_in_turn(live) -> None:
    async def check(server: Live) -> None:
        talk = await server.talk(asking(QUICK) + asking("nonsense") + asking(QUICK))
        assert [await talk.status() for _ in range(3)] == [200, 400, 200]

    live(check)


def test_a_head_that_does_not_come_is_given_up(live, monkeypatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.2)

    async def check(server: Live) -> None:
        silent = await server.talk()
        half = await server.talk(b"GET /sparql HTTP/1.1\r\nHost: local")
        second = await server.talk(asking(QUICK), b"GET /sparql HT")
        assert await second.status() == 200
        for talk in (silent, half, second):
            assert await talk.status() == 408
            assert await talk.is_over()

    live(check)


def test_a_head_that_comes_letter_by_letter_is_given_up(live, monkeypatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.3)

    async def check(server: Live) -> None:
        talk = await server.talk(b"GET /")
        status = asyncio.create_task(talk.status())
        while not status.done():
            await talk.say(b"a")
            await asyncio.sleep(0.05)
        assert await status == 408

    live(check)


def test_a_body_that_does_not_come_is_given_up(live, monkeypatch) -> None:
    monkeypatch.setattr(body, "SECONDS", 0.2)

    async def check(server: Live) -> None:
        talk = await server.talk(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n"
            b"Content-Type: application/sparql-query\r\n\r\nASK"
        )
        assert await talk.status() == 408
        assert await talk.is_over()

    live(check)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nA: \0\r\n\r\n", 400),
        (b"GET /sparql HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 421),
        (b"GET /sparql HTTP/1.1\r\n\r\n", 400),
        (
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
            b"Content-Length: 7\r\nContent-Type: application/sparql-query\r\n\r\nASK {}",
            400,
        ),
        (
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
            b"Transfer-Encoding: chunked\r\n\r\nASK {}",
            400,
        ),
        (asking(QUICK, "A: " + "x" * connections.HEAD_LIMIT), 431),
        (asking("ASK {} #" + "x" * connections.HEAD_LIMIT), 431),
        (b"\r\n" * connections.HEAD_LIMIT, 431),
        (asking(QUICK, *(f"A{n}: b" for n in range(1000))), 200),
        (POSTED + b"Transfer-Encoding: chunked\r\n\r\nno size\r\n", 400),
        (POSTED + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 17 + b"\r\n", 400),
    ],
)
def test_a_malformed_request_is_refused(live, request_: bytes, status: int) -> None:
    async def check(server: Live) -> None:
        talk = await server.talk(request_)
        assert await talk.status() == status
        assert await (await server.talk(asking(QUICK))).status() == 200

    live(check)


def test_nonsense_behind_a_request_is_not_answered_in_its_place(live) -> None:
    async def check(server: Live) -> None:
        talk = await server.talk(asking(ENDLESS), b"nonsense\r\n\r\n")
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await talk.status()
        await server.logged("client gone")

    live(check)


def test_a_body_that_is_too_large_is_refused_and_the_next_request_is_answered(live) -> None:
    size = body.BODY_LIMIT + 1

    async def check(server: Live) -> None:
        talk = await server.talk(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n"
            b"Content-Type: application/sparql-query\r\n\r\n" % size
        )
        assert await talk.status() == 413
        await talk.say(b" " * size, asking(QUICK))
        assert await talk.status() == 200

    live(check)


def test_too_many_connections_are_refused(live, monkeypatch) -> None:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 3)

    async def check(server: Live) -> None:
        talks = [await server.talk() for _ in range(4)]
        assert await talks[3].status() == 503
        await talks[0].say(asking(QUICK))
        assert await talks[0].status() == 200

    live(check)


def test_an_answer_that_nobody_fetches_is_given_up(live, monkeypatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.2)
    long, many = " ".join(f"'{n:01000}'" for n in range(40)), " ".join(map(str, range(240)))
    large = f"SELECT * {{ VALUES ?x {{ {long} }} VALUES ?y {{ {many} }} }}"

    async def check(server: Live) -> None:
        query = f"query={quote(large)}".encode()
        talk = await server.talk(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\n%s" % (len(query), query)
        )
        talk.writer.transport.pause_reading()
        await server.logged(" 200 ")
        await asyncio.sleep(0.8)
        talk.writer.transport.resume_reading()
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await talk.status()

    live(check)


def test_a_client_that_goes_away_frees_its_worker(live) -> None:
    async def check(server: Live) -> None:
        talk = await server.talk(asking(ENDLESS))
        await asyncio.sleep(0.2)
        talk.writer.close()
        await server.logged("client gone")
        assert await (await server.talk(asking(QUICK))).status() == 200

    live(check, workers=1)


def test_small_queries_are_answered_while_endless_ones_run(live) -> None:
    async def check(server: Live) -> None:
        for _ in range(2):
            await server.talk(asking(ENDLESS))
        await asyncio.sleep(0.1)
        begun = time.perf_counter()
        talk = await server.talk()
        for _ in range(20):
            await talk.say(asking(QUICK))
            assert await talk.status() == 200
        assert time.perf_counter() - begun < 5

    live(check, workers=3)


def test_a_full_queue_says_so(live) -> None:
    async def check(server: Live) -> None:
        await server.talk(asking(ENDLESS))
        await asyncio.sleep(0.1)
        assert await (await server.talk(asking(QUICK))).status() == 503

    live(check, workers=1, queue=0)


def test_queries_are_written_down_only_where_that_is_wanted(live) -> None:
    async def ask(server: Live) -> None:
        assert await (await server.talk(asking("ASK { 'a secret' ?p\n ?o }"))).status() == 200

    async def quiet(server: Live) -> None:
        await ask(server)
        assert re.fullmatch(r"[\d-]+ [\d:]+ GET /sparql 200 [\d.]+ ms\n", server.log.getvalue())

    async def loud(server: Live) -> None:
        await ask(server)
        assert server.log.getvalue().endswith(" ms ASK { 'a secret' ?p\\n ?o }\n")

    live(quiet)
    live(loud, queries=True)


def test_a_path_cannot_write_lines_of_its_own_into_the_log(live) -> None:
    async def check(server: Live) -> None:
        talk = await server.talk(b"GET /a%0Ab\x7f HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert await talk.status() in (400, 404)
        assert server.log.getvalue().count("\n") <= 1

    live(check)
