"""Whether an answer speaks of the work that was meant, as far as titles tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spallm.identifiers import normalise_title
from spallm.matching import title as titles

#: The likeness, of 100, from which two titles can be of one work whose identifier is the same; a
#: preprint's title is often changed for print.
AKIN = 75.0
#: The same for titles of a word or two, which share words by chance.
NEAR = 90.0
#: What publishers write before the titles of works that they withdraw.
_NOTICE = re.compile(
    r"^\W*(?:retracted|withdrawn|retraction|withdrawal)(?:\s+(?:article|paper|note|notice))?"
    r"\s*[:—–-]\s*",
    re.IGNORECASE,
)


def is_meant(ours: Iterable[str], theirs: str) -> bool:
    """Tell whether one of our titles of a work can be what somebody else calls it.

    >>> is_meant(["Glow: a model of retinal cells"], "RETRACTED: Glow, a model of retinal cells")
    True
    >>> is_meant(["Glow"], "How lobsters of the deep sea came to glow")
    False
    """
    left = titles.keys(ours)
    right = titles.keys([_NOTICE.sub("", theirs)])
    if set(left) & set(right):
        return True
    kinship = titles.kinship(left, right)
    return titles.likeness(left, right) >= NEAR if kinship is None else kinship >= AKIN


def is_part(ours: Iterable[str], theirs: str) -> bool:
    """Tell whether one of our names stands in a title, as names of data do.

    >>> is_part(["Some cells"], "Some cells, release 1"), is_part(["cells"], "Cellsius")
    (True, False)
    """
    whole = f" {normalise_title(theirs)} "
    return any(f" {key} " in whole for name in ours if (key := normalise_title(name)))
