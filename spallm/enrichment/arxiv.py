"""arXiv: preprints by number, fifty in one feed; the authors say there where they published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from spallm.enrichment.answer import Answer, place_of
from spallm.enrichment.client import Client
from spallm.enrichment.services import ARXIV
from spallm.identifiers import try_parse
from spallm.importers.entry import Entry, Relation
from spallm.importers.sketch import Sketch

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
#: What arXiv calls an entry that tells of an error, under status 200.
_ERROR = "Error"


def takes(curie: str) -> bool:
    """Tell whether an identifier can be asked for."""
    return curie.startswith("arxiv:")


def ask(client: Client, curies: Sequence[str]) -> Iterator[Answer]:
    """Yield what arXiv says of preprints."""
    numbers = ",".join(curie.partition(":")[2] for curie in curies)
    parameters = [("id_list", numbers), ("max_results", str(ARXIV.batch))]
    reply = client.ask(ARXIV, "/api/query", parameters)
    if reply is None:
        return
    asked = {curie.casefold(): curie for curie in curies}
    for item in reply.body.iterfind(f"{_ATOM}entry"):
        named = try_parse(_text(item, f"{_ATOM}id"))
        if named and (curie := asked.get(named.curie.casefold())):
            yield _answer(curie, item)


def entry(item: Element, number: str) -> Entry:
    """Return an entry of a feed as an entry of ours; ``journal_ref`` stands in ``also``."""
    drawn = Sketch(place_of(ARXIV, number), key=_text(item, f"{_ATOM}id"))
    title = _text(item, f"{_ATOM}title")
    drawn.title = "" if title == _ERROR else title
    drawn.form = "preprint"
    drawn.venue = ARXIV.label
    drawn.dated(_text(item, f"{_ATOM}published")[:10])
    drawn.authors = [_text(each, f"{_ATOM}name") for each in item.iterfind(f"{_ATOM}author")]
    drawn.identify(_text(item, f"{_ATOM}id"))
    if reference := _text(item, f"{_OWN}journal_ref"):
        drawn.keep("journal_ref", reference)
    return drawn.entry()


def _answer(curie: str, item: Element) -> Answer:
    number = curie.partition(":")[2]
    made = entry(item, number)
    published = try_parse(_text(item, f"{_OWN}doi"))
    if published and published.scheme == "doi":
        relation = Relation("is_preprint_of", published.curie, made.place)
        made = replace(made, relations=(*made.relations, relation))
    return Answer(ARXIV, curie, number, made)


def _text(item: Element, name: str) -> str:
    return " ".join((item.findtext(name) or "").split())
