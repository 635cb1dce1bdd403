"""Freshness: what the registry of DOIs says now, beside what the records say."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.catalog.catalog import Catalog, Progress
from spallm.catalog.finding import Finding
from spallm.catalog.registry import Registered, Registry
from spallm.errors import IdentifierError
from spallm.identifiers import normalise_doi, normalise_title
from spallm.records import Paper

WITHDRAWN = frozenset({"retraction", "withdrawal", "removal", "expression_of_concern"})


def compare(
    catalog: Catalog, registry: Registry, progress: Progress | None = None
) -> Iterator[Finding]:
    """Yield where the registry knows better: other titles, published versions, retractions.

    Identifiers that are not DOIs of the registry (arXiv's, say) are not asked for.
    """
    asked = [
        (paper, curie.removeprefix("doi:"))
        for paper in catalog.records[Paper.kind].values()
        if isinstance(paper, Paper)
        for version in paper.versions
        for curie in version.identifiers
        if curie.startswith("doi:")
    ]
    for number, (paper, doi) in enumerate(asked, start=1):
        found = registry.look_up(doi)
        for field, message, mend in _differences(paper, doi, found):
            yield Finding(str(catalog.path(paper)), field, message, mend)
        if progress:
            progress("Asking the registry", number, len(asked))


def _differences(
    paper: Paper, doi: str, found: Registered | None
) -> Iterator[tuple[str, str, str]]:
    if found is None:
        yield "versions", f"{doi} is not registered", "Look the DOI up and correct it."
        return
    known = {normalise_title(t) for t in (paper.name, *(c.value for c in paper.title))}
    if found.titles and not known & {normalise_title(title) for title in found.titles}:
        yield (
            "title", f"{doi} is registered under another title: {found.titles[0]}",
            "Correct the DOI, or add the title as a claim.",
        )  # fmt: skip
    for other in found.published_as:
        if _normal(other) not in _dois(paper):
            yield (
                "versions", f"{doi} has been published as {other}",
                f'Add a version with identifiers = ["doi:{other}"].',
            )  # fmt: skip
    for update in sorted(WITHDRAWN & set(found.updates)):
        if not any(claim.value in ("retracted", "withdrawn") for claim in paper.status):
            yield (
                "status", f"{doi} bears a notice: {update}",
                'Read the notice; if it stands, add status = "retracted" or "withdrawn".',
            )  # fmt: skip


def _dois(paper: Paper) -> set[str]:
    return {
        curie.removeprefix("doi:")
        for version in paper.versions
        for curie in version.identifiers
        if curie.startswith("doi:")
    }


def _normal(doi: str) -> str:
    try:
        return normalise_doi(doi)
    except IdentifierError:
        return doi
