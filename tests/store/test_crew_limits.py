"""The crew: limits that bite, workers that die, and what is left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from pathlib import Path

import pytest

from spallm.errors import GraphError, LimitExceeded, QueryError, TooLarge
from spallm.store.answering import Dataset
from spallm.store.crew import Crew
from spallm.store.engine import Limits
from spallm.store.prepared import PreparedQuery, prepare
from spallm.store.text import QueryText
from tests.store.crews import ENDLESS, EVIDENCE, LABELS, children_of, crew_of, labels


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
