"""The crew: queries beside each other, each where it can be killed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from spallm.errors import Busy, GraphError, LimitExceeded, QueryError, TooLarge
from spallm.store.answering import Dataset
from spallm.store.crew import Crew
from spallm.store.engine import Limits
from spallm.store.prepared import PreparedQuery, prepare
from spallm.store.text import QueryText

# Joins so many rows that no machine finishes it.
ENDLESS = prepare(
    "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + "}"
)
LABELS = prepare("SELECT ?a { ?z skos:prefLabel ?a } ORDER BY ?a")
EVIDENCE = "https://w3id.org/spallm/evidence/list"


@asynccontextmanager
async def crew_of(path: Path, limits: Limits = Limits(seconds=5), **settings):  # noqa: B008  # frozen
    crew = Crew((f"trig={path}",), limits=limits, **settings)
    try:
        yield crew
    finally:
        await crew.close()


def children_of(pid: int) -> list[int]:
    """Return the running processes that a process has started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def labels(crew: Crew) -> list[str]:
    table = json.loads((await crew.answer(LABELS, "json")).body)
    return [row["a"]["value"] for row in table["results"]["bindings"]]


def test_many_queries_at_once_are_all_answered(tiny):
    async def scene():
        async with crew_of(tiny) as crew:
            return await asyncio.gather(*(labels(crew) for _ in range(50)))

    assert asyncio.run(scene()) == [["scGPT", "scGPT-spatial", "空间"]] * 50


def test_an_event_loop_in_c_serves_as_well(tiny):
    uvloop = pytest.importorskip("uvloop", reason="there is none for this system")

    async def scene():
        async with crew_of(tiny) as crew:
            return await labels(crew)

    assert uvloop.run(scene()) == ["scGPT", "scGPT-spatial", "空间"]


def test_an_answer_in_many_pieces_comes_whole(tiny):
    numbers = prepare(
        'SELECT (CONCAT(STR(?a), "é") AS ?text) { VALUES ?x { 1 2 3 4 5 6 7 8 9 }'
        " ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    )

    async def scene():
        async with crew_of(tiny, Limits(rows=None)) as crew:
            return (await crew.answer(numbers, "csv")).body

    body = asyncio.run(scene())
    triples = 11
    assert len(body) > 500_000
    assert body.count(b"\n") == 9 * triples**3 + 1


def test_no_more_workers_are_forked_than_there_are_places(tiny):
    async def scene():
        async with crew_of(tiny, workers=3) as crew:
            await asyncio.gather(*(labels(crew) for _ in range(50)))
            return len(children_of(crew._nursery.pid))

    assert asyncio.run(scene()) <= 3


def test_a_query_out_of_time_is_ended_with_its_worker(tiny):
    async def scene():
        async with crew_of(tiny, Limits(seconds=0.3)) as crew:
            with pytest.raises(LimitExceeded, match=r"stopped after 0\.3 s"):
                await crew.answer(ENDLESS, "json")
            await asyncio.gather(*crew._partings)
            return children_of(crew._nursery.pid), await labels(crew)

    assert asyncio.run(scene()) == ([], ["scGPT", "scGPT-spatial", "空间"])


def test_a_query_that_nobody_waits_for_is_ended_with_its_worker(tiny):
    async def scene():
        async with crew_of(tiny) as crew:
            asking = asyncio.create_task(crew.answer(ENDLESS, "json"))
            await asyncio.sleep(0.2)
            working = len(children_of(crew._nursery.pid))
            asking.cancel()
            await asyncio.wait([asking])
            await asyncio.gather(*crew._partings)
            return working, children_of(crew._nursery.pid)

    assert asyncio.run(scene()) == (1, [])


def test_small_queries_are_answered_while_endless_ones_run(tiny):
    async def scene():
        async with crew_of(tiny, workers=3) as crew:
            endless = [asyncio.create_task(crew.answer(ENDLESS, "json")) for _ in range(2)]
            await asyncio.sleep(0.1)
            found = await labels(crew)
            still = [not task.done() for task in endless]
            for task in endless:
                task.cancel()
            await asyncio.wait(endless)
            return found, still

    assert asyncio.run(scene()) == (["scGPT", "scGPT-spatial", "空间"], [True, True])


def test_a_slow_query_gives_way_to_others(tiny):
    async def scene():
        async with crew_of(tiny) as crew:
            asking = asyncio.create_task(crew.answer(ENDLESS, "json"))
            await asyncio.sleep(0.6)
            niceness = [
                os.getpriority(os.PRIO_PROCESS, pid) for pid in children_of(crew._nursery.pid)
            ]
            asking.cancel()
            await asyncio.wait([asking])
            return niceness

    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert asyncio.run(scene()) == [max(own, 10)]


def test_a_full_queue_says_so_at_once(tiny):
    async def scene():
        async with crew_of(tiny, workers=1, queue=1) as crew:
            endless = asyncio.create_task(crew.answer(ENDLESS, "json"))
            await asyncio.sleep(0.05)
            waiting = asyncio.create_task(crew.answer(LABELS, "json"))
            await asyncio.sleep(0.05)
            start = time.monotonic()
            with pytest.raises(Busy, match="1 queries wait"):
                await crew.answer(LABELS, "json")
            took = time.monotonic() - start
            endless.cancel()
            await asyncio.wait([endless])
            return took < 0.5, b"scGPT" in (await waiting).body

    assert asyncio.run(scene()) == (True, True)


def test_more_endless_queries_than_places_hold_nobody_up(tiny):
    async def scene():
        async with crew_of(tiny, Limits(seconds=20), workers=2) as crew:
            endless = [asyncio.create_task(crew.answer(ENDLESS, "json")) for _ in range(9)]
            await asyncio.sleep(2)
            found = await asyncio.wait_for(labels(crew), 1)
            running = [_state(pid) for pid in children_of(crew._nursery.pid)]
            for task in endless:
                task.cancel()
            await asyncio.wait(endless)
            return found, running.count("R"), running.count("T")

    found, running, still = asyncio.run(scene())
    assert found == ["scGPT", "scGPT-spatial", "空间"]
    assert running <= 2
    assert still == 7


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_slow_queries_beyond_all_places_are_refused(tiny):
    async def scene():
        async with crew_of(tiny, Limits(seconds=20), workers=1) as crew:
            endless = [asyncio.create_task(crew.answer(ENDLESS, "json")) for _ in range(6)]
            done, running = await asyncio.wait(endless, return_when=asyncio.FIRST_COMPLETED)
            for task in running:
                task.cancel()
            await asyncio.wait(running)
            return [task.exception() for task in done], len(running)

    problems, running = asyncio.run(scene())
    assert [type(problem) for problem in problems] == [Busy]
    assert running == 5


def test_a_slow_query_makes_room_for_the_next(tiny):
    async def scene():
        async with crew_of(tiny, Limits(seconds=0.4), workers=1) as crew:
            answers = (crew.answer(ENDLESS, "json"), crew.answer(LABELS, "json"))
            return await asyncio.gather(*answers, return_exceptions=True)

    first, second = asyncio.run(scene())
    assert isinstance(first, LimitExceeded)
    assert b"scGPT" in second.body


def test_an_answer_beyond_the_limit_of_bytes_is_refused(tiny):
    async def scene():
        async with crew_of(tiny, Limits(bytes=10)) as crew:
            await crew.answer(LABELS, "json")

    with pytest.raises(TooLarge, match="larger than"):
        asyncio.run(scene())


def test_a_query_beyond_the_limit_of_memory_is_ended(tiny):
    greedy = prepare(
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j), STR(?m), STR(?p))) AS ?n)"
        " { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
    )

    async def scene():
        async with crew_of(tiny, Limits(seconds=20, memory=16 << 20)) as crew:
            with pytest.raises(LimitExceeded, match="more than 16 MiB of memory"):
                await crew.answer(greedy, "json")
            return await labels(crew)

    assert asyncio.run(scene()) == ["scGPT", "scGPT-spatial", "空间"]


@pytest.mark.parametrize(
    ("dataset", "graphs"),
    [
        (None, ["default", EVIDENCE]),
        (Dataset(named=(EVIDENCE,)), [EVIDENCE]),
        (Dataset(default=(EVIDENCE,)), ["default"]),
        (Dataset(default=("urn:unknown",), named=("urn:unknown",)), []),
    ],
)
def test_a_dataset_says_which_graphs_are_asked(tiny, dataset, graphs):
    pattern = "?s prov:wasDerivedFrom ?o"
    query = prepare(
        f'SELECT DISTINCT ?g {{ {{ {pattern} BIND("default" AS ?g) }} '
        f"UNION {{ GRAPH ?g {{ {pattern} }} }} }} ORDER BY STR(?g)"
    )

    async def scene():
        async with crew_of(tiny) as crew:
            return (await crew.answer(query, "csv", dataset)).body.decode().split()[1:]

    assert asyncio.run(scene()) == graphs


def test_a_worker_that_was_killed_is_told_and_replaced(tiny):
    async def scene():
        async with crew_of(tiny) as crew:
            asking = asyncio.create_task(crew.answer(ENDLESS, "json"))
            await asyncio.sleep(0.2)
            os.kill(children_of(crew._nursery.pid)[0], signal.SIGKILL)
            with pytest.raises(QueryError, match="broke down"):
                await asking
            return await labels(crew)

    assert asyncio.run(scene()) == ["scGPT", "scGPT-spatial", "空间"]


def test_the_graph_is_loaded_again_where_its_process_was_killed(tiny):
    async def scene():
        async with crew_of(tiny) as crew:
            os.kill(crew._nursery.pid, signal.SIGKILL)
            return await labels(crew)

    assert asyncio.run(scene()) == ["scGPT", "scGPT-spatial", "空间"]


def test_closing_leaves_no_process_behind(tiny):
    async def scene():
        async with crew_of(tiny) as crew:
            asking = asyncio.create_task(crew.answer(ENDLESS, "json"))
            await labels(crew)
            nursery = crew._nursery.pid
            pids = [nursery, *children_of(nursery)]
            asking.cancel()
            await asyncio.wait([asking])
        return [pid for pid in pids if Path(f"/proc/{pid}").exists()]

    assert asyncio.run(scene()) == []


def test_a_graph_that_cannot_be_read_is_reported_before_anything_is_asked(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:a> <urn:b>")
    with pytest.raises(GraphError, match=r"broken\.ttl, line 1"):
        Crew((f"turtle={broken}",), limits=Limits())


def test_a_worker_reaches_no_other_host_even_if_a_text_gets_past_the_check(tiny):
    async def scene(port: int):
        text = QueryText(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        async with crew_of(tiny) as crew:
            await crew.answer(PreparedQuery(text, ()), "json")

    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        with pytest.raises(QueryError, match="gave up"):
            asyncio.run(scene(elsewhere.getsockname()[1]))
        with pytest.raises(BlockingIOError):
            elsewhere.accept()
