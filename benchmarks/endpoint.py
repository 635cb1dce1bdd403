"""`spallm serve` beside rdflib-endpoint and the Oxigraph server: small queries over HTTP.

    .venv/bin/python -m pip install -e '.[bench]'   # the peers; also wrk: apt-get install wrk
    .venv/bin/python benchmarks/endpoint.py                       # the table
    .venv/bin/python benchmarks/endpoint.py --rounds 1 --seconds 2
    .venv/bin/python benchmarks/endpoint.py --minute              # ours, for a minute

All serve the same file on loopback, and wrk, on one thread, asks each the same small queries in
turn. A round asks every server with 1, 8 and 32 clients, and with 8 clients while two endless
queries run; servers take turns within a round, and medians over the rounds are shown. A request
failed if it had no answer, or a status other than 200.

Each is asked in two ways: "again", where the 800 queries come round and round, as pages and
notebooks ask them, and ours answers from memory; and "new", where no query was ever asked before.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spallm.bundle import graph_file
from spallm.store.graph import Graph
from spallm.vocabulary import PREFIXES

JSON = "application/sparql-results+json"
USED = ("skos", "prov", "fair4ml")
PROLOGUE = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in USED)
SMALL = (
    "SELECT ?name WHERE {{ <{iri}> skos:prefLabel ?name }}",
    "SELECT ?task WHERE {{ <{iri}> fair4ml:mlTask ?task }}",
    "SELECT ?from WHERE {{ <{iri}> prov:wasDerivedFrom+ ?from }}",
)
MODELS = "SELECT ?model WHERE { ?model a fair4ml:MLModel } ORDER BY ?model"
# Joins so many rows that no machine finishes it.
ENDLESS = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(8)) + "}"
LUA = """
local place = 0
local paths = {{{paths}}}
local count = 0
request = function()
  place = place % #paths + 1
  count = count + 1
  -- A comment at the end makes each query one that nobody has asked before.
  local mark = {fresh} and "%0A%23{salt}" .. count or ""
  return wrk.format("GET", paths[place] .. mark, {{["Accept"] = "{accept}"}})
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{{"requests":%d,"seconds":%f,"failed":%d,"p50":%f,"p99":%f}}\\n',
    summary.requests, summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
"""


@dataclass(frozen=True)
class Server:
    """A server to start: its command, its port and path, and how it is given the graph."""

    name: str
    port: int
    command: tuple[str, ...]
    path: str
    loads: bool = False


def servers(graph: Path) -> list[Server]:
    """Return the three servers, each with a port that is free now."""
    here = Path(sys.executable).parent
    free = [_free_port() for _ in range(3)]
    ports = [str(port) for port in free]
    return [
        Server("spallm", free[0], (str(here / "spallm"), "serve", "--graph", str(graph),
                                   "--port", ports[0]), "/sparql"),
        Server("oxigraph", free[1], (str(here / "oxigraph"), "serve", "--bind",
                                     f"127.0.0.1:{ports[1]}"), "/query", loads=True),
        Server("rdflib-endpoint", free[2], (str(here / "rdflib-endpoint"), "serve", str(graph),
                                            "--host", "127.0.0.1", "--port", ports[2]), "/"),
    ]  # fmt: skip


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as place:
        return int(place.getsockname()[1])


def paths(graph: Path) -> list[str]:
    """Return the queries of a round, as the end of an address; no two are the same."""
    with Graph.open(str(graph)) as opened:
        models = [row["model"] for row in opened.select(MODELS).texts()]
    texts = [PROLOGUE + text.format(iri=iri) for iri in models for text in SMALL]
    return [urllib.parse.urlencode({"query": text}) for text in texts]


@contextlib.contextmanager
def running(server: Server, graph: Path) -> Iterator[str]:
    """Start a server, give it the graph, and yield its address once it answers."""
    process = subprocess.Popen(
        server.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    base = f"http://127.0.0.1:{server.port}"
    try:
        _wait_for(server.port, process)
        if server.loads:
            _load(base, graph)
        _wait_for_answer(base + server.path)
        yield base + server.path
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            sys.exit(f"{process.args} ended at once; is it installed?")
        time.sleep(0.1)
    sys.exit(f"{process.args} does not listen")


def _load(base: str, graph: Path) -> None:
    body = graph.read_bytes()
    request = urllib.request.Request(base + "/store", data=body, method="POST")
    request.add_header("Content-Type", "application/trig")
    urllib.request.urlopen(request, timeout=60).close()


def _wait_for_answer(address: str) -> None:
    query = urllib.parse.urlencode(
        {"query": PROLOGUE + "SELECT ?s { ?s skos:prefLabel ?o } LIMIT 1"}
    )
    request = urllib.request.Request(f"{address}?{query}", headers={"Accept": JSON})
    for _ in range(100):
        with contextlib.suppress(OSError), urllib.request.urlopen(request, timeout=10) as answer:
            if json.load(answer)["results"]["bindings"]:
                return
        time.sleep(0.1)
    sys.exit(f"{address} does not answer")


def ask(
    address: str, queries: list[str], clients: int, seconds: int, *, fresh: bool = False
) -> dict[str, float]:
    """Have wrk ask for some seconds; return its count of requests, failures and latencies."""
    path = urllib.parse.urlsplit(address).path
    quoted = ",".join(json.dumps(f"{path}?{query}") for query in queries)
    salt = f"{time.time_ns()}x"
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA.format(paths=quoted, accept=JSON, fresh=str(fresh).lower(), salt=salt))
        script.flush()
        done = subprocess.run(
            ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "10s", "-s", script.name,
             address], capture_output=True, text=True, check=True)  # fmt: skip
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


@contextlib.contextmanager
def endless_queries(address: str, count: int) -> Iterator[None]:
    """Keep so many endless queries running; one that is stopped is asked again."""
    over = threading.Event()
    threads = [threading.Thread(target=_insist, args=(address, over), daemon=True)
               for _ in range(count)]  # fmt: skip
    for thread in threads:
        thread.start()
    time.sleep(1)
    try:
        yield
    finally:
        over.set()


def _insist(address: str, over: threading.Event) -> None:
    url = f"{address}?{urllib.parse.urlencode({'query': ENDLESS})}"
    while not over.is_set():
        with contextlib.suppress(OSError):
            request = urllib.request.Request(url, headers={"Accept": JSON})
            urllib.request.urlopen(request, timeout=15).close()


def measured(
    graph: Path, rounds: int, seconds: int
) -> dict[tuple[str, str], list[dict[str, float]]]:
    """Return what wrk tells, by scene and server."""
    queries = paths(graph)
    told: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for fresh in (False, True) * rounds:
        way = "new" if fresh else "again"
        for server in servers(graph):
            with running(server, graph) as address:
                ask(address, queries, 8, 1)
                for clients in (1, 8, 32):
                    seen = ask(address, queries, clients, seconds, fresh=fresh)
                    told[f"{way}, {clients} at a time", server.name].append(seen)
                with endless_queries(address, 2):
                    seen = ask(address, queries, 8, seconds, fresh=fresh)
                    told[f"{way}, 8 at a time, 2 endless", server.name].append(seen)
    return told


def table(told: dict[tuple[str, str], list[dict[str, float]]]) -> str:
    """Return the medians as Markdown, with our rate as a ratio to each peer's."""
    lines = ["| scene | server | requests/s | p50 ms | p99 ms | failed | ours is |",
             "|---|---|--:|--:|--:|--:|--:|"]  # fmt: skip
    scenes = list(dict.fromkeys(scene for scene, _ in told))
    for (scene, name), rounds in sorted(told.items(), key=lambda each: scenes.index(each[0][0])):
        rate = _rate(rounds)
        p50, p99 = (statistics.median(each[key] for each in rounds) for key in ("p50", "p99"))
        failed = int(sum(each["failed"] for each in rounds))
        ours = _rate(told[scene, "spallm"])
        ratio = "" if name == "spallm" else f"{ours / rate:.2f}×" if rate else "∞"
        lines.append(
            f"| {scene} | {name} | {rate:.0f} | {p50:.2f} | {p99:.2f} | {failed} | {ratio} |"
        )
    return "\n".join(lines)


def _rate(rounds: list[dict[str, float]]) -> float:
    return statistics.median((r["requests"] - r["failed"]) / r["seconds"] for r in rounds)


def minute(graph: Path) -> str:
    """Return what 32 clients meet within a minute of ours, with queries that are all new."""
    with running(servers(graph)[0], graph) as address:
        told = ask(address, paths(graph), 32, 60, fresh=True)
    return (
        "32 clients for {seconds:.0f} s: {requests:.0f} requests, {failed:.0f} failed, "
        "p99 {p99:.1f} ms".format(**told)
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--graph", type=Path, default=graph_file())
    parser.add_argument("--minute", action="store_true")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    if options.minute:
        print(minute(options.graph))
    else:
        print(table(measured(options.graph, options.rounds, options.seconds)))


if __name__ == "__main__":
    main()
