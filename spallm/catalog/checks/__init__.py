"""The rules that curated data must keep, each a function from catalog to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.checks.chronology import evaluations_are_no_older, models_are_no_older
from spallm.catalog.checks.coverage import ledgers_are_complete
from spallm.catalog.checks.footnotes import (
    footnotes_exist,
    footnotes_have_sources,
    sources_are_used,
)  # fmt: skip
from spallm.catalog.checks.form import files_are_canonical, no_strays, table_is_canonical
from spallm.catalog.checks.identity import (
    identifiers_are_unique,
    identifiers_are_whole,
    ids_are_unique,
    titles_are_unique,
)  # fmt: skip
from spallm.catalog.checks.lineage import lineage_has_no_cycles
from spallm.catalog.checks.references import citations_resolve, references_resolve
from spallm.catalog.checks.values import one_value_is_curated
from spallm.catalog.finding import Finding
from spallm.ontology import Ontology

Check = Callable[[Catalog, Ontology], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    no_strays, files_are_canonical, table_is_canonical,
    ids_are_unique, identifiers_are_whole, identifiers_are_unique, titles_are_unique,
    references_resolve, citations_resolve,
    footnotes_exist, footnotes_have_sources, sources_are_used,
    one_value_is_curated,
    lineage_has_no_cycles, models_are_no_older, evaluations_are_no_older,
    ledgers_are_complete,
)  # fmt: skip


def check(catalog: Catalog, ontology: Ontology) -> list[Finding]:
    """Return everything that is wrong with the data, in the order of the files."""
    found = list(catalog.unreadable)
    for rule in CHECKS:
        found.extend(rule(catalog, ontology))
    return sorted(set(found))
