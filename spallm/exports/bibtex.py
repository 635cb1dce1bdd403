"""BibTeX: papers as entries that compile, keyed by their ids.

A key is the paper's own id: stable, unique and ASCII, and no other record's coming or going
changes it. Published versions are @article, @inproceedings or @incollection; preprints and pages
are @misc with the server in ``howpublished``, and a preprint's ``note`` says that it is one.

Where no authors are known, ``key`` is what styles sort and label by: the title as far as its colon.

Of a work with both, the published version is the entry, and the preprint's identifier is kept: an
arXiv number as ``eprint``, which styles print that know arXiv, and others in ``annote``, which
none of the standard styles prints.

``doi``, ``url`` and ``eprint`` are verbatim fields in BibLaTeX and in styles that print them, so
they are not TeX-escaped; what would break the file is percent-encoded instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.latex import latex, title
from spallm.exports.person import person
from spallm.exports.reference import Reference, incomplete, references

if TYPE_CHECKING:
    from bibtexparser.model import Entry


@dataclass(frozen=True, slots=True)
class EntryType:
    """An entry type, and the field in which it names the venue."""

    name: str
    venue: str


_ENTRY_TYPES = {
    "journal-article": EntryType("article", "journal"),
    "review-article": EntryType("article", "journal"),
    "conference-paper": EntryType("inproceedings", "booktitle"),
    "book-chapter": EntryType("incollection", "booktitle"),
}
_OTHER = EntryType("misc", "howpublished")
#: A hyphen before a small letter, where BibTeX begins a word of its own.
_HYPHENATED = re.compile(r"([^\s,]*-[^\W\d_A-Z][^\s,]*)")


def bibtex(selection: Selection) -> Exported:
    """Write the selected papers, or else the papers that introduced what is selected."""
    found, notes = references(selection)
    cleaner = Cleaner()
    text = written(found, cleaner)
    return Exported(text.encode(), (*notes, *incomplete(found), *cleaner.notes))


def written(found: Iterable[Reference], cleaner: Cleaner) -> str:
    """Return references as entries, each from a line that begins with "@" on."""
    return library(_entry(reference, cleaner) for reference in found)


def library(entries: Iterable[Entry]) -> str:
    """Return entries as the text of a file."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_unparse_stack
    from bibtexparser.writer import BibtexFormat

    layout = BibtexFormat()  # type: ignore[no-untyped-call] # the library leaves it untyped
    layout.block_separator, layout.indent, layout.trailing_comma = "\n", "  ", True
    # The library is ours alone, so that nothing is gained by copying its entries first.
    return write_string(
        Library(list(entries)),
        unparse_stack=default_unparse_stack(allow_inplace_modification=True),
        bibtex_format=layout,
    )


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> Entry:
    """Return an entry with those of the fields that have a value."""
    from bibtexparser.model import Entry, Field

    return Entry(kind, key, [Field(name, value) for name, value in fields if value])


def _entry(reference: Reference, cleaner: Cleaner) -> Entry:
    kind = _ENTRY_TYPES.get(reference.form, _OTHER)
    return entry(kind.name, reference.key, _fields(reference, kind, cleaner))


def _fields(reference: Reference, kind: EntryType, cleaner: Cleaner) -> Iterator[tuple[str, str]]:
    def written(text: str | None) -> str:
        return latex(cleaner.line(text or ""))

    people = authors(reference, cleaner)
    yield "author", people
    yield "key", "" if people else f"{{{latex(cleaner.line(reference.head) or reference.key)}}}"
    yield "title", title(cleaner.line(reference.title) or reference.key, reference.names)
    yield "year", written(reference.year)
    yield kind.venue, written(reference.venue)
    yield "note", "Preprint" if reference.form == "preprint" else ""
    if arxiv := reference.identifier("arxiv") or reference.preprint_identifier("arxiv"):
        yield "eprint", verbatim(arxiv)
        yield "archiveprefix", "arXiv"
    yield "doi", verbatim(reference.doi or "")
    yield "url", verbatim(reference.url or "")
    yield "annote", written("; ".join(reference.said_of_preprints(("arxiv",))))


def authors(reference: Reference, cleaner: Cleaner) -> str:
    """Return the authors of a reference as one field."""
    people = (author(cleaner.line(name)) for name in reference.authors)
    return " and ".join(person for person in people if person)


def author(name: str) -> str:
    """Return a name so that BibTeX takes it apart as ``person`` does.

    >>> author("Haotian Cui"), author("The Tabula Sapiens Consortium"), author("Bob Smith Jr.")
    ('Haotian Cui', '{The Tabula Sapiens Consortium}', 'Smith, Jr., Bob')
    >>> author("Min-jae Kim")
    '{Min-jae} Kim'
    """
    who = person(name)
    if who.literal:
        return f"{{{latex(name)}}}"
    family = " ".join(part for part in (who.particle, who.family) if part)
    order = f"{family}, {who.suffix}, {who.given}" if who.suffix else name
    return "".join(
        f"{{{latex(part)}}}" if place % 2 else latex(part)
        for place, part in enumerate(_HYPHENATED.split(order))
    )


def verbatim(text: str) -> str:
    """Return an address without the characters that end a BibTeX field or a TeX group.

    >>> verbatim("https://example.org/a_b%20{c}")
    'https://example.org/a_b%20%7Bc%7D'
    """
    return re.sub(r"[{}\\\s\"\x00-\x1f\x7f]", lambda match: quote(match[0]), text)
