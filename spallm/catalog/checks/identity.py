"""Identity: one thing stands in one file, under one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spallm.catalog.catalog import Catalog
from spallm.catalog.finding import Finding
from spallm.errors import IdentifierError
from spallm.identifiers import normalise_doi, normalise_title
from spallm.ontology import Ontology
from spallm.records import Dataset, Paper


def ids_are_unique(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find ids that two kinds share, so that a short name always means one thing."""
    concepts = {concept: scheme for scheme, ids in ontology.schemes.items() for concept in ids}
    for record in catalog:
        others = [kind for kind in catalog.kinds_by_id[record.id] if kind != record.kind]
        others += [concepts[record.id]] if record.id in concepts else []
        if others:
            yield Finding(
                str(catalog.path(record)), "", f"the id is also that of a {' and a '.join(others)}",
                "Rename the file and the places that name it.",
            )  # fmt: skip


def identifiers_are_whole(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find dataset DOIs that are malformed or cut off; papers' are refused when read."""
    for record in catalog.records[Dataset.kind].values():
        for claim in getattr(record, "doi", ()):
            try:
                fault = "" if normalise_doi(claim.value) == claim.value else "not in normal form"
                mend = f'Write it "{normalise_doi(claim.value)}".'
            except IdentifierError as error:
                fault, mend = error.message, error.hint or "Look the DOI up."
            if fault:
                yield Finding(str(catalog.path(record)), "doi", f"{claim.value}: {fault}", mend)


def identifiers_are_unique(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find works that share a DOI or another identifier."""
    bearers: dict[str, list[Paper]] = defaultdict(list)
    for paper in _papers(catalog):
        for curie in {c.lower() for version in paper.versions for c in version.identifiers}:
            bearers[curie].append(paper)
    yield from _shared(catalog, bearers, "versions", "identifier")


def titles_are_unique(catalog: Catalog, ontology: Ontology) -> Iterator[Finding]:
    """Find works whose titles are the same once case and punctuation are set aside."""
    bearers: dict[str, list[Paper]] = defaultdict(list)
    for paper in _papers(catalog):
        for title in {normalise_title(t) for t in (paper.name, *(c.value for c in paper.title))}:
            bearers[title].append(paper)
    yield from _shared(catalog, bearers, "title", "title")


def _papers(catalog: Catalog) -> list[Paper]:
    return [record for record in catalog.records[Paper.kind].values() if isinstance(record, Paper)]


def _shared(
    catalog: Catalog, bearers: dict[str, list[Paper]], field: str, what: str
) -> Iterator[Finding]:
    for key, papers in bearers.items():
        for paper in papers[1:]:
            yield Finding(
                str(catalog.path(paper)), field,
                f"{papers[0].id} has the same {what} ({key}): it is the same work",
                f"Move its versions into {catalog.path(papers[0])} and delete this file.",
            )  # fmt: skip
