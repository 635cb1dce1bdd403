"""RIS: bibliographies as reference managers exchange them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spallm.errors import UsageError
from spallm.importers.entry import Entry, Place, What
from spallm.importers.links import links_in
from spallm.importers.people import given_first
from spallm.importers.preprints import arxiv_in, is_server
from spallm.importers.reading import Reading, Remark
from spallm.importers.sketch import Sketch, said
from spallm.importers.stated import stated

_STRICT = re.compile(r"([A-Z][A-Z0-9])  -(?:\s(.*))?")
#: As some programs write it, with one blank, or with others before the tag.
_LENIENT = re.compile(r"\s*([A-Z][A-Z0-9]) {0,3}-(?:\s(.*))?")
_BEGINNING = re.compile(r"\s*TY {0,3}-")
#: Some programs count the records.
_COUNT = re.compile(r"\d+\.?")
_FORMS = {
    "JOUR": "journal-article",
    "JFULL": "journal-article",
    "EJOUR": "journal-article",
    "MGZN": "journal-article",
    "INPR": "preprint",
    "CONF": "conference-paper",
    "CPAPER": "conference-paper",
    "CHAP": "book-chapter",
    "ECHAP": "book-chapter",
    "ENCYC": "book-chapter",
    "ELEC": "web-page",
    "WEB": "web-page",
    "BLOG": "web-page",
}
_WHATS: Mapping[str, What] = {"DATA": "dataset", "COMP": "resource"}
#: Names of fields in rispy, the likeliest first, that name the work and its venue.
_TITLES = ("title", "primary_title")
_VENUES = (
    "alternate_title3", "secondary_title", "journal_name", "alternate_title2", "alternate_title1",
    "custom3", "publisher",
)  # fmt: skip
_DATES = ("date", "year", "publication_year")
_ADDRESSES = ("urls", "file_attachments1", "file_attachments2")
_NOTES = ("notes", "note", "research_notes")
_UNKNOWN = "UK"
#: Where reference managers keep the number at PubMed Central.
_PMC = re.compile(r"PMC\d+")


@dataclass(slots=True)
class _Record:
    """The lines of one record: tag, text and number of the line."""

    line: int
    lines: list[tuple[str, str, int]] = field(default_factory=list)
    is_closed: bool = False


def read(text: str, file: str) -> Reading:
    """Read a file; lines outside of records, and records that are never closed, are remarked on."""
    remarks: list[Remark] = []
    entries: list[Entry] = []
    for record in _records(text, file, remarks):
        if not record.is_closed:
            why = "the record has no ER line; it is read up to the next record"
            remarks.append(Remark("unclosed-record", Place(file, record.line), why))
        entry, found = _sketch(record, file).finished()
        remarks += found
        entries += [entry] if entry else []
    if not any(_BEGINNING.match(line) for line in text.split("\n")):
        why = "no line begins a record (TY  - …)"
        remarks = [Remark("no-entries", Place(file, 1), why, lost=bool(text.strip()))]
    return Reading(file, "ris", tuple(entries), tuple(sorted(remarks, key=lambda each: each.place)))


def _records(text: str, file: str, remarks: list[Remark]) -> Iterator[_Record]:
    lines = text.split("\n")
    tagged = _STRICT if any(_STRICT.match(line) for line in lines) else _LENIENT
    record: _Record | None = None
    for number, line in enumerate(lines, 1):
        found = tagged.fullmatch(line.rstrip())
        tag, content = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if record:
                yield record
            record = _Record(number, [(tag, content, number)])
        elif record is None:
            if line.strip() and not _COUNT.fullmatch(line.strip()):
                why = f"{said(line)} stands in no record"
                remarks.append(Remark("stray-text", Place(file, number), why, lost=True))
        elif tag == "ER":
            record.is_closed = True
            yield record
            record = None
        elif tag:
            record.lines.append((tag, content, number))
        elif content:
            last = record.lines[-1]
            record.lines[-1] = (last[0], f"{last[1]} {content}".strip(), last[2])
    if record:
        yield record


def _sketch(record: _Record, file: str) -> Sketch:
    kind = record.lines[0][1].upper()
    fields = _fields(record)
    key = next(iter(fields.pop("id", [])), None)
    drawn = Sketch(Place(file, record.line), _WHATS.get(kind, "paper"), key)
    drawn.spots = _spots(record, file)
    fields.pop("type_of_reference", None)
    drawn.title = _first(drawn, fields, "title", _TITLES)
    drawn.name = _first(drawn, fields, "name", ("short_title",))
    authors = (name for each in ("authors", "first_authors") for name in fields.pop(each, []))
    drawn.authors = [given_first(name) for name in authors]
    drawn.venue = _venue(drawn, fields)
    _take_dates(drawn, fields)
    _identify(drawn, fields)
    _take_links(drawn, fields)
    genres = map(str.casefold, fields.get("type_of_work", []))
    is_preprint = is_server(drawn.venue) or "preprint" in genres
    drawn.form = "preprint" if is_preprint else _FORMS.get(kind)
    drawn.keep("type", kind if kind not in _FORMS else "")
    for name, texts in fields.items():
        for text in texts:
            drawn.keep(name, text)
    return drawn


def _venue(drawn: Sketch, fields: dict[str, list[str]]) -> str:
    """Return the venue; a database is one only where it is the server of a preprint."""
    database = next(iter(fields.get("name_of_database", [])), "")
    if is_server(database):
        return _first(drawn, fields, "venue", ("name_of_database",))
    return _first(drawn, fields, "venue", _VENUES)


def _first(drawn: Sketch, fields: dict[str, list[str]], field: str, names: tuple[str, ...]) -> str:
    """Take the first text of the first of the names that has any; further ones are kept."""
    for name in names:
        if texts := fields.pop(name, []):
            drawn.stands_at(field, name)
            for text in texts[1:]:
                drawn.keep(name, text)
            return texts[0]
    return ""


def _fields(record: _Record) -> dict[str, list[str]]:
    """Return the texts of a record by the names that rispy has for the tags."""
    try:
        import rispy
    except ImportError as error:
        raise UsageError(
            "RIS is read with rispy", hint='Run: pip install "spallm[lists]"'
        ) from error

    # rispy gathers tags that it does not know under this one, and stumbles over it in a file.
    lines = "\n".join(f"{tag}  - {text}" for tag, text, _ in record.lines if tag != _UNKNOWN)
    (read,) = rispy.loads(f"{lines}\nER  - ", enforce_list_tags=False, delimiter_tags_mapping={})
    unknown = read.pop("unknown_tag", {})
    stray = [text for tag, text, _ in record.lines if tag == _UNKNOWN]
    texts = {**read, **unknown, _UNKNOWN: stray}
    return {
        name: [text for text in (value if isinstance(value, list) else [value]) if text]
        for name, value in texts.items()
    }


def _spots(record: _Record, file: str) -> dict[str, Place]:
    from rispy.config import TAG_KEY_MAPPING

    spots: dict[str, Place] = {}
    for tag, _, number in record.lines:
        spots.setdefault(TAG_KEY_MAPPING.get(tag, tag), Place(file, number))
    return spots


def _take_dates(drawn: Sketch, fields: dict[str, list[str]]) -> None:
    """Take dates as RIS writes them: year, month, day and more between slashes."""
    for name in _DATES:
        for text in fields.pop(name, []):
            drawn.dated(text.rstrip("/ "), name)


def _identify(drawn: Sketch, fields: dict[str, list[str]]) -> None:
    for text in fields.pop("doi", []):
        drawn.identify(text, "doi", "doi")
    for name in ("accession_number", "custom2", *_NOTES):
        for curie in (curie for text in fields.get(name, []) for curie in stated(text)):
            drawn.identify(curie)
    is_on_arxiv = drawn.venue.casefold() == "arxiv"
    for text in (drawn.venue, *fields.get("accession_number", [])):
        if found := arxiv_in(f"arxiv:{text}" if is_on_arxiv else text):
            drawn.identify(found, "arxiv")
    for text in fields.get("custom2", []):
        if _PMC.fullmatch(text):
            drawn.identify(text, "pmc")


def _take_links(drawn: Sketch, fields: dict[str, list[str]]) -> None:
    for name in _ADDRESSES:
        for text in fields.pop(name, []):
            urls = [url for url, _ in links_in(text)] if ";" in text else []
            for url in urls or [text]:
                drawn.follow(url.rstrip(";"), "PDF" if name != "urls" else "", field=name)
    for name in _NOTES:
        for text in fields.get(name, []):
            for url, label in links_in(text):
                drawn.follow(url, label, field=name)
