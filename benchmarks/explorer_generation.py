"""Making the explorer's page: seconds and memory, beside plain pyvis with the same nodes and edges.

Run it with the interpreter of the environment that has SpaLLM installed:

    .venv/bin/python benchmarks/explorer_generation.py                    # full, 5000, 20000
    .venv/bin/python benchmarks/explorer_generation.py --sizes full 5000 --rounds 5

``full`` is the bundled collection; a number is a synthetic graph of about so many nodes and three
edges a node. Every measurement is a process of its own that already holds the graph; each round
runs them one after the other, so that a busy moment of the machine meets all, and medians are
compared. Plain pyvis is used as its documentation shows: ``add_node`` and ``add_edge`` one by
one, undirected, ``generate_html``. Its edges take time by the square: with 20,000 nodes one round
is a matter of minutes.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pyoxigraph as ox
from synthetic_graph import synthetic

from spallm.bundle import graph_file
from spallm.store.subgraph import Edge, Node, Subgraph, subgraph
from spallm.vocabulary import BASE

DRAWN = frozenset({"paper", "model", "dataset", "task", "organisation"})
WAYS = ("page", "layout", "pyvis")


def graph_of(size: str) -> Subgraph:
    """Return the graph to draw: the collection, or a synthetic one."""
    if size == "full":
        return subgraph(ox.parse(path=str(graph_file()), format=ox.RdfFormat.TRIG))
    return subgraph(synthetic(int(size)))


def drawn(graph: Subgraph) -> tuple[dict[str, Node], list[Edge]]:
    """Return what the page draws: the nodes of our kinds and the most exact edges among them."""
    from spallm.views.relations import exact, super_properties

    nodes = {iri: node for iri, node in graph.nodes.items() if node.kind in DRAWN}
    edges = [e for e in graph.edges if e.source in nodes and e.target in nodes]
    return nodes, list(exact(edges, super_properties(graph.said)))


def page(graph: Subgraph) -> Callable[[], int]:
    """Return what makes the whole page."""

    def make() -> int:
        from spallm.views import render

        return len(render(graph, title="SpaLLM"))

    return make


def layout(graph: Subgraph) -> Callable[[], int]:
    """Return what divides the graph into regions and places every node."""
    nodes, edges = drawn(graph)

    def make() -> int:
        from spallm.views.drawing import draw

        def named(iri: str) -> str:
            return graph.nodes[iri].label

        return len(draw(graph, nodes.values(), edges, named).layout.places)

    return make


def pyvis(graph: Subgraph) -> Callable[[], int]:
    """Return what makes a plain pyvis page of the same nodes and edges."""
    nodes, edges = drawn(graph)

    def make() -> int:
        from pyvis.network import Network

        network = Network()
        for iri, node in nodes.items():
            network.add_node(iri, label=node.label, title=node.label, group=node.kind)
        for edge in edges:
            title = edge.predicate.removeprefix(BASE)
            network.add_edge(edge.source, edge.target, title=title)
        return len(network.generate_html())

    return make


def measure(way: str, size: str) -> None:
    """Print seconds by the clock and at work, the peak in MB, and how much came with making."""
    make = {"page": page, "layout": layout, "pyvis": pyvis}[way](graph_of(size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, worked = time.perf_counter(), time.process_time()
    made = make()
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds, worked, peak / 1024, (peak - before) / 1024, made)


def measured(way: str, size: str) -> list[float]:
    """Return the figures of one measurement in a fresh process."""
    command = [sys.executable, __file__, "--measure", way, size]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{way} of {size} failed:\n{done.stderr}")
    return [float(figure) for figure in done.stdout.split()]


def compare(size: str, rounds: int, ways: list[str]) -> None:
    """Measure all ways on a graph, and print medians and ratios."""
    nodes, edges = drawn(graph_of(size))
    print(f"{size}: {len(nodes):,} nodes, {len(edges):,} edges", flush=True)
    figures: dict[str, list[list[float]]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            figures[way].append(measured(way, size))
    median = {
        way: [statistics.median(column) for column in zip(*rows, strict=True)]
        for way, rows in figures.items()
    }
    for way, (seconds, worked, peak, extra, made) in median.items():
        what = f"{made:,.0f} places" if way == "layout" else f"{made / 1e6:.1f} MB of HTML"
        times = f"{seconds:8.2f} s ({worked:.2f} s of work)"
        print(f"  {way:7} {times}   peak {peak:6.0f} MB (+{extra:.0f})   {what}")
    if {"page", "pyvis"} <= median.keys():
        time_, work = (median["pyvis"][n] / median["page"][n] for n in (0, 1))
        print(
            f"  plain pyvis takes {time_:.1f} × the page's time, {work:.1f} × its work", flush=True
        )


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=["full", "5000", "20000"])
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measure", nargs=2, metavar=("WAY", "SIZE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(*asked.measure)
        return
    for size in asked.sizes:
        compare(size, asked.rounds, asked.ways)


if __name__ == "__main__":
    main()
