"""Services are asked politely and once; whatever they do, it becomes an answer or plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from spallm.enrichment.budget import Budget
from spallm.enrichment.client import Client
from spallm.enrichment.service import Service
from spallm.enrichment.services import CROSSREF, GITHUB, HUGGING_FACE, OPENALEX
from spallm.enrichment.trouble import (
    BudgetSpent,
    NotKept,
    Refused,
    ServiceTrouble,
    Unreachable,
    Unusable,
    Waiting,
)
from tests.enrichment.world import QUICK, Told, World, told

Clients = Callable[..., Client]
WORK = told({"message": {"DOI": "10.1000/second"}})


def ask(client: Client, service: Service = CROSSREF, path: str = "/works/10.1000%2Fsecond"):
    return client.ask(service, path)


def test_an_answer_is_asked_for_once_and_kept(world: World, client: Clients) -> None:
    world.replies = [WORK]
    first, second = ask(client()), ask(client())
    assert first is not None
    assert second is not None
    assert (first.body, first.kept) == ({"message": {"DOI": "10.1000/second"}}, False)
    assert (second.body, second.kept) == (first.body, True)
    assert len(world.asked) == 1


def test_that_a_work_is_not_known_is_kept_too(world: World, client: Clients) -> None:
    assert ask(client()) is None
    assert ask(client()) is None
    assert len(world.asked) == 1


def test_a_question_that_is_posted_is_kept_by_what_it_says(world: World, client: Clients) -> None:
    world.replies = [told([1]), told([2])]
    asked = client()
    for ids, answer in ((["a"], [1]), (["b"], [2]), (["a"], [1])):
        reply = asked.ask(CROSSREF, "/batch", send={"ids": ids})
        assert reply is not None
        assert reply.body == answer
    assert [json.loads(each.body)["ids"] for each in world.asked] == [["a"], ["b"]]


def test_an_old_answer_that_still_holds_is_taken_again(world: World, client: Clients) -> None:
    old = replace(GITHUB, fresh=0)
    world.replies = [told({"a": 1}, ETag='"1"'), Told(status=304, headers={"ETag": '"1"'})]
    asked = client()
    ask(asked, old)
    again = ask(asked, old)
    assert again is not None
    assert again.body == {"a": 1}
    assert world.asked[1].headers["If-None-Match"] == '"1"'
    assert asked.reached == {"github"}


def test_refreshing_asks_again_and_keeps_the_new_answer(world: World, client: Clients) -> None:
    world.replies = [told({"a": 1}), told({"a": 2})]
    ask(client())
    ask(client(refresh=True))
    reply = ask(client())
    assert reply is not None
    assert reply.body == {"a": 2}


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again(world: World, client: Clients, status: int) -> None:
    world.replies = [told({}, status, Retry_After="0"), WORK]
    assert ask(client()) is not None
    assert len(world.asked) == 2


def test_a_connection_that_is_reset_is_tried_once_more(world: World, client: Clients) -> None:
    world.replies = [Told(goes="reset"), WORK]
    assert ask(client()) is not None


def test_a_service_that_stays_busy_is_left_alone(world: World, client: Clients) -> None:
    world.replies = [told({}, 429)] * 9
    asked = client()
    for _ in range(2):
        with pytest.raises(Waiting, match="Crossref wants to be asked later"):
            ask(asked)
    assert len(world.asked) == QUICK.tries


def test_a_service_that_asks_for_a_long_pause_is_not_waited_for(
    world: World, client: Clients
) -> None:
    world.replies = [told({}, 429, Retry_After="3600")] * 2
    with pytest.raises(Waiting) as caught:
        ask(client(), OPENALEX)
    assert len(world.asked) == 1
    assert "OPENALEX_API_KEY" in str(caught.value)


@pytest.mark.parametrize("pause", ["soon", "-5", "99999999999999999999", ""])
def test_a_pause_that_is_no_time_does_not_confuse(
    world: World, client: Clients, pause: str
) -> None:
    world.replies = [told({}, 503, Retry_After=pause)] * 3
    with pytest.raises(ServiceTrouble):
        ask(client())


def test_a_service_that_has_nothing_left_for_us_is_not_asked_further(
    world: World, client: Clients
) -> None:
    world.replies = [told({"a": 1}, X_RateLimit_Remaining_USD="0")]
    asked = client()
    assert ask(asked, OPENALEX, "/works/W1") is not None
    with pytest.raises(Waiting, match="OpenAlex has no more for us for now"):
        ask(asked, OPENALEX, "/works/W2")
    assert len(world.asked) == 1


def test_a_service_that_refuses_because_nothing_is_left_wants_no_other_key(
    world: World, client: Clients
) -> None:
    world.replies = [told({"message": "API rate limit"}, 403, X_RateLimit_Remaining="0")]
    with pytest.raises(Waiting, match="GitHub has no more for us for now"):
        ask(client(), GITHUB, "/repos/a/b/license")


def test_a_wrong_key_is_said_without_the_key(world: World, client: Clients) -> None:
    world.replies = [told({"error": "bad secret-key"}, 401)]
    with pytest.raises(Refused) as caught:
        ask(client(keys={"openalex": "secret-key"}), OPENALEX)
    assert "OPENALEX_API_KEY" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_what_is_hidden_is_not_there_unless_the_key_is_wrong(world: World, client: Clients) -> None:
    world.replies = [
        told({"error": "Repository not found"}, 401),
        told({"error": "Invalid credentials in Authorization header"}, 401),
    ]
    asked = client(keys={"hugging-face": "hf_1"})
    assert ask(asked, HUGGING_FACE, "/api/models/a/b") is None
    assert ask(asked, HUGGING_FACE, "/api/models/a/b") is None
    with pytest.raises(Refused, match="Is HF_TOKEN right"):
        ask(asked, HUGGING_FACE, "/api/models/a/c")


def test_a_key_reaches_its_service_and_nothing_else(
    world: World, client: Clients, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    world.replies = [told({"a": 1}), told({"b": 1}), *[told({}, 500)] * 3]
    asked = client(keys={"openalex": "secret-key"}, mail="me@example.org")
    ask(asked, OPENALEX, "/works/W1")
    ask(asked, CROSSREF, "/works/10.1")
    with pytest.raises(Unusable):
        ask(asked, OPENALEX, "/works/W2")
    asked.close()
    headers = [each.headers for each in world.asked[:2]]
    assert headers[0]["Authorization"] == "Bearer secret-key"
    assert "Authorization" not in headers[1]
    assert "mailto:me@example.org" in headers[1]["User-Agent"]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())
    assert b"works/W1" in kept
    for secret in ("secret-key", "me@example.org"):
        assert secret.encode() not in kept
        assert secret not in caplog.text


def test_a_key_does_not_go_over_an_open_line(client: Clients) -> None:
    urls = {"openalex": "http://mirror.example"}
    settings = client(urls=urls, keys={"openalex": "secret"}).settings
    assert settings.key(OPENALEX) is None
    assert "secret" not in repr(settings)


def test_the_budget_ends_the_asking_but_not_the_remembering(world: World, client: Clients) -> None:
    world.answers["crossref"] = lambda _: WORK
    asked = client(Budget(total=2))
    for path in ("/a", "/b"):
        ask(asked, path=path)
    with pytest.raises(BudgetSpent, match="this run may make no more"):
        ask(asked, path="/c")
    assert ask(asked, path="/a") is not None
    assert len(world.asked) == 2


def test_attempts_count_and_a_service_has_a_budget_of_its_own(
    world: World, client: Clients
) -> None:
    world.replies = [told({}, 500)] * 9
    asked = client(Budget(each={"crossref": 2}))
    with pytest.raises(Unusable):
        ask(asked)
    assert len(world.asked) == 2
    with pytest.raises(BudgetSpent, match="Crossref in a run"):
        ask(asked)


def test_offline_answers_come_from_the_cache_even_when_they_are_old(
    world: World, client: Clients
) -> None:
    world.replies = [WORK]
    ask(client())
    world.start_anew()
    asked = client(offline=True)
    assert ask(asked) is not None
    with pytest.raises(NotKept, match="has not answered this before"):
        ask(asked, path="/works/other")
    assert world.asked == []


def test_a_dead_network_is_noticed_at_once(client: Clients, world: World) -> None:
    world.replies = [WORK]
    ask(client())
    asked = client(urls={"crossref": "http://127.0.0.1:9"})
    with pytest.raises(Unreachable, match="Crossref cannot be reached"):
        ask(asked)
    assert asked.budget.spent.total() == 1
    assert isinstance(asked.down["crossref"], Unreachable)


def test_a_service_that_is_down_still_answers_what_was_kept(world: World, client: Clients) -> None:
    world.replies = [WORK]
    asked = client()
    ask(asked)
    asked.down["crossref"] = Unreachable("Crossref", "cannot be reached")
    assert ask(asked) is not None
    with pytest.raises(Unreachable):
        ask(asked, path="/works/other")


def test_the_journal_says_what_was_asked(world: World, client: Clients, tmp_path: Path) -> None:
    world.replies = [told({"a": 1}, X_RateLimit_Remaining_USD="0.9"), told({}, 500)]
    asked = client(Budget(each={"openalex": 2}))
    ask(asked, OPENALEX, "/works/W1")
    ask(asked, OPENALEX, "/works/W1")
    with pytest.raises(Unusable):
        ask(asked, OPENALEX, "/works/W2")
    lines = (tmp_path / "cache" / "journal.tsv").read_text().splitlines()
    assert [line.split("\t")[4:] for line in lines] == [
        ["outcome", "left"], ["200", "0.9"], ["500", ""],
    ]  # fmt: skip
