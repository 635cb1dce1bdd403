"""A cold `spallm query`, whole process, beside bare scripts on pyoxigraph and rdflib.

Run it with the interpreter of the environment that has SpaLLM installed:

    .venv/bin/python benchmarks/cold_query.py            # 15 rounds
    .venv/bin/python benchmarks/cold_query.py --rounds 5

All three answer the same question on the same file and print the same rows. Each round runs
them one after the other, so that a busy moment of the machine meets all; medians are compared.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from spallm.bundle import graph_file
from spallm.vocabulary import PREFIXES

QUESTION = (
    "SELECT ?model ?amount WHERE { ?model spallm:pretrainingSize ?size . "
    "?size schema:value ?amount } ORDER BY DESC(?amount) ?model LIMIT 10"
)
PROLOGUE = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("spallm", "schema"))
PYOXIGRAPH = """\
import sys
import pyoxigraph
store = pyoxigraph.Store()
store.load(path=sys.argv[1])
for row in store.query(sys.argv[2]):
    print(row[0].value, row[1].value, sep=",")
"""
RDFLIB = """\
import sys
import rdflib
graph = rdflib.Dataset()
graph.parse(sys.argv[1], format="trig")
for row in graph.query(sys.argv[2]):
    print(row[0], row[1], sep=",")
"""


def commands(graph: Path) -> dict[str, list[str]]:
    """Return the three commands by name."""
    spallm = str(Path(sys.executable).parent / "spallm")
    bare = [str(graph), PROLOGUE + QUESTION]
    return {
        "spallm query": [spallm, "query", QUESTION, "--format", "csv"],
        "bare pyoxigraph": [sys.executable, "-c", PYOXIGRAPH, *bare],
        "bare rdflib": [sys.executable, "-c", RDFLIB, *bare],
    }


def answer(command: list[str]) -> list[str]:
    """Run a command and return its rows, a header line apart."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if line.startswith("http")]


def seconds(command: list[str]) -> float:
    """Return the wall time of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    named = commands(graph_file())
    answers = {name: answer(command) for name, command in named.items()}
    if len({tuple(rows) for rows in answers.values()}) != 1:
        raise SystemExit(f"the three disagree: {answers}")
    times: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(rounds):
        for name, command in named.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(
            f"{name:16} median {medians[name] * 1000:7.0f} ms   "
            f"min {min(values) * 1000:7.0f}   max {max(values) * 1000:7.0f}"
        )
    ours = medians["spallm query"]
    print(f"spallm query takes {ours / medians['bare pyoxigraph']:.2f} × bare pyoxigraph (≤ 2.5)")
    print(f"bare rdflib takes {medians['bare rdflib'] / ours:.1f} × spallm query (≥ 5)")


if __name__ == "__main__":
    main()
