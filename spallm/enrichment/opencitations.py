"""OpenCitations: what a work cites, one question for each DOI."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from spallm.enrichment.answer import Answer, bare, listed
from spallm.enrichment.client import Client
from spallm.enrichment.services import OPENCITATIONS
from spallm.importers.json_values import Json, text_at

_PATH = "/index/v2/references"


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for."""
    return curie.startswith("doi:")


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what works cite; the index does not tell an unknown work from one that cites nothing.

    Each citation names its two works by all their identifiers, parted by blanks.
    """
    for curie in curies:
        path = f"{_PATH}/doi:{quote(curie[4:], safe='/')}"
        reply = client.ask(OPENCITATIONS, path)
        rows = listed(OPENCITATIONS, reply)
        cited = dict.fromkeys(name for row in filter(None, rows) for name in _named(row))
        if cited:
            entry = bare(OPENCITATIONS, curie[4:], "cites", tuple(cited))
            yield Answer(OPENCITATIONS, curie, curie[4:], entry)


def _named(row: Json) -> Iterator[str]:
    """Yield the DOIs of a cited work; its other names lead nowhere here."""
    for name in text_at(row, "cited").split():
        if name.startswith("doi:"):
            yield name.casefold()
