"""RIS: papers as records that reference managers import.

Tags and types are those that Zotero's translator reads without loss. It takes unpublished work
(UNPB) and anything generic (GEN) for journal articles, so a preprint is a manuscript (MANSCPT) of
the type "Preprint", with its server as the archive (DB). Of a work that was published since, a note
(N1) has the preprint's identifier. Names are written "Family, Given, Suffix", parted as BibTeX
parts them; a name without a comma is a group's, or stays whole.

Lines end in CRLF, as the format has it. There is no byte order mark: a record begins with
``TY  - ``, and a reader that compares the first bytes would drop the first record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.person import person
from spallm.exports.reference import Reference, incomplete, references

_TYPES = {
    "journal-article": "JOUR",
    "review-article": "JOUR",
    "conference-paper": "CPAPER",
    "book-chapter": "CHAP",
    "preprint": "MANSCPT",
    "web-page": "ELEC",
}
_LINE_END = "\r\n"
#: Schemes whose identifiers have a tag of their own.
_TAGGED = ("doi", "arxiv")


def ris(selection: Selection) -> Exported:
    """Write the selected papers, or else the papers that introduced what is selected."""
    found, notes = references(selection)
    cleaner = Cleaner()
    text = _LINE_END.join(record(reference, cleaner) for reference in found)
    return Exported(text.encode(), (*notes, *incomplete(found), *cleaner.notes))


def record(reference: Reference, cleaner: Cleaner) -> str:
    r"""Return a reference as one record, each value on a line of its own.

    >>> record(Reference("x", "urn:x", "On\n cells", "web-page", year="2024"), Cleaner())
    'TY  - ELEC\r\nTI  - On cells\r\nPY  - 2024\r\nID  - x\r\nER  - \r\n'
    """
    lines = [f"{tag}  - {value}" for tag, value in _fields(reference, cleaner) if value]
    return "".join(f"{line}{_LINE_END}" for line in (*lines, "ER  - "))


def _fields(reference: Reference, cleaner: Cleaner) -> Iterator[tuple[str, str | None]]:
    def line(text: str | None) -> str:
        return cleaner.line(text or "")

    is_preprint = reference.form == "preprint"
    yield "TY", _TYPES.get(reference.form, "GEN")
    yield "M3", "Preprint" if is_preprint else None
    yield from (("AU", person(line(name)).inverted) for name in reference.authors)
    yield "TI", line(reference.title) or reference.key
    yield "PY", line(reference.year)
    yield "DA", day(reference.issued or "", reference.year)
    yield "DB" if is_preprint else "T2", line(reference.venue)
    yield "DO", line(reference.doi)
    yield "AN", line(reference.identifier("arxiv"))
    yield "UR", address(reference.url or "")
    for curie in reference.identifiers:
        if curie.partition(":")[0] not in _TAGGED:
            yield "N1", line(curie)
    yield from (("N1", line(said)) for said in reference.said_of_preprints())
    yield "ID", reference.key


def day(date: str, year: str | None) -> str | None:
    """Return a date as the format writes it, if it lies in the year to cite.

    >>> day("2024-02-26", "2024"), day("2024-02", "2024"), day("2023-04-30", "2024")
    ('2024/02/26', '2024/02', None)
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not found or found[1] != year:
        return None
    return "/".join(part for part in found.groups() if part)


def address(text: str) -> str:
    """Return an address without semicolons and spaces, at which readers split it into several.

    >>> address("https://example.org/a;b c")
    'https://example.org/a%3Bb%20c'
    """
    return re.sub(r"[;\s\x00-\x1f\x7f]", lambda match: quote(match[0]), text)
