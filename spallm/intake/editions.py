"""Editions: the versions of a work that one entry of a list speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spallm.importers.entry import Entry
from spallm.importers.identity import asked
from spallm.intake import forms
from spallm.intake.cleaning import clean, web_address
from spallm.matching.standing import PREPRINT, scheme_of
from spallm.records import Version
from spallm.records.paper import Form

#: What stands in the place of footnotes until the claims are put into a record.
NOBODY = ("nobody",)
#: Forms that no editor has passed.
UNEDITED = frozenset({"preprint", "web-page"})


@lru_cache(maxsize=20_000)
def editions(entry: Entry, disputed: tuple[str, ...] = ()) -> tuple[Version, ...]:
    """Return the versions that an entry speaks of, the published one first.

    Each preprint is a version; all other identifiers are of the published one. A venue alone is a
    sign of a published version as well, for lists often link to the preprint of a paper that a
    conference took. Where nothing tells more than an address, it is a web page. ``disputed``
    identifiers and addresses are left out.
    """
    avoided = set(disputed)
    curies = tuple(curie for curie in asked(entry).identifiers if curie not in avoided)
    urls = tuple(dict.fromkeys(url for url in addresses(entry) if url not in avoided))
    if entry.what == "resource" and not curies:
        return (_version("web-page", entry, (), urls),)
    posted = tuple(curie for curie in curies if scheme_of(curie) in PREPRINT)
    formal = tuple(curie for curie in curies if curie not in posted)
    form = _published_form(entry, formal, posted, urls)
    found = [_version(form, entry, formal, urls)] if form else []
    found += _preprints(entry, posted if form else (*posted, *formal), () if form else urls)
    return (*found,) if found else (_version("web-page", entry, (), urls),)


def addresses(entry: Entry) -> Iterator[str]:
    """Yield the addresses of the work itself in which no identifier stands."""
    told = set(asked(entry).addresses)
    has_paper = bool(entry.with_role("paper"))
    for link in entry.links:
        is_work = link.role == "paper" or entry.what == "resource" or not has_paper
        if link.url in told and is_work and (written := web_address(link.url)):
            yield written


def _published_form(
    entry: Entry, formal: tuple[str, ...], posted: tuple[str, ...], urls: tuple[str, ...]
) -> Form | None:
    """Return the form of the version that passed an editor, if there is a sign of one."""
    stated, told = forms.known_form(entry.form), forms.form_of_venue(entry.venue)
    if stated and stated not in UNEDITED:
        return stated
    if formal:
        found = forms.form_of_identifier(formal[0], entry.venue)
        return None if found == "preprint" else found
    if told and told not in UNEDITED:
        return told
    if posted or told == "preprint" or stated:
        return None
    by_site = [form for url in urls if (form := forms.form_of_address(url))]
    if by_site:
        return by_site[0]
    return "journal-article" if forms.may_be_journal(entry.venue) else None


def _preprints(entry: Entry, curies: tuple[str, ...], urls: tuple[str, ...]) -> Iterator[Version]:
    for number, curie in enumerate(curies):
        yield _version("preprint", entry, (curie,), () if number else urls)
    is_told = "preprint" in (forms.known_form(entry.form), forms.form_of_venue(entry.venue))
    if not curies and urls and is_told:
        yield _version("preprint", entry, (), urls)


def _version(form: Form, entry: Entry, curies: tuple[str, ...], urls: tuple[str, ...]) -> Version:
    is_preprint = forms.form_of_venue(entry.venue) == "preprint"
    venue = clean(entry.venue or "") if is_preprint == (form == "preprint") else ""
    return Version(
        form=form,
        identifiers=curies,
        url=urls[0] if urls and not curies else None,
        venue=venue or None,
        date=entry.date,
        by=NOBODY,
    )
