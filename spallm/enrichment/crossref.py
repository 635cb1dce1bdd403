"""Crossref: works by DOI, many in one list, and works by their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from spallm.enrichment.answer import Answer, listed, place_of, single
from spallm.enrichment.client import Client
from spallm.enrichment.services import CROSSREF
from spallm.importers import crossref
from spallm.importers.json_values import Json, mappings_at, text_at

#: What a notice makes of a work; other updates, such as corrections, leave it standing.
_NOTICES = {"retraction": "retracted", "removal": "retracted", "withdrawal": "withdrawn"}
#: Commas part filters, so a DOI that has one is asked for alone.
_PARTING = ","


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for."""
    return curie.startswith("doi:")


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what is registered for DOIs."""
    together = [curie for curie in curies if _PARTING not in curie]
    if len(together) == 1:
        together = []
    for curie in (each for each in curies if each not in together):
        reply = client.ask(CROSSREF, f"/works/{quote(curie[4:], safe='')}")
        yield from _answers([curie], single(CROSSREF, reply, "message"))
    if together:
        named = ",".join(f"doi:{curie[4:]}" for curie in together)
        reply = client.ask(CROSSREF, "/works", [("filter", named), ("rows", str(len(together)))])
        yield from _answers(together, listed(CROSSREF, reply, "message", "items"))


def search(client: Client, title: str) -> Iterator[Answer]:
    """Yield the works whose title and authors are nearest to a title."""
    parameters = [("query.bibliographic", title), ("rows", "3")]
    reply = client.ask(CROSSREF, "/works", parameters)
    for work in filter(None, listed(CROSSREF, reply, "message", "items")):
        yield _answer(f"doi:{text_at(work, 'DOI').casefold()}", work)


def _answers(curies: Sequence[str], works: Sequence[Json | None]) -> Iterator[Answer]:
    asked = {curie.casefold(): curie for curie in curies}
    for work in filter(None, works):
        if curie := asked.get(f"doi:{text_at(work, 'DOI').casefold()}"):
            yield _answer(curie, work)


def _answer(curie: str, work: Json) -> Answer:
    doi = curie.removeprefix("doi:")
    notices = (text_at(each, "type").casefold() for each in mappings_at(work, "updated-by"))
    standing = next((_NOTICES[each] for each in notices if each in _NOTICES), None)
    entry = crossref.entry(work, place_of(CROSSREF, doi))
    return Answer(CROSSREF, curie, doi, entry, standing)
