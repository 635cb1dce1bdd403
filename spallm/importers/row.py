"""A row of a spreadsheet becomes an entry, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spallm.folding import folded
from spallm.importers.entry import Role, What
from spallm.importers.links import links_in
from spallm.importers.people import given_first
from spallm.importers.preprints import arxiv_in, is_server
from spallm.importers.sketch import Sketch
from spallm.importers.stated import stated

#: Cells that say nothing.
NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "none", "null", "nan", "无", "/"))
KINDS: Mapping[str, What] = {
    "paper": "paper", "model": "model", "dataset": "dataset", "software": "resource",
}  # fmt: skip
_FORMS = {
    "article": "journal-article", "journal article": "journal-article",
    "journalarticle": "journal-article", "review": "review-article",
    "conference paper": "conference-paper", "conferencepaper": "conference-paper",
    "proceedings paper": "conference-paper", "proceedings article": "conference-paper",
    "book chapter": "book-chapter", "booksection": "book-chapter", "book section": "book-chapter",
    "preprint": "preprint", "webpage": "web-page", "web page": "web-page",
}  # fmt: skip
#: What columns of links lead to.
_ROLES: Mapping[str, Role] = {
    "paper": "paper", "code": "code", "weights": "weights", "data": "data", "page": "page",
}  # fmt: skip
_SCHEMES = frozenset(("doi", "arxiv", "pubmed", "pmc"))
_PLAIN = frozenset(("title", "name", "venue", "description", "key"))
_SEVERAL = re.compile(r"[;；|\n]")
_NUMBER = re.compile(r" ?\(\d+\)")


def take(drawn: Sketch, field: str, name: str, cell: str) -> None:
    """Take a cell into the field of its column; ``name`` is what the column is called there."""
    if field in _PLAIN:
        setattr(drawn, field, cell)
    elif field in _SCHEMES:
        drawn.identify(cell, field, name)
    elif field in _TAKERS:
        _TAKERS[field](drawn, name, cell)
    else:
        _take_address(drawn, field, name, cell)


def relate(drawn: Sketch, field: str, cell: str) -> None:
    """Take what a cell relates to, each between semicolons."""
    for target in cell.split(";"):
        drawn.relate(field, target)


def settle(drawn: Sketch) -> None:
    """Say what several cells say together: a name without a title, a server as the venue."""
    drawn.title = drawn.title or drawn.name
    if found := arxiv_in(drawn.venue):
        drawn.identify(found, "arxiv")
    if is_server(drawn.venue):
        drawn.form = "preprint"


def people(cell: str) -> list[str]:
    """Return the names in a cell, parted by semicolons, by "and", or by commas.

    >>> people("Cui, Haotian; Wang, Bo"), people("Haotian Cui, Bo Wang and Jane Doe")
    (['Haotian Cui', 'Bo Wang'], ['Haotian Cui', 'Bo Wang', 'Jane Doe'])
    """
    cell = _NUMBER.sub("", "\n".join(" ".join(line.split()) for line in cell.split("\n")))
    if _SEVERAL.search(cell):
        return [given_first(name) for name in _SEVERAL.split(cell)]
    parts = re.split(r" and ", cell)
    if all(_is_inverted(part) for part in parts):
        return [given_first(part) for part in parts]
    return re.split(r" ?(?:, ?and | and |[,，、&]) ?", cell)


def _is_inverted(name: str) -> bool:
    """Tell whether it is a family name of one word, a comma and given names."""
    family, comma, given = name.partition(",")
    return bool(comma) and "," not in given and len(family.split()) == 1


def _take_kind(drawn: Sketch, name: str, cell: str) -> None:
    """Take what kind of thing or of publication the row describes."""
    kind = " ".join(re.sub(r"[-_]", " ", folded(cell)).split())
    if what := KINDS.get(kind):
        drawn.what = what
    elif form := _FORMS.get(kind):
        drawn.form = form
    else:
        drawn.keep(name, cell)


def _take_identifiers(drawn: Sketch, name: str, cell: str) -> None:
    for curie in (found := stated(cell)):
        drawn.identify(curie)
    if not found:
        drawn.keep(name, cell)


def _take_address(drawn: Sketch, field: str, name: str, cell: str) -> None:
    """Take the addresses of a cell; text without any is kept under the name of its column."""
    found = [url for url, _ in links_in(cell)]
    for url in found:
        drawn.follow(url, name, _role(url, field, name), name)
    if not found:
        drawn.keep(name, cell)


def _role(url: str, field: str, name: str) -> Role:
    """Return what a link leads to: what its address says, else what its column says."""
    from spallm.importers.addresses import role

    told = role(url, name)
    return _ROLES.get(field, told) if told in ("other", "page") else told


def _take_people(drawn: Sketch, name: str, cell: str) -> None:  # noqa: ARG001 - called alike
    drawn.authors = people(cell)


def _take_section(drawn: Sketch, name: str, cell: str) -> None:  # noqa: ARG001
    drawn.section = (" ".join(cell.split()),)


def _take_year(drawn: Sketch, name: str, cell: str) -> None:
    drawn.in_year(cell, name)


def _take_date(drawn: Sketch, name: str, cell: str) -> None:
    drawn.dated(cell, name)


_TAKERS = {
    "authors": _take_people, "section": _take_section, "year": _take_year, "date": _take_date,
    "kind": _take_kind, "identifiers": _take_identifiers,
}  # fmt: skip
