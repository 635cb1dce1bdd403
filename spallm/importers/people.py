"""Names of people, written with the given name first."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|II|III|IV", re.IGNORECASE)


def has_suffix(name: str) -> bool:
    """Tell whether a part of a name between commas is a suffix such as "Jr."."""
    return any(_SUFFIX.fullmatch(part.strip()) for part in name.split(",")[1:])


def given_first(name: str) -> str:
    """Return a name that may have the family name first, before a comma.

    >>> given_first("van den Berg, Jan"), given_first("Smith, Bob, Jr."), given_first("WHO")
    ('Jan van den Berg', 'Bob Smith Jr.', 'WHO')
    """
    family, *others = [part.strip() for part in name.split(",")]
    suffixes = [part for part in others if _SUFFIX.fullmatch(part)]
    given = [part for part in others if part not in suffixes]
    return " ".join(filter(None, (*given, family, *suffixes)))
