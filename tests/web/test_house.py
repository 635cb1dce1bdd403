"""The pages as they are served: negotiated, kept, and refused in words for people and programs."""

from __future__ import annotations

import asyncio
import time

import httpx
import pyoxigraph as ox
import pytest

from spallm.web.app import application
from spallm.web.endpoint.answer import Answer
from spallm.web.endpoint.description import Descriptions
from spallm.web.endpoint.endpoint import Endpoint
from spallm.web.hands import Hands
from spallm.web.house import House
from spallm.web.kept import Kept
from spallm.web.library import path_of
from spallm.web.rooms import room

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
THING = path_of("http://example.org/default")


def visit(client, path: str, method: str = "GET", **headers: str):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client(method, f"/{path}", headers=BROWSER | named)


@pytest.mark.parametrize(
    "path",
    ["", "about", "ask", "browse", "compare", "search?q=one", THING],
)
@pytest.mark.parametrize(("language", "tag"), [("", "en"), ("zh/", "zh-Hans")])
def test_every_page_is_served_in_both_languages(client, path: str, language: str, tag: str) -> None:
    answer = visit(client, language + path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{tag}"' in answer.text
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors 'none'")
    assert "unsafe-inline" not in policy


def test_only_the_page_with_an_engine_may_compile_one(client) -> None:
    assert "wasm-unsafe-eval" in visit(client, "ask").headers["content-security-policy"]
    assert "wasm-unsafe-eval" not in visit(client, "about").headers["content-security-policy"]


def test_one_graph_page_speaks_both_languages(client) -> None:
    assert visit(client, "graph").status_code == 200
    answer = visit(client, "zh/graph?hops=1")
    assert (answer.status_code, answer.headers["location"]) == (308, "../graph?hops=1#lang=zh")


def test_the_chinese_start_page_has_its_address(client) -> None:
    answer = visit(client, "zh")
    assert (answer.status_code, answer.headers["location"]) == (308, "zh/")


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/trig", "application/trig"),
        ("application/json", "application/json"),
        ("text/html;q=0.5, text/turtle", "text/turtle"),
    ],
)
def test_an_entity_is_a_page_or_data(client, accept: str, media_type: str) -> None:
    answer = visit(client, THING, accept=accept)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["vary"] == "Accept"


def test_data_of_an_entity_have_an_address_of_their_own(client) -> None:
    negotiated = visit(client, THING, accept="text/turtle")
    assert negotiated.headers["content-location"].endswith(f"{THING}.ttl")
    direct = visit(client, f"{THING}.ttl")
    assert direct.headers["content-type"] == "text/turtle"
    assert direct.content == negotiated.content
    (quad,) = ox.parse(direct.content, ox.RdfFormat.TURTLE)
    assert quad.object.value == "the default graph"


def test_an_entity_cannot_be_had_as_a_picture(client) -> None:
    assert visit(client, THING, accept="image/png").status_code == 406


def test_a_list_can_be_taken_along(client, small_library) -> None:
    node = small_library.by_path[THING]
    answer = visit(client, f"browse/{node.kind}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    listed = [line.split(",")[0] for line in answer.text.splitlines()[1:]]
    assert sorted(listed) == sorted(n.id for n in small_library.by_kind[node.kind])


@pytest.mark.parametrize("path", ["", THING, "static/site.css", "data/names.json", "zh/about"])
def test_what_a_browser_knows_already_is_not_sent_again(client, path: str) -> None:
    first = visit(client, path)
    tag = first.headers["etag"]
    again = visit(client, path, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert visit(client, path, if_none_match='"other"').content == first.content


def test_a_head_has_the_headers_of_the_page(client) -> None:
    get, head = visit(client, "about"), visit(client, "about", "HEAD")
    assert head.content == b""
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize(
    "path", ["nothing", "model/nothing", "browse/nothing", "static/no.js", "a.b"]
)
def test_where_there_is_nothing_a_page_says_so_in_the_language_of_the_address(client, path) -> None:
    english, chinese = visit(client, path), visit(client, f"zh/{path}")
    assert (english.status_code, chinese.status_code) == (404, 404)
    assert "<h1>There is no such page</h1>" in english.text
    assert "<h1>找不到页面</h1>" in chinese.text


def test_programs_are_told_in_their_own_way(client) -> None:
    text = client("GET", "/nothing")
    assert (text.status_code, text.text) == (404, "there is nothing at nothing\n")
    told = client("GET", "/nothing", headers={"accept": "application/json"})
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["status"] == 404


def test_a_hostile_address_is_text_on_the_page(client) -> None:
    answer = visit(client, "%3Cscript%3Ealert(1)%3C/script%3E")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_a_fault_in_what_the_graph_page_is_asked_is_told(client) -> None:
    answer = visit(client, "graph?text=SELECT%20~")
    assert answer.status_code == 400
    assert "line 1, column 8" in answer.text
    assert visit(client, "graph?around=a&ids=b").status_code == 400


def test_the_graph_page_shows_what_a_question_finds(client) -> None:
    answer = visit(client, "graph?text=SELECT%20%3Fs%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D")
    assert answer.status_code == 200
    assert len(answer.content) != len(visit(client, "graph").content)


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("DELETE", 405), ("OPTIONS", 204)])
def test_pages_are_only_read(client, method: str, status: int) -> None:
    answer = visit(client, "about", method)
    assert (answer.status_code, answer.headers["allow"]) == (status, "GET, HEAD, OPTIONS")


def test_too_many_parameters_are_refused(client) -> None:
    assert visit(client, "search?" + "a=b&" * 1001).status_code == 400


def test_only_so_many_may_wait_for_a_drawing_and_nobody_for_those_who_do(
    monkeypatch, small_library, engine, loop
) -> None:
    def slow(library, visit, *rest):
        if visit.path == "graph":
            time.sleep(0.1)
        return room(library, visit, *rest)

    monkeypatch.setattr("spallm.web.house.room", slow)
    app = application(small_library, engine)

    async def scene():
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
            places = [f"/graph?around={THING}&n={n}" for n in range(12)]
            drawing = [asyncio.create_task(http.get(place)) for place in places]
            await asyncio.sleep(0.05)
            page = await http.get("/about")
            still = [task for task in drawing if not task.done()]
            return page, len(still), await asyncio.gather(*drawing)

    page, still, drawn = loop.run_until_complete(scene())
    assert page.status_code == 200
    assert still > 0
    assert [answer.status_code for answer in drawn] == [200] * 9 + [503] * 3
    assert drawn[-1].headers["retry-after"] == "1"


def test_a_page_that_nobody_waits_for_any_more_is_not_made(small_library, engine, loop) -> None:
    made: list[str] = []

    def slow(library, visit, *rest):
        time.sleep(0.15)
        made.append(visit.path)
        return room(library, visit, *rest)

    async def visited(house: House, path: str, *, stays: bool) -> None:
        async def receive():
            if stays:
                await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        async def send(message):
            pass

        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
        await house(scope, receive, send)

    async def scene() -> None:
        house = House(small_library, Endpoint(engine, Descriptions(small_library, ())))
        stays = [visited(house, path, stays=True) for path in ("/about", "/ask")]
        await asyncio.gather(*stays, *(visited(house, f"/{n}", stays=False) for n in range(9)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("spallm.web.house.room", slow)
        loop.run_until_complete(scene())
    assert sorted(made) == ["about", "ask"]


def test_too_many_models_to_compare_are_refused_before_they_are_looked_up(client) -> None:
    answer = visit(client, "compare?ids=" + ",".join(f"a{n}" for n in range(101)))
    assert answer.status_code == 400
    assert "101 models are too many to compare" in answer.text


def test_the_interface_for_programs_is_there(client) -> None:
    assert client("GET", "/api/openapi.json").json()["openapi"].startswith("3.")


def test_answers_are_kept_as_long_as_there_is_room() -> None:
    kept = Kept(room=10)
    for name in "abc":
        kept.put(name, Answer(200, "text/plain", name.encode() * 4))
        assert kept.get("a" if name != "c" else "c")
    assert [kept.get(name) is not None for name in "abc"] == [True, False, True]


def test_refusals_are_not_kept() -> None:
    kept = Kept()
    kept.put("a", Answer(404, "text/plain", b"nothing"))
    assert kept.get("a") is None


def test_hands_give_back_what_was_made_and_raise_what_was_raised() -> None:
    async def main() -> None:
        hands = Hands()
        assert await hands.done(lambda: 6 * 7) == 42
        with pytest.raises(ZeroDivisionError):
            await hands.done(lambda: 1 / 0)

    asyncio.run(main())


def test_the_loop_does_not_wait_for_hands() -> None:
    async def main() -> None:
        working = asyncio.create_task(Hands().done(lambda: time.sleep(3)))
        await asyncio.sleep(0.05)
        working.cancel()

    begun = time.perf_counter()
    asyncio.run(main())
    assert time.perf_counter() - begun < 2
