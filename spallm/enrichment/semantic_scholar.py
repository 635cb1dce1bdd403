"""Semantic Scholar: papers by DOI or arXiv number, a hundred in one question, or by title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spallm.enrichment.answer import Answer, listed, place_of
from spallm.enrichment.client import Client
from spallm.enrichment.services import SEMANTIC_SCHOLAR
from spallm.importers import semantic_scholar
from spallm.importers.json_values import Json, text_at

_PATH = "/graph/v1/paper"
_FIELDS = (
    "title,year,venue,publicationVenue,publicationDate,publicationTypes,journal,authors,externalIds"
)
_NAME = re.compile(r"[0-9a-z]+", re.ASCII)
_SCHEMES = {"doi": "DOI", "arxiv": "ARXIV", "acl": "ACL"}


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for."""
    return curie.partition(":")[0] in _SCHEMES


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what is known of papers; the answer has one place for each, in the same order."""
    names = [f"{_SCHEMES[scheme]}:{value}" for scheme, _, value in map(_parted, curies)]
    parameters = [("fields", f"{_FIELDS},references.externalIds")]
    reply = client.ask(SEMANTIC_SCHOLAR, f"{_PATH}/batch", parameters, {"ids": names})
    for curie, paper in zip(curies, listed(SEMANTIC_SCHOLAR, reply), strict=False):
        if paper:
            yield _answer(curie, paper)


def search(client: Client, title: str) -> Iterator[Answer]:
    """Yield the one paper whose title is nearest to a title."""
    parameters = [("query", title), ("fields", _FIELDS)]
    reply = client.ask(SEMANTIC_SCHOLAR, f"{_PATH}/search/match", parameters)
    for paper in filter(None, listed(SEMANTIC_SCHOLAR, reply, "data")):
        yield _answer("", paper)


def _parted(curie: str) -> tuple[str, str, str]:
    return curie.partition(":")


def _answer(curie: str, paper: Json) -> Answer:
    name = text_at(paper, "paperId")
    name = name if _NAME.fullmatch(name) else ""
    entry = semantic_scholar.entry(paper, place_of(SEMANTIC_SCHOLAR, name))
    return Answer(SEMANTIC_SCHOLAR, curie, name or curie, entry)
