"""The forms of a query, and the formats its answer can be written in."""

from __future__ import annotations

from spallm.errors import UsageError

TABLE_MEDIA = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
GRAPH_MEDIA = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
TABLE_FORMS = ("SELECT", "ASK")
FORMS = (*TABLE_FORMS, "CONSTRUCT", "DESCRIBE")


def formats_of(form: str) -> dict[str, str]:
    """Return the formats that answers to this form of query have, with their media types."""
    return TABLE_MEDIA if form in TABLE_FORMS else GRAPH_MEDIA


def check_format(form: str, name: str) -> None:
    """Refuse a format that an answer to this form of query does not have.

    >>> check_format("SELECT", "csv")
    >>> check_format("SELECT", "turtle")
    Traceback (most recent call last):
    spallm.errors.UsageError: SELECT does not answer in 'turtle'
    Its formats are json, xml, csv, tsv.
    """
    known = formats_of(form)
    if name not in known:
        raise UsageError(
            f"{form} does not answer in {name!r}", hint=f"Its formats are {', '.join(known)}."
        )
