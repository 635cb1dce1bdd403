"""Chronology: nothing is older than what it comes from or tests."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.checks.lineage import lineage_fields
from spallm.catalog.finding import Finding
from spallm.ontology import Ontology
from spallm.records import Entity, Model, Paper, curated


def models_are_no_older(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find models dated before the model that they were made from."""
    fields = lineage_fields(Model, ontology)
    for record in catalog.records[Model.kind].values():
        own = year(record)
        for field in sorted(fields):
            for claim in curated(getattr(record, field)):
                base = first_year(catalog, claim.value)
                if own and base and own < base:
                    yield Finding(
                        str(catalog.path(record)), field,
                        f"dated {own}, before its base {claim.value} ({base})",
                        "Check both years, and the direction of the edge.",
                    )  # fmt: skip


def evaluations_are_no_older(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find works that test a model which did not exist yet."""
    for record in catalog.records[Paper.kind].values():
        own = year(record)
        for evaluation in getattr(record, "evaluations", ()):
            tested = first_year(catalog, evaluation.model)
            if own and tested and own < tested:
                yield Finding(
                    str(catalog.path(record)), "evaluations",
                    f"of {own}, but tests {evaluation.model} of {tested}",
                    "Check both years; a preprint's year counts.",
                )  # fmt: skip


def year(record: Entity | None) -> int | None:
    """Return the year that the curated view shows."""
    shown = curated(getattr(record, "year", ()))
    return shown[0].value if shown else None


def first_year(catalog: Catalog, model_id: str) -> int | None:
    """Return the year in which a model first appeared, be it as a preprint."""
    model = catalog.get(Model.kind, model_id)
    own = year(model)
    dates = [own] if own else []
    for claim in getattr(model, "introduced_in", ()):
        paper = catalog.get(Paper.kind, claim.value)
        if isinstance(paper, Paper):
            dates += [version.date.year for version in paper.versions if version.date]
            dates += [
                version_year
                for version in paper.versions
                if (version_year := _dated(version.identifiers))
            ]
    return min(dates, default=None)


def _dated(curies: tuple[str, ...]) -> int | None:
    """Return the year that a preprint identifier carries, which is never later than the work."""
    for curie in curies:
        scheme, _, value = curie.partition(":")
        if scheme == "arxiv" and value[:2].isdigit():
            return 2000 + int(value[:2])
        if value.startswith(("10.1101/20", "10.64898/20")):
            return int(value.partition("/")[2][:4])
    return None
