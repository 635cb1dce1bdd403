"""CSL-JSON: bibliographies as Zotero, Pandoc and citation processors keep them."""

from __future__ import annotations

from collections.abc import Mapping

from spallm.importers.csl_values import date_parts, person_name
from spallm.importers.entry import Entry, Place, What
from spallm.importers.json_answers import read_answer
from spallm.importers.json_values import Json, mappings_at, text_at, text_of, value_at
from spallm.importers.preprints import arxiv_in, is_server
from spallm.importers.reading import Reading
from spallm.importers.sketch import Sketch
from spallm.importers.stated import stated
from spallm.importers.titles import without_markup

SHELLS = ("items", "references")
_FORMS = {
    "article-journal": "journal-article",
    "article-magazine": "journal-article",
    "article-newspaper": "journal-article",
    "review": "review-article",
    "paper-conference": "conference-paper",
    "chapter": "book-chapter",
    "entry": "book-chapter",
    "entry-encyclopedia": "book-chapter",
    "webpage": "web-page",
    "post": "web-page",
    "post-weblog": "web-page",
}
_WHATS: Mapping[str, What] = {"dataset": "dataset", "software": "resource"}
_TYPES = frozenset((*_FORMS, *_WHATS, "article", "book", "report", "thesis", "manuscript",
                    "document", "speech", "standard", "patent", "broadcast"))  # fmt: skip
#: Fields that an entry has its own places for.
_TAKEN = frozenset(
    (
        *("id", "type", "title", "title-short", "shortTitle", "author", "issued"),
        *("container-title", "publisher", "DOI", "PMID", "PMCID", "URL"),
    )
)


def recognises(item: Json) -> bool:
    """Tell whether an object is an item of CSL-JSON."""
    if text_at(item, "type") in _TYPES and isinstance(item.get("title", ""), str):
        return "title" in item or "id" in item
    return isinstance(value_at(item, "issued", "date-parts"), list) and "title" in item


def entry(item: Json, place: Place) -> Entry:
    """Return an item as an entry."""
    return sketch(item, place).entry()


def read(text: str, file: str) -> Reading:
    """Read a list of items, or one."""
    return read_answer("csl-json", SHELLS, sketch, text, file)


def sketch(item: Json, place: Place) -> Sketch:
    """Return what an item says; variables without a field are kept as text."""
    kind = text_at(item, "type")
    drawn = Sketch(place, _WHATS.get(kind, "paper"), text_at(item, "id"))
    drawn.title = without_markup(text_at(item, "title"))
    drawn.name = text_at(item, "title-short") or text_at(item, "shortTitle")
    drawn.authors = [person_name(person) for person in mappings_at(item, "author")]
    drawn.dated(date_parts(item.get("issued")))
    drawn.venue = without_markup(text_at(item, "container-title") or text_at(item, "publisher"))
    for name, scheme in (("DOI", "doi"), ("PMID", "pubmed"), ("PMCID", "pmc")):
        drawn.identify(text_at(item, name), scheme, name)
    _identify_in_notes(drawn, item)
    drawn.follow(text_at(item, "URL"), field="URL")
    drawn.form = _form(kind, item, drawn)
    _keep_the_rest(drawn, item)
    return drawn


def _identify_in_notes(drawn: Sketch, item: Json) -> None:
    """Take an arXiv number, and what the note says line by line."""
    for name in ("number", "archive_location", "container-title"):
        if found := arxiv_in(text_at(item, name)):
            drawn.identify(found, "arxiv", name)
    for curie in stated(text_at(item, "note")):
        drawn.identify(curie)


def _form(kind: str, item: Json, drawn: Sketch) -> str | None:
    genre = text_at(item, "genre").casefold()
    if genre == "preprint" or (kind in ("article", "article-journal") and is_server(drawn.venue)):
        return "preprint"
    return _FORMS.get(kind)


def _keep_the_rest(drawn: Sketch, item: Json) -> None:
    for name, value in item.items():
        if name in _TAKEN:
            continue
        if isinstance(value, list):
            for each in value:
                shown = person_name(each) if isinstance(each, dict) else text_of(each)
                drawn.keep(name, shown)
        else:
            drawn.keep(name, date_parts(value) if isinstance(value, dict) else text_of(value))
    if (kind := text_at(item, "type")) not in _FORMS:
        drawn.keep("type", kind)
    if drawn.venue != (publisher := text_at(item, "publisher")):
        drawn.keep("publisher", publisher)
