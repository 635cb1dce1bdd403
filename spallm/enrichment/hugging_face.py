"""Hugging Face: what the card of a model says, read from the interface of the hub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from spallm.enrichment.answer import Answer, place_of, single
from spallm.enrichment.client import Client
from spallm.enrichment.services import HUGGING_FACE
from spallm.importers import hugging_face


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for; data and spaces have cards of another kind."""
    return curie.startswith("huggingface:") and curie.count("/") == 1


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what cards say."""
    for curie in curies:
        name = curie.partition(":")[2]
        reply = client.ask(HUGGING_FACE, f"/api/models/{quote(name, safe='/')}")
        for found in single(HUGGING_FACE, reply):
            model = hugging_face.entry({"id": name, **found}, place_of(HUGGING_FACE, name))
            yield Answer(HUGGING_FACE, curie, name, model)
