"""Citations among the works of a catalog, as services tell them: rows for ``citations.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spallm.catalog import Catalog
from spallm.enrichment.answer import Answer
from spallm.enrichment.lookup import Found
from spallm.identifiers import try_parse
from spallm.matching.standing import equal_form
from spallm.records import Citation, Paper

_OPENALEX = "https://openalex.org/"


def citations(catalog: Catalog, found: Found) -> tuple[Citation, ...]:
    """Return citations that no row of the same source says yet, both works being of the catalog."""
    works = _works(catalog, found)
    known = {(row.citing, row.cited, row.source) for row in catalog.citations}
    rows = {
        (row.citing, row.cited, row.source): row
        for record_id, answers in found.answers.items()
        for answer in answers
        for row in _rows(record_id, answer, works)
    }
    return tuple(row for key, row in sorted(rows.items()) if key not in known)


def _works(catalog: Catalog, found: Found) -> Mapping[str, str]:
    """Return the ids of works by their identifiers, OpenAlex's own names among them."""
    papers = [each for each in catalog.records[Paper.kind].values() if isinstance(each, Paper)]
    works = {
        equal_form(curie): paper.id
        for paper in papers
        for version in paper.versions
        for curie in version.identifiers
    }
    for record_id, answers in found.answers.items():
        for answer in answers:
            for name in answer.also("openalex"):
                works.setdefault(_plain(name), record_id)
    return works


def _rows(record_id: str, answer: Answer, works: Mapping[str, str]) -> Iterator[Citation]:
    """Yield a row for each known work that is cited; a DOI tells which version was meant."""
    for target in answer.related("cites"):
        named = None if target.startswith((_OPENALEX, "W")) else try_parse(target)
        cited = works.get(equal_form(named.curie) if named else _plain(target))
        if cited and cited != record_id:
            yield Citation(
                citing=record_id, cited=cited, source=answer.service.name,
                locator=answer.locator, version="exact" if named else "unknown",
            )  # fmt: skip


def _plain(name: str) -> str:
    return name.rpartition("/")[2]
