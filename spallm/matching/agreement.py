"""Whether two works that share something are one, as far as their titles and years say."""

from __future__ import annotations

from spallm.matching import title
from spallm.matching.address import is_repository
from spallm.matching.index import code_key
from spallm.matching.known import Known
from spallm.matching.match import Why
from spallm.matching.standing import is_preprint

#: Preprints come out so many years before the published version, at most.
LATE = 3


def disagree(ours: Known, theirs: Known) -> bool:
    """Tell whether the titles of two works have nothing to do with each other."""
    shared = _kinship(ours, theirs)
    return shared is not None and shared < title.STRANGE


def agree(ours: Known, theirs: Known, page: str) -> bool:
    """Tell whether the titles of two works on one page speak for their being one.

    ``page`` is the address as it is compared. Short titles have to be equal.
    """
    left, right = title.keys(ours.titles), title.keys(theirs.titles)
    if set(left) & set(right):
        return True
    if not all(any(map(title.says_enough, some)) for some in (left, right)):
        return False
    likeness = title.likeness(left, right)
    if is_repository(page):
        return likeness >= title.NEAR
    return likeness >= title.LIKE or (title.kinship(left, right) or 0.0) >= title.AKIN


def same_work(ours: Known, theirs: Known, key: str) -> Why | None:
    """Return why two works that share a normal title are surely the same.

    What their identifiers say against it is not heeded here.
    """
    years = abs(ours.year - theirs.year) if ours.year and theirs.year else 0
    if not title.says_enough(key):
        shared = set(map(code_key, ours.code)) & set(map(code_key, theirs.code))
        return "title-and-code" if shared and years <= 1 else None
    if years <= 1:
        return "title-and-year" if ours.year or theirs.year else "same-title"
    preprint = is_preprint(ours.identifiers) or is_preprint(theirs.identifiers)
    return "preprint" if preprint and years <= LATE else None


def _kinship(ours: Known, theirs: Known) -> float | None:
    names = {name.casefold() for name in ours.names} & {name.casefold() for name in theirs.names}
    return 100.0 if names else title.kinship(title.keys(ours.titles), title.keys(theirs.titles))
