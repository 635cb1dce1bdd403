"""Answers from memory: the same bytes get the same answer, and nothing else does."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

import pytest

from spallm.web.recall import ASKED, LASTING, Recall

TABLE = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"


def asking(query: str, *more: str) -> bytes:
    lines = [f"GET /sparql?query={quote(query)} HTTP/1.1", "Host: localhost", *more, "", ""]
    return "\r\n".join(lines).encode()


def recalled(server: Any) -> int:
    return server.log.getvalue().count("recalled")


def undated(head: list[str]) -> list[str]:
    return [line for line in head if not line.startswith("date:")]


def test_the_same_question_is_answered_from_memory_with_the_same_answer(live) -> None:
    async def check(server: Any) -> None:
        talk = await server.talk()
        answers = []
        for _ in range(3):
            await talk.say(asking(TABLE))
            answers.append(await talk.answer())
        heads, bodies = zip(*answers, strict=True)
        assert len(set(bodies)) == 1
        assert undated(heads[0]) == undated(heads[1]) == undated(heads[2])
        assert [line.startswith("date: ") for line in heads[2]].count(True) == 1
        assert recalled(server) == 2

    live(check)


def test_another_connection_is_answered_from_the_same_memory(live) -> None:
    async def check(server: Any) -> None:
        for _ in range(2):
            talk = await server.talk(asking(TABLE))
            assert await talk.status() == 200
        assert recalled(server) == 1

    live(check)


def test_nothing_is_recalled_for_a_client_that_fetches_nothing(live) -> None:
    some = " ".join(map(str, range(12)))
    many = f"SELECT * {{ VALUES ?x {{ {some} }} VALUES ?y {{ {some} }} }}"
    question = asking(many, "Accept: application/sparql-results+xml")

    async def check(server: Any) -> None:
        talk = await server.talk(question)
        _, body = await talk.answer()
        talk.writer.transport.pause_reading()
        for _ in range(400):
            await talk.say(question)
            await asyncio.sleep(0.001)
        assert len(body) > 30_000
        assert 0 < recalled(server) < 390
        talk.writer.transport.abort()

    live(check)


def test_another_format_is_another_question(live) -> None:
    async def check(server: Any) -> None:
        talk = await server.talk()
        kinds = []
        for accept in ("text/csv", "application/sparql-results+json", "text/csv"):
            await talk.say(asking(TABLE, f"Accept: {accept}"))
            head, _ = await talk.answer()
            kinds += [line for line in head if line.startswith("content-type")]
        assert kinds[0] == kinds[2] != kinds[1]
        assert recalled(server) == 1

    live(check)


@pytest.mark.parametrize(
    "request_bytes",
    [
        asking("SELECT (NOW() AS ?now) {}"),
        asking("SELECT (RAND() AS ?x) {}"),
        asking("SELECT (STRUUID() AS ?x) {}"),
        asking(TABLE, "X-Other: 1", "Connection: keep-alive"),
        asking("nonsense"),
        asking(TABLE).replace(b"localhost", b"stranger.example"),
        b"GET /about HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_what_may_be_otherwise_next_time_is_asked_again(live, request_bytes: bytes) -> None:
    async def check(server: Any) -> None:
        talk = await server.talk()
        for _ in range(2):
            await talk.say(request_bytes)
            await talk.status()
        assert recalled(server) == 0

    live(check)


def test_questions_sent_together_are_each_answered(live) -> None:
    async def check(server: Any) -> None:
        talk = await server.talk(asking(TABLE) * 3)
        assert [await talk.status() for _ in range(3)] == [200] * 3
        await talk.say(asking(TABLE)[:20])
        await asyncio.sleep(0.05)
        await talk.say(asking(TABLE)[20:])
        assert await talk.status() == 200
        assert recalled(server) == 0

    live(check)


def test_a_question_is_written_down_only_where_that_is_wanted(live) -> None:
    async def check(server: Any) -> None:
        talk = await server.talk()
        for _ in range(2):
            await talk.say(asking(TABLE))
            await talk.status()
        (line,) = [each for each in server.log.getvalue().splitlines() if "recalled" in each]
        assert line.endswith(TABLE)

    live(check, queries=True)


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    body = b"x" * 1000

    async def app(scope: Any, receive: Any, send: Any) -> None:
        scope |= {LASTING: True, "spallm.query": "ASK {}"}
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    async def ask(recall: Recall, request: bytes) -> None:
        async def ignored(*_: Any) -> None:
            return None

        await recall({ASKED: request}, ignored, ignored)

    async def scene() -> list[bool]:
        recall = Recall(app, lambda _: None, room=2 * 1600)
        for request in (b"a", b"b"):
            await ask(recall, request)
        recall.answer(b"a")
        await ask(recall, b"c")
        return [recall.answer(request) is not None for request in (b"a", b"b", b"c")]

    assert asyncio.run(scene()) == [True, False, True]
