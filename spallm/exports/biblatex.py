"""BibLaTeX: papers as entries for biber, with the fields that BibTeX has no room for.

Keys, names and titles are those of the BibTeX export. Preprints and pages are @online; a preprint
has ``pubstate`` "prepublished", and its number with ``eprinttype``, or its DOI with the server in
``organization``. Of a work that was published since, ``eprint`` and ``eprinttype`` name the
preprint, which styles print after the published version (``eprint=false`` leaves it out); a
second one stands in ``annotation``. An address that only repeats the DOI or the number is left out.

Nothing is invented: there is no ``urldate``, for nobody noted when a page was read, and no
``eprintclass``. ``shorttitle`` is what stands before a title's colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spallm.exports.bibtex import EntryType, authors, entry, library, verbatim
from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.latex import latex, title
from spallm.exports.reference import Reference, incomplete, references

if TYPE_CHECKING:
    from bibtexparser.model import Entry


_ENTRY_TYPES = {
    "journal-article": EntryType("article", "journaltitle"),
    "review-article": EntryType("article", "journaltitle"),
    "conference-paper": EntryType("inproceedings", "booktitle"),
    "book-chapter": EntryType("incollection", "booktitle"),
    "preprint": EntryType("online", "organization"),
    "web-page": EntryType("online", "organization"),
}
_OTHER = EntryType("misc", "howpublished")
#: Dates that biber reads: a year, or a month or day of it.
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
#: The server whose numbers BibLaTeX links by itself, and which therefore needs no organisation.
_LINKED = "arxiv"


def biblatex(selection: Selection) -> Exported:
    """Write the selected papers, or else the papers that introduced what is selected."""
    found, notes = references(selection)
    cleaner = Cleaner()
    text = library(_entry(reference, cleaner) for reference in found)
    return Exported(text.encode(), (*notes, *incomplete(found), *cleaner.notes))


def _entry(reference: Reference, cleaner: Cleaner) -> Entry:
    kind = _ENTRY_TYPES.get(reference.form, _OTHER)
    return entry(kind.name, reference.key, _fields(reference, kind, cleaner))


def _fields(reference: Reference, kind: EntryType, cleaner: Cleaner) -> Iterator[tuple[str, str]]:
    def written(text: str | None) -> str:
        return latex(cleaner.line(text or ""))

    def titled(text: str) -> str:
        return title(cleaner.line(text) or reference.key, reference.names)

    arxiv = reference.identifier(_LINKED)
    yield "author", authors(reference, cleaner)
    yield "title", titled(reference.title)
    yield "shorttitle", titled(reference.head) if reference.head != reference.title else ""
    date = _date(reference)
    yield "date", date
    yield "year", "" if date else written(reference.year)
    yield kind.venue, "" if arxiv and kind.name == "online" else written(reference.venue)
    yield "pubstate", "prepublished" if reference.form == "preprint" else ""
    number, server = _eprint(reference, arxiv)
    yield "eprint", verbatim(number)
    yield "eprinttype", written(server)
    yield "doi", verbatim(reference.doi or "")
    yield "url", verbatim(reference.own_url or "")
    yield "annotation", written("; ".join(each.text for each in reference.preprints[1:]))


def _date(reference: Reference) -> str:
    """Return the date of the version if it lies in the year to cite, else the year if it is one."""
    dates = (reference.issued or "", reference.year or "")
    return next(
        (date for date in dates if _DATE.fullmatch(date) and date[:4] == reference.year), ""
    )


def _eprint(reference: Reference, arxiv: str | None) -> tuple[str, str]:
    """Return the number of the preprint and its server; of several preprints that of the first."""
    if arxiv:
        return arxiv, _LINKED
    for preprint in reference.preprints:
        scheme, _, value = preprint.identifier.partition(":")
        return value, _LINKED if scheme == _LINKED else preprint.server or scheme
    return "", ""
