"""Telling: what one entry of a list says of a work, as claims with their footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spallm.importers.entry import Entry, Link, Place
from spallm.intake.cleaning import clean, fault_of, web_address
from spallm.intake.editions import UNEDITED, editions
from spallm.intake.sameness import address, breaks_off
from spallm.intake.told import Told
from spallm.records import Evidence, Version

_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that an entry says and no record holds, or that is held in another form.

    ``is_lost`` tells the two apart. ``why`` is a key of :data:`~spallm.intake.wording.LOSSES`.
    """

    field: str
    text: str
    why: str
    place: Place
    is_lost: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """The footnote of an entry, and what it is called in a record."""

    key: str
    evidence: Evidence

    def says(self, field: str, value: Any, form: str | None = None) -> Told:
        """Return a claim that rests on it."""
        return Told(field, value, self.key, self.evidence, form)


def paper_claims(
    entry: Entry,
    note: Footnote,
    section: str | None,
    genre: str | None,
    disputed: tuple[str, ...] = (),
    *,
    is_brief: bool = False,
) -> tuple[Told, ...]:
    """Return what an entry says of a paper; with ``is_brief`` its title is but a short name."""
    versions = editions(entry, disputed)
    form = versions[0].form
    claims = [
        ("aliases" if is_brief else "title", clean(entry.title)),
        *(("versions", version) for version in versions),
        ("year", year(entry)),
        ("venue", clean(entry.venue or "")),
        ("authors", authors(entry)),
        ("description", clean(entry.description or "")),
        ("genre", genre),
        ("sections", section),
        *(("code", url) for url in urls(entry.with_role("code"))),
        *(("see_also", url) for url in _others(entry, versions)),
    ]
    return tuple(note.says(name, value, form) for name, value in claims if value)


def year(entry: Entry) -> int | None:
    """Return the year of an entry, if it can be that of a work."""
    return entry.year if entry.year and _FIRST_YEAR <= entry.year <= _LAST_YEAR else None


def authors(entry: Entry) -> tuple[str, ...]:
    """Return the authors of an entry, or none where the list of them breaks off."""
    names = tuple(filter(None, map(clean, entry.authors)))
    return () if breaks_off(names) else names


def urls(links: Iterable[Link]) -> Iterator[str]:
    """Yield the addresses of links, each once."""
    yield from dict.fromkeys(filter(None, (web_address(link.url) for link in links)))


def _others(entry: Entry, versions: tuple[Version, ...]) -> Iterator[str]:
    """Yield the addresses that are neither the work's own nor its code."""
    told = {address(version.url) for version in versions if version.url}
    told |= {curie.casefold() for version in versions for curie in version.identifiers}
    told |= {address(url) for url in urls(entry.with_role("code"))}
    for url in urls(entry.links):
        if address(url) not in told:
            told.add(address(url))
            yield url


def losses(entry: Entry) -> Iterator[Loss]:
    """Yield what an entry says and a record cannot hold as it stands."""
    place = entry.place
    if entry.year and year(entry) is None:
        yield Loss("year", str(entry.year), "year", entry.spot("year"))
    if entry.authors and not authors(entry):
        yield Loss("authors", ", ".join(entry.authors), "authors", entry.spot("authors"))
    for link in entry.links:
        if web_address(link.url) is None:
            yield Loss("link", link.url, "address", link.place)
        elif fault := fault_of(link.url):
            yield Loss("link", link.url, "identifier", link.place, is_lost=False, detail=fault)
    for name in ("title", "venue", "description"):
        text = getattr(entry, name) or ""
        if text and clean(text) != " ".join(text.split()):
            yield Loss(name, clean(text), "cleaned", entry.spot(name), is_lost=False)
    for name, text in entry.also:
        yield Loss(name, text, "column", place)


def is_edited(version: Version) -> bool:
    """Tell whether a version has passed an editor."""
    return version.form not in UNEDITED
