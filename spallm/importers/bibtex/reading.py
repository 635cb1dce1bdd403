"""A BibTeX file as entries: what its types and fields mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spallm.importers.authors import ET_AL
from spallm.importers.bibtex.block import Blocks, FieldText, Record
from spallm.importers.bibtex.names import OTHERS, names
from spallm.importers.bibtex.tex import addresses, plain_tex
from spallm.importers.bibtex.value import MONTHS
from spallm.importers.entry import Entry, Place, What
from spallm.importers.links import links_in
from spallm.importers.preprints import arxiv_in, is_server
from spallm.importers.reading import Reading, Remark
from spallm.importers.sketch import Sketch, said
from spallm.importers.stated import stated

_FORMS = {
    "article": "journal-article",
    "periodical": "journal-article",
    "review": "review-article",
    "suppperiodical": "journal-article",
    "inproceedings": "conference-paper",
    "conference": "conference-paper",
    "incollection": "book-chapter",
    "inbook": "book-chapter",
    "bookinbook": "book-chapter",
    "suppbook": "book-chapter",
    "inreference": "book-chapter",
    "online": "web-page",
    "electronic": "web-page",
    "www": "web-page",
    "webpage": "web-page",
    "preprint": "preprint",
}
_WHATS: Mapping[str, What] = {"dataset": "dataset", "data": "dataset", "software": "resource"}
#: Types that hold what others take over, and are no works of the list.
_HOLDERS = ("proceedings", "mvproceedings", "collection", "mvcollection", "xdata")
#: Fields that name the venue, the likeliest first.
_VENUES = (
    "journal", "journaltitle", "booktitle", "eventtitle", "series", "school", "institution",
    "organization", "publisher",
)  # fmt: skip
_ADDRESSES = (
    "url", "ee", "link", "pdf", "code", "github", "software", "repository", "project", "website",
    "homepage", "page", "data", "dataset", "demo", "video", "slides", "poster", "supp",
)  # fmt: skip
_NOTES = ("note", "howpublished", "annote", "annotation", "addendum", "comment", "keywords")
#: Fields that hold identifiers, and their schemes.
_SCHEMES = {
    "doi": "doi",
    "pmid": "pubmed",
    "pubmed": "pubmed",
    "pmcid": "pmc",
    "pmc": "pmc",
    "arxiv": "arxiv",
    "arxivid": "arxiv",
}


def read(text: str, file: str) -> Reading:
    """Read a file; what is no entry, or cannot be one, is in the remarks."""
    blocks = Blocks(text, file)
    records = blocks.records()
    by_key = {record.key: record for record in reversed(records) if record.key}
    held = {parent for record in records for parent in _parents(record)}
    entries: list[Entry] = []
    remarks: list[Remark] = []
    for record in records:
        if record.key in held and record.type in _HOLDERS:
            continue
        sketch = _sketch(record, by_key, file)
        entry, found = sketch.finished()
        remarks += found
        entries += [entry] if entry else []
    remarks = sorted([*blocks.remarks, *remarks], key=lambda remark: remark.place)
    if not entries and not remarks:
        remarks.append(Remark("no-entries", Place(file, 1), "no entry stands in the file"))
    return Reading(file, "bibtex", tuple(entries), tuple(remarks))


def _parents(record: Record) -> tuple[str, ...]:
    named = [record.fields[name].text for name in ("crossref", "xdata") if name in record.fields]
    return tuple(key.strip() for text in named for key in text.split(",") if key.strip())


def _sketch(record: Record, by_key: Mapping[str, Record], file: str) -> Sketch:
    drawn = Sketch(Place(file, record.line), _WHATS.get(record.type, "paper"), record.key or None)
    fields = _with_inherited(record, by_key, drawn)
    drawn.spots = {name: Place(file, each.line) for name, each in fields.items()}
    rest = {name: each.text for name, each in fields.items()}
    for take in _TAKERS:
        take(drawn, rest)
    drawn.form = _form(record.type, drawn)
    if record.type not in _FORMS:
        drawn.keep("type", record.type)
    for name, text in rest.items():
        drawn.keep(name, plain_tex(text))
    for name, each in record.repeated:
        _say_repeated(drawn, name, each, fields[name])
    return drawn


def _with_inherited(
    record: Record, by_key: Mapping[str, Record], drawn: Sketch
) -> dict[str, FieldText]:
    """Return the fields of a record and those that it has from what it refers to."""
    fields = dict(record.fields)
    for key in _parents(record):
        parent = by_key.get(key)
        if parent is None or parent is record:
            drawn.remark("unknown-crossref", f"it refers to {said(key)}, which is not in the file")
            continue
        is_data = parent.type == "xdata"
        for name, each in parent.fields.items():
            taken = "booktitle" if name == "title" and not is_data else name
            if name not in ("crossref", "xdata"):
                fields.setdefault(taken, each)
    return fields


def _say_repeated(drawn: Sketch, name: str, second: FieldText, first: FieldText) -> None:
    place = Place(drawn.place.file, second.line)
    why = f"the field {name} stands on line {first.line} already"
    if second.text != first.text:
        drawn.keep(name, plain_tex(second.text))
        why += f", with another value; {said(second.text)} is only kept beside it"
    drawn.remark("duplicate-field", why, place)


def _form(kind: str, drawn: Sketch) -> str | None:
    """Return the form: what stands on a server is a preprint, whatever type it was given."""
    form = _FORMS.get(kind)
    is_called_one = ("note", "Preprint") in drawn.entry().also
    if form is None and is_called_one:
        return "preprint"
    if is_server(drawn.venue) and form in (None, "journal-article", "web-page"):
        return "preprint"
    has_arxiv = any(each.startswith("arxiv:") for each in drawn.entry().identifiers)
    return form or ("preprint" if has_arxiv and not drawn.venue else None)


def _take_title(drawn: Sketch, rest: dict[str, str]) -> None:
    title = plain_tex(rest.pop("title", ""))
    subtitle = plain_tex(rest.pop("subtitle", ""))
    drawn.title = f"{title}: {subtitle}" if title and subtitle else title or subtitle
    drawn.name = plain_tex(rest.pop("shorttitle", ""))


def _take_authors(drawn: Sketch, rest: dict[str, str]) -> None:
    named = names(rest.pop("author", ""))
    drawn.stands_at("authors", "author")
    drawn.authors = [ET_AL if name == OTHERS else name for name in named]


def _take_date(drawn: Sketch, rest: dict[str, str]) -> None:
    date, year = plain_tex(rest.pop("date", "")), plain_tex(rest.pop("year", ""))
    month, day = plain_tex(rest.get("month", "")), plain_tex(rest.get("day", ""))
    number = MONTHS.get(month[:3].casefold(), month)
    if year.isdigit() and number.isdigit() and day.isdigit():
        drawn.dated(f"{year}-{number}-{day}", "year")
    drawn.dated(date, "date")
    drawn.in_year(year, "year")


def _take_venue(drawn: Sketch, rest: dict[str, str]) -> None:
    named = [name for name in _VENUES if rest.get(name, "").strip()]
    if named:
        drawn.venue = plain_tex(rest.pop(named[0]))
        drawn.stands_at("venue", named[0])
    elif is_server(held := plain_tex(rest.get("howpublished", ""))):
        drawn.venue = held
        del rest["howpublished"]
    if found := arxiv_in(drawn.venue):
        drawn.identify(found, "arxiv")


def _take_identifiers(drawn: Sketch, rest: dict[str, str]) -> None:
    for name, scheme in _SCHEMES.items():
        drawn.identify(addresses(rest.pop(name, "")), scheme, name)
    _take_eprint(drawn, rest)
    for name in ("volume", "note", "howpublished", "number"):
        if found := arxiv_in(rest.get(name, "")):
            drawn.identify(found, "arxiv", name)


def _take_eprint(drawn: Sketch, rest: dict[str, str]) -> None:
    """Take the number at an archive; without one named, a number of arXiv's shape is arXiv's."""
    eprint = addresses(rest.pop("eprint", ""))
    archive = plain_tex(rest.pop("archiveprefix", "") or rest.pop("eprinttype", "")).casefold()
    is_arxiv = archive == "arxiv" or (not archive and arxiv_in(f"arxiv:{eprint}"))
    scheme = "arxiv" if is_arxiv else _SCHEMES.get(archive)
    if eprint and scheme:
        drawn.identify(eprint, scheme, "eprint")
        drawn.venue = drawn.venue or ("arXiv" if is_arxiv else "")
    elif eprint:
        drawn.keep("eprint", f"{archive}:{eprint}" if archive else eprint)


def _take_links(drawn: Sketch, rest: dict[str, str]) -> None:
    """Take the addresses of fields that hold some; what else stands in such a field is kept."""
    for name in _ADDRESSES:
        text = addresses(rest.get(name, ""))
        found = [url for url, _ in links_in(text)]
        if not found and name != "url":
            continue
        for url in found or [text]:
            drawn.follow(url, "" if name == "url" else name, field=name)
        if found in ([], [text]):
            rest.pop(name, None)


def _take_notes(drawn: Sketch, rest: dict[str, str]) -> None:
    """Take the links in notes, labelled by the words before them; the notes are kept whole."""
    for name in _NOTES:
        for curie in stated(rest.get(name, "")):
            drawn.identify(curie)
        for url, label in links_in(plain_tex(rest.get(name, ""))):
            drawn.follow(url, label, field=name)


_TAKERS: tuple[Callable[[Sketch, dict[str, str]], None], ...] = (
    _take_title, _take_authors, _take_date, _take_venue, _take_identifiers, _take_links,
    _take_notes,
)  # fmt: skip
