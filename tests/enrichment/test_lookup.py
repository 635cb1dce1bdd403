"""Every service is asked for what records lack, in batches, and whatever fails stops no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from spallm.enrichment.asking import batches
from spallm.enrichment.budget import Budget
from spallm.enrichment.client import Client
from spallm.enrichment.lookup import Found, Wish, look_up
from spallm.enrichment.note import Note
from spallm.enrichment.services import ALL, SERVICES
from spallm.enrichment.trouble import NoNetwork
from spallm.errors import NothingFound, UnknownId
from tests.enrichment.shelf import ARTICLE, CROSSREF, OPENALEX, PREPRINT, RECORDS, SECOND, stock
from tests.enrichment.world import Told, World, told

Clients = Callable[..., Client]


@pytest.fixture
def catalog(workshop, world: World):
    stock(world)
    for name, text in RECORDS.items():
        workshop.write(name, text)
    return workshop.read()


def wish(*names: str, **more: Any) -> Wish:
    services = tuple(SERVICES[name] for name in names) or tuple(SERVICES.values())
    return Wish(frozenset(more.pop("whats", ALL)), services, **more)


def heard(found: Found, record_id: str) -> set[tuple[str, str]]:
    return {(each.service.name, each.asked) for each in found.answers.get(record_id, ())}


def test_every_service_tells_what_it_knows(catalog, client: Clients) -> None:
    found = look_up(catalog, client(), wish())
    assert heard(found, "glow") == {
        ("openalex", f"doi:{PREPRINT}"), ("crossref", f"doi:{PREPRINT}"),
        ("crossref", f"doi:{ARTICLE}"), ("opencitations", f"doi:{PREPRINT}"),
    }  # fmt: skip
    assert heard(found, "first-work") == {
        ("semantic-scholar", "arxiv:2301.00001"), ("arxiv", "arxiv:2301.00001"),
    }  # fmt: skip
    assert heard(found, "glow-small") == {
        ("github", "github:lantern/glow"), ("hugging-face", "huggingface:lantern/glow-small"),
    }  # fmt: skip
    assert heard(found, "some-cells") == {("datacite", "doi:10.5281/zenodo.1234567")}
    assert CROSSREF[ARTICLE]["title"][0] in [e.entry.title for e in found.by_title["nameless"]]
    assert all(not minutes.left for minutes in found.minutes.values())


def test_a_second_run_asks_nothing(catalog, world: World, client: Clients) -> None:
    first = look_up(catalog, client(), wish())
    world.asked.clear()
    second = look_up(catalog, client(), wish())
    assert second.answers == first.answers
    assert world.asked == []


def test_works_are_asked_for_together(catalog, world: World, client: Clients) -> None:
    look_up(catalog, client(), wish("crossref", whats=("authors",)))
    asked = [each.query["filter"][0] for each in world.asked]
    assert len(asked) == 1
    assert set(asked[0].split(",")) == {f"doi:{PREPRINT}", f"doi:{SECOND}"}


def test_a_doi_that_would_part_a_filter_is_asked_for_alone(
    workshop, world: World, client: Clients
) -> None:
    stock(world)
    for number, doi in enumerate(("10.1000/a,b", "10.1000/a|b", "10.1000/plain")):
        text = RECORDS["papers/glow.toml"].replace(PREPRINT, doi)
        workshop.write(f"papers/p{number}.toml", text)
    look_up(workshop.read(), client(), wish("crossref", "openalex", whats=("authors",)))
    paths = {each.path for each in world.asked}
    assert "/crossref/works/10.1000%2Fa%2Cb" in paths
    assert {"/openalex/works/doi:10.1000/a%2Cb", "/openalex/works/doi:10.1000/a%7Cb"} <= paths


def test_one_broken_service_stops_no_other(catalog, world: World, client: Clients) -> None:
    world.answers["openalex"] = lambda _: Told(b"<html>", headers={"Content-Type": "text/html"})
    found = look_up(catalog, client(), wish())
    assert ("crossref", f"doi:{PREPRINT}") in heard(found, "glow")
    minutes = found.minutes["openalex"]
    assert f"doi:{PREPRINT}" in minutes.left
    assert [*minutes.troubles] == ["OpenAlex gave an answer that is a web page and no data"]


@pytest.mark.parametrize("body", [[], {}, {"message": []}, {"message": {"items": None}}])
def test_an_answer_of_another_shape_is_trouble_and_not_silence(
    catalog, world: World, client: Clients, body: Any
) -> None:
    world.answers["crossref"] = lambda _: told(body)
    found = look_up(catalog, client(), wish("crossref", whats=("authors",)))
    assert found.answers == {}
    assert "another shape" in next(iter(found.minutes["crossref"].troubles))


@pytest.mark.parametrize("items", [[], [None, 1, "x", [], {}], [{"DOI": 7}, {"DOI": "10.1/other"}]])
def test_items_of_the_wrong_type_are_nobody(
    catalog, world: World, client: Clients, items: Any
) -> None:
    world.answers["crossref"] = lambda _: told({"message": {"items": items}})
    found = look_up(catalog, client(), wish("crossref", whats=("authors",)))
    assert (found.answers, found.minutes["crossref"].unknown) == ({}, 2)


def test_a_batch_that_is_refused_is_halved_until_the_culprit_is_alone(
    catalog, world: World, client: Clients
) -> None:
    known = world.answers["crossref"]
    world.answers["crossref"] = lambda asked: (
        told({}, 400) if SECOND in unquoted(asked) else known(asked)
    )
    found = look_up(catalog, client(), wish("crossref", whats=("authors",)))
    assert ("crossref", f"doi:{PREPRINT}") in heard(found, "glow")
    assert found.minutes["crossref"].left == [f"doi:{SECOND}"]


def unquoted(asked) -> str:
    return f"{asked.path.replace('%2F', '/')} {asked.query}"


def test_the_budget_stops_a_run_and_the_next_goes_on(
    catalog, world: World, client: Clients
) -> None:
    first = look_up(catalog, client(Budget(total=3)), wish())
    assert len(world.asked) == 3
    left = {name for name, minutes in first.minutes.items() if minutes.left}
    assert "opencitations" in left
    before = [(each.path, each.query) for each in world.asked]
    whole = look_up(catalog, client(), wish())
    assert not any(minutes.left for minutes in whole.minutes.values())
    assert not any((each.path, each.query) in before for each in world.asked[3:])


def test_offline_a_run_is_replayed(catalog, world: World, client: Clients) -> None:
    online = look_up(catalog, client(), wish("crossref", "openalex"))
    world.start_anew()
    replayed = look_up(catalog, client(offline=True), wish())
    assert all(heard(online, name) <= heard(replayed, name) for name in online.answers)
    assert replayed.minutes["arxiv"].left == ["arxiv:2301.00001"]
    assert world.asked == []


def test_without_a_network_one_line_says_so(catalog, client: Clients) -> None:
    dead = {name: f"http://127.0.0.1:9/{name}" for name in SERVICES}
    with pytest.raises(NoNetwork) as caught:
        look_up(catalog, client(urls=dead), wish())
    assert str(caught.value).startswith("No service can be reached (OpenAlex, Crossref, ")
    assert "\n" not in str(caught.value)


def test_named_records_are_looked_up_alone(catalog, client: Clients) -> None:
    found = look_up(catalog, client(), wish(ids=("glow",)))
    assert set(found.answers) == {"glow"}
    assert [each.id for each in look_up(catalog, client(), wish(limit=1)).records] == ["first-work"]
    with pytest.raises(UnknownId, match="there is no record called 'glov'"):
        look_up(catalog, client(), wish(ids=("glov",)))
    with pytest.raises(NothingFound, match="lacks nothing of"):
        look_up(catalog, client(), wish(ids=("a-list",)))


def test_batches_stay_the_same_while_records_come_and_go() -> None:
    names = [f"doi:10.1000/{number}" for number in range(200)]
    first = list(batches(names, names, 50))
    assert sorted(name for batch in first for name in batch) == sorted(names)
    assert all(len(batch) <= 50 for batch in first)
    again = list(batches(names, names[::7], 50))
    assert set(again) <= set(first)
    grown = list(batches([*names, "doi:10.1000/new"], names, 50))
    assert len(set(grown) & set(first)) >= len(first) - 1


def test_questions_of_semantic_scholar_are_posted_with_its_own_names(
    catalog, world: World, client: Clients
) -> None:
    look_up(catalog, client(), wish("semantic-scholar", whats=("authors",)))
    bodies = [json.loads(each.body) for each in world.asked if each.method == "POST"]
    assert [sorted(each["ids"]) for each in bodies] == [
        ["ARXIV:2301.00001", f"DOI:{SECOND}", f"DOI:{PREPRINT}"]
    ]


@pytest.mark.parametrize("name", ["https://openalex.org/W1\0", "javascript:alert(1)", "\ud800", 7])
def test_the_name_that_a_service_gives_a_work_is_not_trusted(
    catalog, world: World, client: Clients, name: Any
) -> None:
    work = {**OPENALEX[PREPRINT], "id": name}
    world.answers["openalex"] = lambda _: told({"results": [work]})
    found = look_up(catalog, client(), wish("openalex", whats=("authors",)))
    assert [each.locator for each in found.answers["glow"]] == [f"doi:{PREPRINT}"]
    assert found.answers["glow"][0].address.startswith("https://openalex.org/")


def test_half_a_surrogate_pair_is_shown_as_what_nobody_can_read(
    catalog, world: World, client: Clients
) -> None:
    world.answers["crossref"] = lambda _: told(
        {"message": {"items": [{"DOI": "10.1000/\ud800", "title": ["Glow \ud800 in many"]}]}}
    )
    found = look_up(catalog, client(), wish("crossref", whats=("identifiers",)))
    note = Note("nameless", "candidate", "Crossref", "", ("doi:10.1000/\ud800", "1", "\x1b[31m"))
    assert note.words() == "doi:10.1000/\ufffd could be it (1): [31m"
    assert all(each.address.isascii() for each in found.by_title["nameless"])
