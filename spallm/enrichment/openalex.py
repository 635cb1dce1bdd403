"""OpenAlex: works by DOI, fifty in one list, and works by their title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from spallm.enrichment.answer import Answer, listed, place_of, single
from spallm.enrichment.client import Client
from spallm.enrichment.services import OPENALEX
from spallm.importers import openalex
from spallm.importers.json_values import Json, flag_at, text_at

_ARXIV = "10.48550/arxiv."
#: Signs that mean something in a filter; a DOI that has one is asked for alone, which is free.
_NAME = re.compile(r"W\d+", re.ASCII)
_MEANT = re.compile(r"[,|+!&]")


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for; arXiv's numbers are asked for as DOIs."""
    return curie.startswith(("doi:", "arxiv:"))


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what is known of works."""
    together = [curie for curie in curies if not _MEANT.search(curie)]
    if len(together) == 1:
        together = []
    for curie in (each for each in curies if each not in together):
        path = f"/works/doi:{quote(_doi(curie), safe='/')}"
        yield from _answers([curie], single(OPENALEX, client.ask(OPENALEX, path)))
    if together:
        named = "|".join(map(_doi, together))
        parameters = [("filter", f"doi:{named}"), ("per_page", str(OPENALEX.batch))]
        reply = client.ask(OPENALEX, "/works", parameters)
        yield from _answers(together, listed(OPENALEX, reply, "results"))


def search(client: Client, title: str) -> Iterator[Answer]:
    """Yield the works whose titles have the words of a title."""
    words = " ".join(re.findall(r"\w+", title))
    parameters = [("filter", f"title.search:{words}"), ("per_page", "3")]
    reply = client.ask(OPENALEX, "/works", parameters)
    for work in filter(None, listed(OPENALEX, reply, "results")):
        yield _answer(f"doi:{_bare(text_at(work, 'doi'))}", work)


def _doi(curie: str) -> str:
    scheme, _, value = curie.partition(":")
    return f"{_ARXIV}{value}" if scheme == "arxiv" else value


def _bare(doi: str) -> str:
    return re.sub(r"^https?://(?:dx\.)?doi\.org/", "", doi).casefold()


def _answers(curies: Sequence[str], works: Sequence[Json | None]) -> Iterator[Answer]:
    asked = {_doi(curie).casefold(): curie for curie in curies}
    for work in filter(None, works):
        if curie := asked.get(_bare(text_at(work, "doi"))):
            yield _answer(curie, work)


def _answer(curie: str, work: Json) -> Answer:
    name = text_at(work, "id").rpartition("/")[2]
    name = name if _NAME.fullmatch(name) else ""
    standing = "retracted" if flag_at(work, "is_retracted") else None
    entry = openalex.entry(work, place_of(OPENALEX, name))
    return Answer(OPENALEX, curie, name or curie, entry, standing)
