"""References: every id that a record names stands for a record or a concept."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.finding import Finding
from spallm.nearness import did_you_mean
from spallm.ontology import Ontology
from spallm.records import KINDS, Entity, Evaluation, Paper, claims, facts


def references_resolve(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find ids in claims and evaluations that lead nowhere."""
    for record in catalog:
        for field, kind, wanted in _references(record):
            known = _known(catalog, ontology, kind)
            if wanted not in known:
                yield _finding(catalog, record, field, kind, wanted, known)


def citations_resolve(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find citations whose ends or sources are unknown, and works that cite themselves."""
    path = str(catalog.folder / "citations.tsv")
    works, sources = catalog.records[Paper.kind], catalog.records["source"]
    for citation in catalog.citations:
        line = f"{citation.citing} → {citation.cited}"
        for column in ("citing", "cited"):
            if getattr(citation, column) not in works:
                yield Finding(
                    path, line, f"column {column}: no such paper",
                    "Add the paper (spallm new paper ID) or delete the line.",
                )  # fmt: skip
        if citation.source not in works and citation.source not in sources:
            yield Finding(
                path, line, f"column source: {citation.source} is no source",
                f"Add it: spallm new source {citation.source}",
            )  # fmt: skip
        if citation.citing == citation.cited:
            yield Finding(path, line, "a work cannot cite itself", "Delete the line.")


def _references(record: Entity) -> Iterator[tuple[str, str, str]]:
    for name, fact, claim in claims(record):
        if fact.refers_to:
            yield name, fact.refers_to, claim.value
    if isinstance(record, Paper):
        for number, evaluation in enumerate(record.evaluations, start=1):
            for name, fact in facts(Evaluation):
                value = getattr(evaluation, name)
                if fact.refers_to and value:
                    yield f"evaluations {number}, {name}", fact.refers_to, value


def _known(catalog: Catalog, ontology: Ontology, kind: str) -> frozenset[str]:
    if kind in KINDS:
        return frozenset(catalog.records[kind])
    return ontology.schemes.get(kind, frozenset())


def _finding(
    catalog: Catalog, record: Entity, field: str, kind: str, wanted: str, known: frozenset[str]
) -> Finding:
    hint = f"{did_you_mean(wanted, known)} ".lstrip()
    mend = (
        f"spallm new {kind} {wanted}"
        if kind in KINDS
        else f"add the concept to ontology/schemes/{kind}.ttl"
    )
    return Finding(
        str(catalog.path(record)), field, f"there is no {kind} {wanted}", f"{hint}Otherwise: {mend}"
    )
