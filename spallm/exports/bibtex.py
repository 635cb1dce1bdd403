"""BibTeX: papers as entries that compile, keyed by their ids.

A key is the paper's own id: stable, unique and ASCII, and no other record's coming or going
changes it. Published versions are @article, @inproceedings or @incollection; preprints and pages
are @misc with the server in ``howpublished``, those on arXiv also with ``eprint``. ``doi``,
``url`` and ``eprint`` are verbatim fields in BibLaTeX and in styles that print them, so they are
not TeX-escaped; what would break the file is percent-encoded instead.
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
from spallm.exports.reference import Reference, incomplete, references

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry


@dataclass(frozen=True, slots=True)
class _EntryType:
    """A BibTeX entry type, and the field in which it names the venue."""

    name: str
    venue: str


_ENTRY_TYPES = {
    "journal-article": _EntryType("article", "journal"),
    "review-article": _EntryType("article", "journal"),
    "conference-paper": _EntryType("inproceedings", "booktitle"),
    "book-chapter": _EntryType("incollection", "booktitle"),
}
_OTHER = _EntryType("misc", "howpublished")
#: Names that BibTeX would take apart as if they were people's.
_GROUP = re.compile(
    r"\band\b|\b(consortium|collaboration|project|team|group|network|initiative|committee)\b"
    r"|,.*,.*,|^\s*,|,\s*$",
    re.IGNORECASE,
)


def bibtex(selection: Selection) -> Exported:
    """Write the selected papers, or else the papers that introduced what is selected."""
    found, notes = references(selection)
    cleaner = Cleaner()
    text = written(found, cleaner)
    return Exported(text.encode(), (*notes, *incomplete(found), *cleaner.notes))


def written(found: Iterable[Reference], cleaner: Cleaner) -> str:
    """Return references as entries, each from a line that begins with "@" on."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_unparse_stack
    from bibtexparser.writer import BibtexFormat

    layout = BibtexFormat()  # type: ignore[no-untyped-call] # the library leaves it untyped
    layout.block_separator, layout.indent, layout.trailing_comma = "\n", "  ", True
    entries: list[Block] = [_entry(reference, cleaner) for reference in found]
    # The library is ours alone, so that nothing is gained by copying its entries first.
    return write_string(
        Library(entries),
        unparse_stack=default_unparse_stack(allow_inplace_modification=True),
        bibtex_format=layout,
    )


def _entry(reference: Reference, cleaner: Cleaner) -> Entry:
    from bibtexparser.model import Entry, Field

    kind = _ENTRY_TYPES.get(reference.form, _OTHER)
    fields = [Field(name, value) for name, value in _fields(reference, kind, cleaner) if value]
    return Entry(kind.name, reference.key, fields)


def _fields(reference: Reference, kind: _EntryType, cleaner: Cleaner) -> Iterator[tuple[str, str]]:
    def written(text: str | None) -> str:
        return latex(cleaner.line(text or ""))

    people = (author(cleaner.line(name)) for name in reference.authors)
    yield "author", " and ".join(person for person in people if person)
    yield "title", title(cleaner.line(reference.title) or reference.key, reference.names)
    yield "year", written(reference.year)
    yield kind.venue, written(reference.venue)
    if arxiv := reference.identifier("arxiv"):
        yield "eprint", verbatim(arxiv)
        yield "archiveprefix", "arXiv"
    yield "doi", verbatim(reference.doi or "")
    yield "url", verbatim(reference.url or "")


def author(name: str) -> str:
    """Return a name as BibTeX takes it apart: groups, and names with an "and", stay whole.

    >>> author("Haotian Cui"), author("The Tabula Sapiens Consortium")
    ('Haotian Cui', '{The Tabula Sapiens Consortium}')
    """
    return f"{{{latex(name)}}}" if _GROUP.search(name) else latex(name)


def verbatim(text: str) -> str:
    """Return an address without the characters that end a BibTeX field or a TeX group.

    >>> verbatim("https://example.org/a_b%20{c}")
    'https://example.org/a_b%20%7Bc%7D'
    """
    return re.sub(r"[{}\\\s\"\x00-\x1f\x7f]", lambda match: quote(match[0]), text)
