"""Works as OpenAlex describes them."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.importers.entry import Entry, Place
from spallm.importers.json_answers import read_answer
from spallm.importers.json_values import Json, flag_at, mapping_at, mappings_at, text_at, texts_at
from spallm.importers.reading import Reading
from spallm.importers.sketch import Sketch, is_web_address
from spallm.importers.titles import without_markup

SHELLS = ("results",)
_FORMS = {
    "article": "journal-article",
    "letter": "journal-article",
    "editorial": "journal-article",
    "review": "review-article",
    "book-chapter": "book-chapter",
    "reference-entry": "book-chapter",
    "preprint": "preprint",
    "posted-content": "preprint",
    "journal-article": "journal-article",
    "proceedings-article": "conference-paper",
}
_IDENTIFIERS = (("doi", "doi"), ("pmid", "pubmed"), ("pmcid", "pmc"))
#: What begins the names of works in OpenAlex.
_WORK = "https://openalex.org/W"


def recognises(item: Json) -> bool:
    """Tell whether an object is a work of OpenAlex."""
    name = text_at(item, "id")
    return name.startswith(_WORK) or ("authorships" in item and "display_name" in item)


def entry(work: Json, place: Place) -> Entry:
    """Return a work as an entry."""
    return sketch(work, place).entry()


def read(text: str, file: str) -> Reading:
    """Read one work, a list of works, or a page of results."""
    return read_answer("openalex", SHELLS, sketch, text, file)


def sketch(work: Json, place: Place) -> Sketch:
    """Return what a work says.

    Every location is a link, and what its address says an identifier. ``cites`` leads to works by
    OpenAlex's own names; ``also`` has the work's own name, its licences, and ``retracted``.
    """
    drawn = Sketch(place, key=text_at(work, "id").rpartition("/")[2])
    drawn.what = "dataset" if text_at(work, "type") == "dataset" else "paper"
    drawn.title = without_markup(text_at(work, "title") or text_at(work, "display_name"))
    primary = mapping_at(work, "primary_location")
    drawn.venue = text_at(primary, "source", "display_name")
    drawn.form = _form(work, primary)
    drawn.authors = [_author(each) for each in mappings_at(work, "authorships")]
    drawn.dated(text_at(work, "publication_date"))
    drawn.in_year(text_at(work, "publication_year"))
    _identify(drawn, work)
    for location in _locations(work, primary):
        _take_location(drawn, location)
    for cited in texts_at(work, "referenced_works"):
        drawn.relate("cites", cited)
    if flag_at(work, "is_retracted"):
        drawn.keep("retracted", "yes")
    for name in ("id", "type", "language"):
        drawn.keep({"id": "openalex"}.get(name, name), text_at(work, name))
    return drawn


def _form(work: Json, primary: Json) -> str | None:
    """Return the form; what OpenAlex calls an article may be a paper of a conference."""
    raw = text_at(primary, "raw_type") or text_at(work, "type_crossref")
    if raw == "proceedings-article" or text_at(primary, "source", "type") == "conference":
        return "conference-paper"
    return _FORMS.get(text_at(work, "type")) or _FORMS.get(raw)


def _author(authorship: Json) -> str:
    return text_at(authorship, "author", "display_name") or text_at(authorship, "raw_author_name")


def _identify(drawn: Sketch, work: Json) -> None:
    for name, scheme in _IDENTIFIERS:
        text = text_at(work, "ids", name) or text_at(work, name)
        drawn.identify(text, scheme, name)


def _locations(work: Json, primary: Json) -> Iterator[Json]:
    if primary:
        yield primary
    yield from mappings_at(work, "locations")


def _take_location(drawn: Sketch, location: Json) -> None:
    source = text_at(location, "source", "display_name")
    landing = text_at(location, "landing_page_url")
    if is_web_address(landing):
        drawn.follow(landing, source, role="paper")
        drawn.identify_address(landing)
    drawn.keep("license", text_at(location, "license"))
