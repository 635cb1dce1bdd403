"""Works as Crossref's REST interface describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.importers.csl_values import date_parts, person_name
from spallm.importers.entry import Entry, Place
from spallm.importers.json_answers import read_answer
from spallm.importers.json_values import Json, mappings_at, text_at, texts_at
from spallm.importers.reading import Reading
from spallm.importers.sketch import Sketch
from spallm.importers.titles import without_markup

SHELLS = ("message", "items")
_FORMS = {
    "journal-article": "journal-article",
    "proceedings-article": "conference-paper",
    "book-chapter": "book-chapter",
    "book-section": "book-chapter",
    "reference-entry": "book-chapter",
    "posted-content": "preprint",
}
#: The dates that Crossref gives, the one to cite first.
_DATES = ("published", "issued", "published-online", "published-print", "posted", "created")
#: Relations to other forms of the same work, and to what came of it.
_RELATIONS = {
    "is-preprint-of": "is_preprint_of",
    "has-preprint": "has_preprint",
    "is-version-of": "version_of",
    "has-version": "has_version",
}
#: Kinds of updates after which a work no longer stands.
_RETRACTIONS = ("retraction", "withdrawal", "removal")
_OTHERS = ("type", "subtype", "volume", "issue", "page", "article-number", "publisher")


def recognises(item: Json) -> bool:
    """Tell whether an object is a work of Crossref's: it has its own counts, or lists of titles."""
    if not text_at(item, "DOI"):
        return False
    return isinstance(item.get("title"), list) or "reference-count" in item or "member" in item


def entry(work: Json, place: Place) -> Entry:
    """Return a work as an entry."""
    return sketch(work, place).entry()


def read(text: str, file: str) -> Reading:
    """Read an answer with one work, one with a list of works, or a list of works."""
    return read_answer("crossref", SHELLS, sketch, text, file)


def sketch(work: Json, place: Place) -> Sketch:
    """Return what a work says.

    Relations: ``cites`` with DOIs, other forms of the work such as ``is_preprint_of``, and
    ``retracted_by``; licences stand in ``also``.
    """
    drawn = Sketch(place, key=text_at(work, "DOI"))
    if text_at(work, "type") in ("dataset", "database"):
        drawn.what = "dataset"
    drawn.title = _title(work)
    drawn.venue = _venue(work)
    drawn.form = _FORMS.get(text_at(work, "type"))
    drawn.authors = [person_name(person) for person in mappings_at(work, "author")]
    drawn.identify(text_at(work, "DOI"), "doi", "doi")
    drawn.follow(text_at(work, "resource", "primary", "URL") or text_at(work, "URL"), role="paper")
    for date in (date_parts(work.get(name)) for name in _DATES):
        if date:
            drawn.dated(date)
            break
    for field, target in _related(work):
        drawn.relate(field, target)
    for licence in mappings_at(work, "license"):
        drawn.keep("license", text_at(licence, "URL"))
    for name in _OTHERS:
        drawn.keep(name, text_at(work, name))
    return drawn


def _title(work: Json) -> str:
    """Return the title, with the subtitle where the title does not have it already."""
    title = without_markup(next(iter(texts_at(work, "title")), ""))
    subtitle = without_markup(next(iter(texts_at(work, "subtitle")), ""))
    if title and subtitle and subtitle.casefold() not in title.casefold():
        return f"{title.rstrip(':. ')}: {subtitle}"
    return title


def _venue(work: Json) -> str:
    """Return the journal or the proceedings, or the server that holds a preprint."""
    containers = texts_at(work, "container-title")
    if containers:
        return without_markup(containers[0])
    institutions = [text_at(each, "name") for each in mappings_at(work, "institution")]
    return next(filter(None, institutions), "")


def _related(work: Json) -> Iterator[tuple[str, str]]:
    for name, field in _RELATIONS.items():
        for other in mappings_at(work, "relation", name):
            yield field, _curie(text_at(other, "id"), text_at(other, "id-type"))
    for update in mappings_at(work, "updated-by"):
        if text_at(update, "type").casefold() in _RETRACTIONS:
            yield "retracted_by", _curie(text_at(update, "DOI"))
    for update in mappings_at(work, "update-to"):
        kind = re.sub(r"\W+", "_", text_at(update, "type").casefold()) or "update"
        yield f"{kind}_of", _curie(text_at(update, "DOI"))
    for cited in mappings_at(work, "reference"):
        yield "cites", _curie(text_at(cited, "DOI"))


def _curie(text: str, scheme: str = "doi") -> str:
    return f"doi:{text.casefold()}" if text and scheme == "doi" else text
