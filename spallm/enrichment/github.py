"""GitHub: the licence of a repository, as far as GitHub recognises the text of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from spallm.enrichment.answer import Answer, bare, single
from spallm.enrichment.client import Client
from spallm.enrichment.services import GITHUB
from spallm.importers.json_values import text_at


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for."""
    return curie.startswith("github:")


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield the licences of repositories, by the identifiers of SPDX.

    ``NOASSERTION`` says that there is a licence which GitHub does not recognise.
    """
    for curie in curies:
        name = curie.partition(":")[2]
        reply = client.ask(GITHUB, f"/repos/{quote(name, safe='/')}/license")
        for found in single(GITHUB, reply):
            if licence := text_at(found, "license", "spdx_id"):
                yield Answer(GITHUB, curie, name, bare(GITHUB, name, "license", (licence,)))
