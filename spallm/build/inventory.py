"""The inventory: what the collection holds and what it rests on, counted and never typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from spallm.build.snapshot import Snapshot
from spallm.catalog import Catalog
from spallm.ontology import Ontology
from spallm.records import Dataset, Model, Paper, Source, curated, facts
from spallm.vocabulary import (
    BASE,
    CITO,
    DCTERMS,
    FAIR4ML,
    PROV,
    SPALLM,
)  # fmt: skip

WELL_DESCRIBED = 10
LINEAGE = (
    FAIR4ML.fineTunedFrom, SPALLM.continuallyPretrainedFrom, SPALLM.initializedFrom,
    SPALLM.adaptedFrom, SPALLM.distilledFrom, SPALLM.mergedFrom, SPALLM.quantizedFrom,
    SPALLM.usesComponent, SPALLM.extendsArchitectureOf, PROV.wasRevisionOf, DCTERMS.isVersionOf,
    PROV.wasInfluencedBy,
)  # fmt: skip
TRAINING = (SPALLM.pretrainedOn, SPALLM.fineTunedOn, FAIR4ML.evaluatedOn)
CONTAINMENT = (DCTERMS.isPartOf, DCTERMS.isVersionOf, PROV.wasDerivedFrom, PROV.wasRevisionOf)


def inventory(snapshot: Snapshot, catalog: Catalog, ontology: Ontology) -> str:
    """Return the inventory as Markdown."""
    lines = [
        "# What the collection holds", "",
        "Written by `python scripts/generate.py` from the built graph; nothing here is typed.", "",
        f"Version {catalog.collection.version}, data of {catalog.collection.date}, "
        f"[licence]({catalog.collection.license}).", "",
        "| what | how many |", "|---|---:|",
        *(f"| {what} | {count:,} |" for what, count in _counts(snapshot, catalog, ontology)), "",
        "## Sources", "",
        "A licence is given where one was seen. Facts were taken, no sentences.", "",
        "| source | statements | basis | licence |", "|---|---:|---|---|",
        *_sources(snapshot, catalog),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _counts(snapshot: Snapshot, catalog: Catalog, ontology: Ontology) -> Iterator[tuple[str, int]]:
    view = [q for q in snapshot.quads if isinstance(q.graph_name, ox.DefaultGraph)]
    models = list(catalog.records[Model.kind].values())
    spatial = _spatial(ontology)
    yield "works", len(catalog.records[Paper.kind])
    yield (
        "versions of works",
        sum(len(getattr(p, "versions", ())) for p in _records(catalog, Paper)),
    )
    yield (
        "works with authors",
        sum(bool(getattr(p, "authors", ())) for p in _records(catalog, Paper)),
    )
    yield "models, variants and checkpoints", len(models)
    yield f"models with {WELL_DESCRIBED} or more kinds of fact", sum(map(_is_described, models))
    yield (
        f"spatial-omics models with {WELL_DESCRIBED} or more kinds of fact",
        sum(_is_described(m) and _reads(m, spatial) for m in models),
    )
    yield "datasets and releases", len(catalog.records[Dataset.kind])
    yield (
        "datasets with size and unit",
        sum(bool(getattr(d, "size", ())) for d in _records(catalog, Dataset)),
    )
    yield "citations between works", _edges(view, (CITO.cites,), "paper", "paper")
    for predicate in LINEAGE:
        yield f"model → model: {_tail(predicate)}", _edges(view, (predicate,), "model", "model")
    for predicate in TRAINING:
        yield f"model → dataset: {_tail(predicate)}", _edges(view, (predicate,), "model", "dataset")
    for predicate in CONTAINMENT:
        count = _edges(view, (predicate,), "dataset", "dataset")
        yield f"dataset → dataset: {_tail(predicate)}", count
    yield (
        "evaluations of models",
        sum(len(getattr(p, "evaluations", ())) for p in _records(catalog, Paper)),
    )
    yield "organisations", len(catalog.records["organisation"])
    yield "sources", len(catalog.records[Source.kind])
    yield "concepts", sum(map(len, ontology.schemes.values()))
    yield "statements in the curated view", len(view)
    yield "statements with their evidence", len(snapshot.quads) - len(view)


def _records(catalog: Catalog, record_class: type[Paper | Dataset]) -> Iterable[Paper | Dataset]:
    found = catalog.records[record_class.kind].values()
    return (record for record in found if isinstance(record, record_class))


def _is_described(model: object) -> bool:
    filled = [name for name, _ in facts(Model) if curated(getattr(model, name))]
    return len(filled) >= WELL_DESCRIBED


def _reads(model: object, modalities: frozenset[str]) -> bool:
    return any(claim.value in modalities for claim in curated(getattr(model, "modalities", ())))


def _spatial(ontology: Ontology) -> frozenset[str]:
    """Return the modalities that keep the place of a cell."""
    names = {c for c in ontology.schemes.get("modality", ()) if "spatial" in c}
    grown = True
    while grown:
        narrower = {
            _id(t.subject) for t in ontology.concepts
            if t.predicate.value.endswith("#broader") and _id(t.object) in names
        }  # fmt: skip
        grown = not narrower <= names
        names |= narrower
    return frozenset(names)


def _id(term: object) -> str:
    return getattr(term, "value", "").rpartition("/")[2]


def _edges(view: Iterable[ox.Quad], predicates: tuple[str, ...], source: str, target: str) -> int:
    ends = (f"{BASE}{source}/", f"{BASE}{target}/")
    return sum(
        q.predicate.value in predicates
        and str(getattr(q.subject, "value", "")).startswith(ends[0])
        and str(getattr(q.object, "value", "")).startswith(ends[1])
        for q in view
    )


def _tail(predicate: str) -> str:
    return predicate.replace("#", "/").rpartition("/")[2]


def _sources(snapshot: Snapshot, catalog: Catalog) -> Iterator[str]:
    stated: Counter[str] = Counter(
        q.graph_name.value.removeprefix(f"{BASE}evidence/").partition("/")[0]
        for q in snapshot.quads
        if isinstance(q.graph_name, ox.NamedNode)
        and q.graph_name.value.startswith(f"{BASE}evidence/")
    )
    for source_id, count in sorted(stated.items(), key=lambda item: (-item[1], item[0])):
        source = catalog.get(Source.kind, source_id)
        if isinstance(source, Source):
            name = source.name.replace("|", "\\|")
            name = f"[{name}]({source.url})" if source.url else name
            licence = source.licence or ""
            yield f"| {name} | {count:,} | {source.basis} | {licence} |"
    papers = sum(n for source_id, n in stated.items() if source_id in catalog.records[Paper.kind])
    yield f"| papers of the collection themselves | {papers:,} | stated-in-paper | |"
