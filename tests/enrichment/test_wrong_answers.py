"""Whatever a service answers, it becomes an answer or plain words; nothing useless is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from spallm.enrichment.client import PATIENCE, Client
from spallm.enrichment.service import Service
from spallm.enrichment.services import ARXIV, CROSSREF, GITHUB
from spallm.enrichment.trouble import Refused, Unusable
from spallm.errors import SpallmError
from tests.enrichment.world import QUICK, Told, World, told

Clients = Callable[..., Client]
WORK = told({"message": {"DOI": "10.1000/second"}})


def ask(client: Client, service: Service = CROSSREF, path: str = "/works/10.1000%2Fsecond"):
    return client.ask(service, path)


WRONG = [
    (Told(b'{"message": {"DOI": '), "broken off"),
    (Told(b'{"message": {"DOI": "10.1000/second"}}', goes="cut"), "cannot be read|broke"),
    (Told(b"<html>Sign in</html>", headers={"Content-Type": "text/html"}), "a web page"),
    (Told(b'"a word"'), "neither an object nor a list"),
    (Told(b"[" * 100_000), "broken off"),
    (Told(b""), "broken off"),
    (Told(b"\x1f\x8b nonsense", headers={"Content-Encoding": "gzip"}), "cannot be read"),
    (Told(b" " * 5_000_001), "more than 5 MB"),
    (Told(status=302, headers={"Location": "http://example.org/"}), "another host"),
    (Told(status=302, headers={"Location": "https://127.0.0.1.example.org/"}), "another host"),
    (Told(status=302, headers={"Location": "ftp://127.0.0.1/"}), "another host"),
    (Told(status=500), "answers 500"),
    (Told(status=418), r"does not understand the question \(418\)"),
]


@pytest.mark.parametrize(("reply", "words"), WRONG)
def test_an_answer_that_is_none_is_said_and_not_kept(
    world: World, client: Clients, reply: Told, words: str
) -> None:
    world.replies = [reply] * QUICK.tries
    with pytest.raises((Unusable, Refused), match=words):
        ask(client())
    world.replies = [WORK]
    again = ask(client())
    assert again is not None
    assert not again.kept


def test_a_service_that_does_not_answer_in_time_is_too_slow(world: World, client: Clients) -> None:
    world.replies = [Told(goes="held")] * 2
    with pytest.raises(Unusable, match="Crossref is too slow"):
        ask(client(patience=replace(QUICK, read=0.05)))


def test_an_answer_that_takes_too_long_as_a_whole_is_not_taken(
    world: World, client: Clients
) -> None:
    world.replies = [WORK]
    with pytest.raises(Unusable, match="Crossref is too slow"):
        ask(client(patience=replace(QUICK, whole=-1)))


def test_redirects_within_a_host_are_followed_but_not_round_in_a_ring(
    world: World, client: Clients
) -> None:
    world.replies = [Told(status=301, headers={"Location": "/github/repositories/7"}), WORK]
    assert ask(client(), GITHUB, "/repos/old/name") is not None
    world.replies = [Told(status=302, headers={"Location": "/crossref/b"})] * 9
    with pytest.raises(Unusable):
        ask(client(), CROSSREF, "/a")


def test_useless_answers_in_a_row_end_the_asking(world: World, client: Clients) -> None:
    world.answers["crossref"] = lambda _: Told(b"nonsense")
    asked = client()
    for number in range(PATIENCE + 2):
        with pytest.raises(Unusable):
            ask(asked, path=f"/works/{number}")
    assert len(world.asked) == PATIENCE


@pytest.mark.parametrize(
    "body",
    [
        b"Rate exceeded.",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><feed xmlns='http://www.w3.org/2005/Atom'>&a;</feed>",
        b"<rss/>",
        b"",
    ],
)
def test_a_feed_has_to_be_one(world: World, client: Clients, body: bytes) -> None:
    world.replies = [Told(body, headers={"Content-Type": "application/atom+xml"})]
    with pytest.raises(Unusable):
        ask(client(), ARXIV, "/api/query")


def test_a_damaged_cache_is_said_in_words(client: Clients, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(SpallmError, match="the cache cannot be used"):
        ask(client())


def test_a_cache_that_cannot_be_made_is_said_in_words(client: Clients, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(SpallmError, match="cannot be made"):
        ask(client())
