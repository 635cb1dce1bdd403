"""Papers as Semantic Scholar's Graph interface describes them."""

from __future__ import annotations

from spallm.importers.entry import Entry, Place
from spallm.importers.json_answers import read_answer
from spallm.importers.json_values import Json, mapping_at, mappings_at, text_at, texts_at
from spallm.importers.preprints import is_server
from spallm.importers.reading import Reading
from spallm.importers.sketch import Sketch

#: Searches keep papers under "data"; lists of citations wrap each in one of the latter two.
SHELLS = ("data", "recommendedPapers", "matches")
_WRAPPERS = ("citedPaper", "citingPaper")
_IDENTIFIERS = (
    ("DOI", "doi"),
    ("ArXiv", "arxiv"),
    ("PubMed", "pubmed"),
    ("PubMedCentral", "pmc"),
    ("ACL", "acl"),
)
_FORMS = {
    "Review": "review-article",
    "JournalArticle": "journal-article",
    "Conference": "conference-paper",
    "BookSection": "book-chapter",
}


def recognises(item: Json) -> bool:
    """Tell whether an object is a paper of Semantic Scholar, bare or wrapped as a citation."""
    bare = _unwrapped(item)
    return "paperId" in bare or "externalIds" in bare or "corpusId" in bare


def entry(paper: Json, place: Place) -> Entry:
    """Return a paper as an entry."""
    return sketch(paper, place).entry()


def read(text: str, file: str) -> Reading:
    """Read a paper, a batch, a search, or a list of references or citations."""
    return read_answer("semantic-scholar", SHELLS, sketch, text, file)


def sketch(paper: Json, place: Place) -> Sketch:
    """Return what a paper says; ``cites`` leads to DOIs or arXiv identifiers where told."""
    paper = _unwrapped(paper)
    drawn = Sketch(place, key=text_at(paper, "paperId"))
    drawn.title = text_at(paper, "title")
    drawn.venue = (
        text_at(paper, "publicationVenue", "name")
        or text_at(paper, "journal", "name")
        or text_at(paper, "venue")
    )
    drawn.authors = [text_at(author, "name") for author in mappings_at(paper, "authors")]
    drawn.dated(text_at(paper, "publicationDate"))
    drawn.in_year(text_at(paper, "year"))
    for name, scheme in _IDENTIFIERS:
        drawn.identify(text_at(paper, "externalIds", name), scheme, name)
    drawn.form = _form(paper, drawn)
    drawn.follow(text_at(paper, "openAccessPdf", "url"), "PDF", role="paper", field="openAccessPdf")
    drawn.follow(text_at(paper, "url"), "Semantic Scholar", role="page")
    for cited in mappings_at(paper, "references"):
        drawn.relate("cites", _name(cited))
    drawn.keep("semantic-scholar", text_at(paper, "paperId"))
    return drawn


def _unwrapped(item: Json) -> Json:
    for name in _WRAPPERS:
        if inner := mapping_at(item, name):
            return inner
    return item


def _form(paper: Json, drawn: Sketch) -> str | None:
    if is_server(drawn.venue):
        return "preprint"
    kinds = texts_at(paper, "publicationTypes")
    if text_at(paper, "publicationVenue", "type") == "conference" or "Conference" in kinds:
        return "conference-paper"
    return next((form for kind, form in _FORMS.items() if kind in kinds), None)


def _name(cited: Json) -> str:
    """Return the identifier of a cited paper, else its name in Semantic Scholar."""
    for name, scheme in _IDENTIFIERS:
        if text := text_at(cited, "externalIds", name):
            return f"{scheme}:{text.casefold() if scheme == 'doi' else text}"
    return text_at(cited, "paperId")
