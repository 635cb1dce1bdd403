"""Values: where sources disagree about a single value, exactly one is shown."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.finding import Finding
from spallm.ontology import Ontology
from spallm.records import curated, facts


def one_value_is_curated(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find single-valued properties for which the curated view would show several values."""
    for record in catalog:
        for name, fact in facts(type(record)):
            claims = getattr(record, name)
            values = {str(claim.value) for claim in claims}
            shown = {str(claim.value) for claim in curated(claims)}
            if len(values) != len(claims):
                yield Finding(
                    str(catalog.path(record)), name, "the same value stands twice",
                    "Join the lines: one value, all its footnotes.",
                )  # fmt: skip
            if fact.single and len(shown) > 1:
                yield Finding(
                    str(catalog.path(record)), name,
                    f"sources disagree ({', '.join(sorted(shown))}) and none is preferred",
                    'Give one claim rank = "preferred" and a note that says why.',
                )  # fmt: skip
