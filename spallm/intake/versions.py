"""Versions of a paper: which one somebody speaks of, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from spallm.intake.cleaning import fault_of
from spallm.intake.editions import UNEDITED
from spallm.intake.sameness import address, venue
from spallm.matching.standing import are_apart, equal_form
from spallm.records import Version


def find(versions: Sequence[Version], told: Version) -> int | None:
    """Return the place of the version that is meant: by identifier, by address, then by form.

    Preprints on two servers are two versions; a published version is another only where its
    identifiers say so.
    """
    ours = _names(told)
    for place, version in enumerate(versions):
        if ours & _names(version):
            return place
    for place, version in enumerate(versions):
        if version.form == told.form and _may_be_one(version, told):
            return place
    for place, version in enumerate(versions):
        if _is_at_same_venue(version, told):
            return place
    return None


def union(version: Version, told: Version, key: str) -> Version:
    """Return a version with what was told of it added where it says nothing itself."""
    known = {equal_form(curie) for curie in version.identifiers}
    fresh = tuple(curie for curie in told.identifiers if equal_form(curie) not in known)
    return version.model_copy(
        update={
            "identifiers": version.identifiers + fresh,
            "url": version.url or _address_of(told, version),
            "venue": version.venue or told.venue,
            "date": version.date or told.date,
            "by": version.by if key in version.by else tuple(sorted((*version.by, key))),
        }
    )


def left_over(version: Version, told: Version) -> str | None:
    """Return the address that was told and found no place in the version."""
    if not told.url or _is_broken(told, version) or address(told.url) in _names(version):
        return None
    return told.url


def says_more(version: Version, earlier: Version) -> bool:
    """Tell whether a version says more than before, apart from its footnotes."""
    return version.model_copy(update={"by": earlier.by}) != earlier


def shown(version: Version) -> str:
    """Return what tells a version from others, as a reader sees it."""
    names = (*version.identifiers, *((version.url,) if version.url else ()))
    return f"{version.form} {' '.join(names)}".strip()


def _is_broken(told: Version, version: Version) -> bool:
    """Tell whether a told address is but a broken form of what a version has whole."""
    return bool(told.url and version.identifiers and fault_of(told.url))


def _names(version: Version) -> set[str]:
    names = {equal_form(curie).casefold() for curie in version.identifiers}
    return {*names, address(version.url)} if version.url else names


def _is_at_same_venue(version: Version, told: Version) -> bool:
    """Tell whether a told version without identifiers is what its venue published, a review say."""
    if told.identifiers or told.form in UNEDITED or version.form in UNEDITED:
        return False
    ours, theirs = version.venue, told.venue
    return bool(ours and theirs and venue(ours) == venue(theirs))


def _may_be_one(version: Version, told: Version) -> bool:
    if not version.identifiers or not told.identifiers:
        return True
    if told.form == "preprint":
        return False
    return not are_apart(version.identifiers, told.identifiers)


def _address_of(told: Version, version: Version) -> str | None:
    """Return the told address, unless it only spells out an identifier that is there."""
    if not told.url or _is_broken(told, version):
        return None
    named = {equal_form(curie).casefold() for curie in (*version.identifiers, *told.identifiers)}
    return None if address(told.url) in named else told.url
