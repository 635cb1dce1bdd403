"""The crew: queries beside each other, each where it can be killed."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from spallm.errors import Busy, LimitExceeded
from spallm.store.engine import Limits
from spallm.store.prepared import prepare
from tests.store.crews import ENDLESS, LABELS, children_of, crew_of, labels


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
