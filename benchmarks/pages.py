"""How long a page takes to make, beside rdflib and Jinja2 doing the plain equivalent.

    .venv/bin/python benchmarks/pages.py              # 20 entities of each kind
    .venv/bin/python benchmarks/pages.py --each 5

Both hold the bundled graph in memory and make the same entities' pages in turn. The peer asks
rdflib for every statement at either end of the entity with the names of what it meets, and fills a
template that lists them: no sources, no order, no picture, no tree.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

import jinja2
import rdflib
from rdflib.namespace import SKOS

from spallm.bundle import graph_file
from spallm.store.graph import Graph
from spallm.web.documents import document
from spallm.web.library import Library
from spallm.web.pages.about import about
from spallm.web.pages.address import Address
from spallm.web.pages.browse import browse
from spallm.web.pages.entity import entity
from spallm.web.pages.evidence import evidence
from spallm.web.pages.home import home

KINDS = ("model", "paper", "dataset", "task", "architecture", "organisation")
#: Those with the most to tell.
HEAVY = (
    "model/scgpt", "dataset/cellxgene-census", "paper/scgpt-toward-building-a-foundation-model",
    "basis/stated-in-paper",
)  # fmt: skip
EVIDENCE = "evidence/scfm-tracker/data-citations-geneformer-json"
ROUNDS = 7
TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    "<h1>{{ name }}</h1><ul>{% for p, o in rows %}<li>{{ p }}: {{ o }}</li>{% endfor %}</ul>"
)


def peer() -> Callable[[str], str]:
    """Return the plain equivalent of an entity page."""
    graph = rdflib.Dataset()
    graph.parse(graph_file(), format="trig")
    curated = graph.default_graph

    def name(term: rdflib.term.Node) -> str:
        return str(next(curated.objects(term, SKOS.prefLabel), term))

    def page(iri: str) -> str:
        node = rdflib.URIRef(iri)
        rows = [(name(p), name(o)) for p, o in curated.predicate_objects(node)]
        rows += [(name(p), name(s)) for s, p in curated.subject_predicates(node)]
        return TEMPLATE.render(name=name(node), rows=rows)

    return page


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def entities(library: Library, each: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the addresses of some entities of each kind, spread over all, and the heaviest."""
    for kind in KINDS:
        known = [node.iri for node in library.by_kind.get(kind, ())]
        yield kind, known[:: max(1, len(known) // each)][:each]
    for path in HEAVY:
        yield path, [library.by_path[path].iri] * ROUNDS


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=20)
    options = parser.parse_args()
    with Graph.open() as graph:
        library = Library.of(graph)
    plain = peer()
    warm = library.by_kind["model"][0].iri
    entity(library, Address("model/x"), warm), plain(warm)
    gc.freeze()  # as a server does when it has read the graph
    print("| page | ours, ms | rdflib + Jinja2, ms | ours takes |\n|---|--:|--:|--:|")
    for kind, iris in entities(library, options.each):
        ours, theirs = [], []
        for iri in iris:
            at = Address(f"{kind}/x")
            entity(library, at, warm)  # for what was read of the last entity is kept
            ours.append(milliseconds(lambda iri=iri, at=at: entity(library, at, iri)))
            theirs.append(milliseconds(lambda iri=iri: plain(iri)))
        mine, other = statistics.median(ours), statistics.median(theirs)
        print(f"| {kind} | {mine:.1f} | {other:.1f} | {mine / other:.1f}× |")
    for name, work in {
        "home": lambda: home(library, Address()),
        "about": lambda: about(library, Address("about")),
        "browse/paper": lambda: browse(library, Address("browse/paper"), "paper", {}),
        EVIDENCE: lambda: evidence(library, Address(EVIDENCE), library.evidence[EVIDENCE]),
        **{f"model/scgpt.{form}": partial(written, library, form) for form in ("json", "ttl")},
    }.items():
        work()
        found = statistics.median(milliseconds(work) for _ in range(ROUNDS))
        print(f"| {name} | {found:.1f} | | |")


def written(library: Library, form: str) -> bytes:
    """Return the document of a model, and read another one, for the last is kept."""
    body = document(library, library.by_path["model/scgpt"].iri, form)
    library.card(library.by_path["model/scbert"].iri)
    return body


if __name__ == "__main__":
    main()
