"""A made-up graph in our vocabulary, of any size: the same for everyone who asks for that size.

It has the shape of the collection: papers that cite their elders, models with lineage, data,
tasks and a paper each, shelves for the papers, and footnotes that repeat what they support.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import pyoxigraph as ox

from spallm.vocabulary import (
    BASE,
    CITO,
    CODEMETA,
    DCTERMS,
    FAIR4ML,
    RDF,
    SCHEMA,
    SKOS,
    SPALLM,
    XSD,
)

#: What part of the nodes each kind makes up; the rest are papers.
SHARES = {"model": 0.2, "dataset": 0.14, "task": 0.05}
CLASSES = {
    "paper": SCHEMA.ScholarlyArticle,
    "model": FAIR4ML.MLModel,
    "dataset": SCHEMA.Dataset,
    "task": SCHEMA.DefinedTerm,
    "section": SKOS.Concept,
}
SECTIONS = {
    "models": ("transcriptome", "epigenome", "multi-omics", "spatial", "language"),
    "applications": ("perturbation", "virtual-cell", "drugs"),
    "resources": ("datasets", "benchmarks", "platforms"),
    "overview": ("surveys", "perspectives"),
}
LINEAGE = (FAIR4ML.fineTunedFrom, SPALLM.continuallyPretrainedFrom, SPALLM.initializedFrom,
           SPALLM.adaptedFrom, SPALLM.distilledFrom, SPALLM.usesComponent)  # fmt: skip
_START = ("sc", "Cell", "Gene", "Omni", "Atlas", "Spa", "Uni", "Nova", "Tx", "Bio")
_END = ("Former", "GPT", "BERT", "PLM", "Net", "Map", "Bench", "Flow", "LM", "Mix")

Triple = tuple[str, str, str | int]


def synthetic(count: int) -> tuple[ox.Quad, ...]:
    """Return the quads of a graph with about so many nodes to draw and three edges a node."""
    chance = random.Random(count)
    kinds = {kind: round(count * share) for kind, share in SHARES.items()}
    kinds["paper"] = count - sum(kinds.values())
    quads = list(_quads(_shelves()))
    for kind, size in sorted(kinds.items()):
        for n in range(size):
            triples = [*_facts(kind, n), *_LINKS[kind](n, kinds, chance)]
            quads.extend(_quads(triples))
            quads.extend(_quads(triples[1:], f"{BASE}evidence/{kind}-{n}"))
    return tuple(dict.fromkeys(quads))


def _iri(kind: str, n: int | str) -> str:
    return f"{BASE}{kind}/{n if isinstance(n, str) else f'{kind}-{n}'}"


def _facts(kind: str, n: int) -> Iterator[Triple]:
    name = f"{_START[n % 10]}{_END[n // 10 % 10]}-{n}"
    subject = _iri(kind, n)
    yield subject, RDF.type, CLASSES[kind]
    yield subject, DCTERMS.identifier, f"{kind}-{n}"
    title = f"{name}: a study of cells and tissues, number {n} of its kind"
    yield subject, SKOS.prefLabel, title if kind == "paper" else name
    yield subject, SPALLM.year, 2015 + n % 11
    yield subject, SCHEMA.description, f"What {name} is and does, told in a line of plain words."


def _near(n: int, size: int, chance: random.Random) -> int:
    """Return one of the first of a kind, or one of the neighbourhood: some are known to all."""
    if chance.random() < 0.5:
        return int(size * chance.random() ** 4)
    return max(0, min(size - 1, n - 1 - int(40 * chance.random())))


def _of_paper(n: int, kinds: dict[str, int], chance: random.Random) -> Iterator[Triple]:
    shelves = [shelf for group in SECTIONS.values() for shelf in group]
    # Neighbours by number are of one shelf, mostly.
    home = n * len(shelves) // kinds["paper"] if chance.random() < 0.8 else n
    yield _iri("paper", n), DCTERMS.subject, _iri("section", shelves[home % len(shelves)])
    for _ in range(round(5.4 * chance.random()) if n else 0):
        yield _iri("paper", n), CITO.cites, _iri("paper", _near(n, n, chance))
    if chance.random() < 0.2:
        yield _iri("paper", n), SCHEMA.about, _iri("task", _near(0, kinds["task"], chance))


def _of_model(n: int, kinds: dict[str, int], chance: random.Random) -> Iterator[Triple]:
    own, paper = _iri("model", n), math.floor(n * kinds["paper"] / kinds["model"])
    yield own, CODEMETA.referencePublication, _iri("paper", paper)
    yield own, FAIR4ML.mlTask, _iri("task", _near(n, kinds["task"], chance))
    data = n * kinds["dataset"] // kinds["model"]
    yield own, SPALLM.pretrainedOn, _iri("dataset", _near(data, kinds["dataset"], chance))
    yield own, FAIR4ML.evaluatedOn, _iri("dataset", _near(data, kinds["dataset"], chance))
    if n and chance.random() < 0.6:
        yield own, LINEAGE[int(6 * chance.random() ** 2)], _iri("model", _near(n, n, chance))
    if n and chance.random() < 0.3:
        yield own, DCTERMS.isVersionOf, _iri("model", n - 1 - n % 3 if n > 3 else 0)


def _of_dataset(n: int, kinds: dict[str, int], chance: random.Random) -> Iterator[Triple]:
    own, paper = _iri("dataset", n), math.floor(n * kinds["paper"] / kinds["dataset"])
    if chance.random() < 0.7:
        yield own, CODEMETA.referencePublication, _iri("paper", paper)
    for _ in range(2):
        if n and chance.random() < 0.6:
            yield own, DCTERMS.isPartOf, _iri("dataset", _near(n, n, chance))


def _of_task(n: int, _: dict[str, int], chance: random.Random) -> Iterator[Triple]:
    if n:
        yield _iri("task", n), SKOS.broader, _iri("task", int(n * chance.random() ** 2))


_LINKS = {"paper": _of_paper, "model": _of_model, "dataset": _of_dataset, "task": _of_task}


def _shelves() -> Iterator[Triple]:
    for group, shelves in SECTIONS.items():
        for shelf in (group, *shelves):
            yield _iri("section", shelf), RDF.type, SKOS.Concept
            yield _iri("section", shelf), DCTERMS.identifier, shelf
            yield _iri("section", shelf), SKOS.prefLabel, shelf.replace("-", " ").capitalize()
        for shelf in shelves:
            yield _iri("section", shelf), SKOS.broader, _iri("section", group)


def _quads(triples: Iterator[Triple] | list[Triple], graph: str | None = None) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    for subject, predicate, value in triples:
        said: ox.NamedNode | ox.Literal
        if isinstance(value, int):
            said = ox.Literal(str(value), datatype=ox.NamedNode(XSD.integer))
        elif value.startswith(("http://", "https://")):
            said = ox.NamedNode(value)
        else:
            said = ox.Literal(value, language="en" if predicate != DCTERMS.identifier else None)
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), said, name)
