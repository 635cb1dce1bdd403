"""Footnotes: every claim is supported, and every footnote leads to a source."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.finding import Finding
from spallm.ontology import Ontology
from spallm.records import Footnoted, Paper, claims


def footnotes_exist(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find claims that cite a missing footnote, and footnotes that nothing cites."""
    for record in catalog:
        if not isinstance(record, Footnoted):
            continue
        path = str(catalog.path(record))
        cited = dict(_cited(record))
        for key in sorted(cited.keys() - record.evidence.keys()):
            yield Finding(
                path, cited[key], f"the footnote {key} does not exist",
                f"Add it under [evidence]: {key} = {{source = \"…\"}}",
            )  # fmt: skip
        for key in sorted(record.evidence.keys() - cited.keys()):
            yield Finding(
                path, f"evidence.{key}", "no fact cites this footnote",
                "Name it in the facts it supports, or delete it.",
            )  # fmt: skip


def footnotes_have_sources(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find footnotes whose source or basis is unknown."""
    sources = catalog.records["source"].keys() | catalog.records[Paper.kind].keys()
    bases = ontology.schemes.get("basis", frozenset())
    for record in catalog:
        if not isinstance(record, Footnoted):
            continue
        for key, footnote in record.evidence.items():
            where = (str(catalog.path(record)), f"evidence.{key}")
            if footnote.source not in sources:
                yield Finding(
                    *where, f"there is no source or paper {footnote.source}",
                    f"Add it: spallm new source {footnote.source}",
                )  # fmt: skip
            if footnote.basis and footnote.basis not in bases:
                yield Finding(
                    *where, f"{footnote.basis} is no basis",
                    f"Choose one of: {', '.join(sorted(bases))}",
                )  # fmt: skip


def sources_are_used(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find sources that support nothing, and sources on an unknown footing."""
    used = {citation.source for citation in catalog.citations}
    used |= {
        footnote.source
        for record in catalog
        if isinstance(record, Footnoted)
        for footnote in record.evidence.values()
    }
    bases = ontology.schemes.get("basis", frozenset())
    for source in catalog.records["source"].values():
        path = str(catalog.path(source))
        if source.id not in used:
            yield Finding(path, "", "no fact names this source", "Cite it or delete the file.")
        basis = getattr(source, "basis", "")
        if basis not in bases:
            yield Finding(
                path, "basis", f"{basis} is no basis", f"Choose one of: {', '.join(sorted(bases))}"
            )


def _cited(record: Footnoted) -> Iterator[tuple[str, str]]:
    for name, _, claim in claims(record):
        for key in claim.by:
            yield key, name
    if isinstance(record, Paper):
        for version in record.versions:
            yield from ((key, "versions") for key in version.by)
        for evaluation in record.evaluations:
            yield from ((key, "evaluations") for key in evaluation.by)
