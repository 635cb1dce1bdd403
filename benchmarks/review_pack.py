"""Making a review's pack: seconds, and where they go, beside a little of it by hand.

Run it with the interpreter of the environment that has SpaLLM installed:

    .venv/bin/python benchmarks/review_pack.py             # both reviews, three rounds
    .venv/bin/python benchmarks/review_pack.py --reviews tutorial --rounds 5

``tutorial`` is the selection of the tutorial, ``whole`` the whole collection; nothing is screened.
Each round makes the pack in a fresh process as ``spallm review run`` does, with all processors, and
once more in one process, part by part, to see where the time goes. The peer does in another fresh
process what somebody would write by hand: rdflib reads the same file, and networkx writes the
works, the models and what ties them as GraphML, which is one file of the pack's many. Compare
ratios, not seconds: machines differ, and this one may be busy.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REVIEWS = {"tutorial": "section:spatial-models & year:2023..", "whole": "everything"}
WAYS = ("pack", "parts", "peer")


def material(expression: str, folder: Path):
    """Return the material of a review of the bundled graph."""
    from spallm import KnowledgeGraph
    from spallm.review.folder import start
    from spallm.review.material import Material
    from spallm.review.opening import state
    from spallm.review.review import Review

    review = Review(folder / "review", "A review", expression)
    start(review)
    with KnowledgeGraph() as graph:
        return Material.of(state(graph, review))


def pack(expression: str, folder: Path) -> dict[str, float]:
    """Make a pack as the command does, and return seconds, files and megabytes."""
    start = time.perf_counter()
    from spallm.review.pack import packed, put
    from spallm.review.parts import chosen_parts
    from spallm.review.work import processors

    files = packed(material(expression, folder), chosen_parts(), processes=processors())
    put(folder / "pack", files)
    seconds = time.perf_counter() - start
    size = sum(len(file.body) for file in files) / 1e6
    told = {"files": len(files), "MB": size, "processors": processors()}
    return {"seconds": seconds, "work": work(), **told}


def work() -> float:
    """Return the seconds at work of this process and of those that it waited for."""
    times = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in times)


def parts(expression: str, folder: Path) -> dict[str, float]:
    """Make the parts one after the other, and return the seconds at work of each."""
    from spallm.review.parts import chosen_parts

    seconds = {}
    start = time.process_time()
    made = material(expression, folder)
    assert made.selection.whole.digest
    seconds["reading and selecting"] = time.process_time() - start
    for part in chosen_parts():
        start = time.process_time()
        for piece in part.pieces(made):
            list(part.make(made, piece))
        seconds[part.name] = time.process_time() - start
    return seconds


def peer(_: str, folder: Path) -> dict[str, float]:
    """Read the file with rdflib, and write works and models with networkx."""
    start = time.perf_counter()
    import networkx as nx
    import rdflib

    from spallm.bundle import graph_file

    read = rdflib.Dataset()
    read.parse(str(graph_file()), format="trig")
    facts = read.default_graph
    kinds = ("https://w3id.org/spallm/paper/", "https://w3id.org/spallm/model/")
    net = nx.MultiDiGraph()
    for subject, predicate, value in facts:
        if str(subject).startswith(kinds) and str(value).startswith(kinds):
            net.add_edge(str(subject), str(value), label=str(predicate))
    nx.write_graphml(net, folder / "net.graphml")
    return {"seconds": time.perf_counter() - start, "work": work()}


def measured(way: str, review: str) -> dict[str, float]:
    """Return the figures of one measurement in a fresh process."""
    command = [sys.executable, __file__, "--measure", way, review]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{way} of {review} failed:\n{done.stderr}")
    return dict(json.loads(done.stdout))


def compare(review: str, rounds: int) -> None:
    """Measure all ways, and print medians, ratios and where the time goes."""
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            found[way].append(measured(way, review))
    middle = {
        way: {name: statistics.median(each[name] for each in rows) for name in rows[0]}
        for way, rows in found.items()
    }
    made, plain = middle["pack"], middle["peer"]
    clock, work_ = (made[name] / plain[name] for name in ("seconds", "work"))
    print(
        f"{review}: {made['files']:.0f} files of {made['MB']:.1f} MB in {made['seconds']:.1f} s "
        f"({made['work']:.1f} s of work) with {made['processors']:.0f} processors\n"
        f"  rdflib and networkx: one file in {plain['seconds']:.1f} s "
        f"({plain['work']:.1f} s of work)\n"
        f"  ours takes {clock:.1f} times as long, {work_:.1f} times the work"
    )
    total = sum(middle["parts"].values())
    print(f"  in one process {total:.1f} s of work:")
    for name, seconds in sorted(middle["parts"].items(), key=lambda pair: -pair[1]):
        print(f"    {name:24} {seconds:6.2f} s  {seconds / total:5.0%}", flush=True)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reviews", nargs="+", choices=REVIEWS, default=list(REVIEWS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measure", nargs=2, metavar=("WAY", "REVIEW"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        way, review = asked.measure
        with tempfile.TemporaryDirectory() as folder:
            done = {"pack": pack, "parts": parts, "peer": peer}[way](REVIEWS[review], Path(folder))
        print(json.dumps(done))
        return
    for review in asked.reviews:
        compare(review, asked.rounds)


if __name__ == "__main__":
    main()
