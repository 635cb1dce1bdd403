"""CSL-JSON: papers as items for citation processors, Pandoc and Zotero.

The types and variables are those of CSL 1.0.2, where a preprint is an ``article`` of the genre
"Preprint" with its server as the publisher. Of a work that was published since, the note has the
preprint's identifier. Names are parted as BibTeX parts them, or literal where they stay whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from spallm.exports.characters import Cleaner
from spallm.exports.format import Exported, Selection
from spallm.exports.person import Person, person
from spallm.exports.reference import Reference, incomplete, references

Json = dict[str, Any]

_TYPES = {
    "journal-article": "article-journal",
    "review-article": "article-journal",
    "conference-paper": "paper-conference",
    "book-chapter": "chapter",
    "preprint": "article",
    "web-page": "webpage",
}
#: Schemes whose identifiers have a variable of their own.
_NAMED = ("doi", "arxiv")


def csl(selection: Selection) -> Exported:
    """Write the selected papers, or else the papers that introduced what is selected."""
    found, notes = references(selection)
    cleaner = Cleaner()
    text = written([item(reference, cleaner) for reference in found])
    return Exported(text.encode(), (*notes, *incomplete(found), *cleaner.notes))


def written(items: list[Json]) -> str:
    """Return items as the text of a file."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(reference: Reference, cleaner: Cleaner) -> Json:
    r"""Return a reference as one item.

    >>> item(Reference("x", "urn:x", "On\n cells", "web-page", year="2024"), Cleaner())
    {'id': 'x', 'type': 'webpage', 'title': 'On cells', 'issued': {'date-parts': [[2024]]}}
    """
    return {name: value for name, value in _variables(reference, cleaner) if value}


def _variables(reference: Reference, cleaner: Cleaner) -> Iterator[tuple[str, object]]:
    def line(text: str | None) -> str:
        return cleaner.line(text or "")

    is_preprint = reference.form == "preprint"
    people = (person(line(name)) for name in reference.authors)
    arxiv = line(reference.identifier("arxiv"))
    yield "id", reference.key
    yield "type", _TYPES.get(reference.form, "document")
    yield "genre", "Preprint" if is_preprint else ""
    yield "author", [parts for each in people if (parts := name(each))]
    yield "title", line(reference.title) or reference.key
    yield "issued", date(reference.issued or "", reference.year or "")
    yield "publisher" if is_preprint else "container-title", line(reference.venue)
    yield "number", f"arXiv:{arxiv}" if arxiv else ""
    yield "DOI", line(reference.doi)
    yield "URL", line(reference.url)
    others = (curie for curie in reference.identifiers if curie.partition(":")[0] not in _NAMED)
    yield "note", "; ".join(line(said) for said in (*others, *reference.said_of_preprints()))


def name(who: Person) -> Json:
    """Return a name in those of its parts that it has.

    >>> name(person("Jan van den Berg"))
    {'family': 'Berg', 'given': 'Jan', 'non-dropping-particle': 'van den'}
    """
    parts = {
        "literal": who.literal,
        "family": who.family,
        "given": who.given,
        "non-dropping-particle": who.particle,
        "suffix": who.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def date(issued: str, year: str) -> Json | None:
    """Return a date in parts: that of the version if it lies in the year to cite, else the year.

    >>> date("2024-02-26", "2024"), date("2023-04-30", "2024"), date("", "in press")
    ({'date-parts': [[2024, 2, 26]]}, {'date-parts': [[2024]]}, {'literal': 'in press'})
    """
    if not year:
        return None
    parts = [part for part in (issued.split("-") if issued[:4] == year else [year]) if part]
    if all(part.isascii() and part.isdigit() for part in parts):
        return {"date-parts": [[int(part) for part in parts[:3]]]}
    return {"literal": " ".join(year.split())}
