"""DataCite: records by DOI, fifty in one list; of data above all, and of some preprints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spallm.enrichment.answer import Answer, listed, place_of
from spallm.enrichment.client import Client
from spallm.enrichment.services import DATACITE
from spallm.importers import datacite
from spallm.importers.json_values import text_at


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for."""
    return curie.startswith("doi:")


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what is registered for DOIs."""
    named = " OR ".join(f'"{_plain(curie[4:])}"' for curie in curies)
    parameters = [("query", f"doi:({named})"), ("page[size]", str(DATACITE.batch))]
    reply = client.ask(DATACITE, "/dois", parameters)
    asked = {curie.casefold(): curie for curie in curies}
    for record in filter(None, listed(DATACITE, reply, "data")):
        doi = text_at(record, "attributes", "doi") or text_at(record, "id")
        if curie := asked.get(f"doi:{doi.casefold()}"):
            entry = datacite.entry(record, place_of(DATACITE, curie[4:]))
            yield Answer(DATACITE, curie, curie[4:], entry)


def _plain(doi: str) -> str:
    """Return a DOI as it stands between quotation marks of a query."""
    return doi.replace("\\", "\\\\").replace('"', '\\"')
