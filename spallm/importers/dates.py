"""Years and days as they stand in text."""

from __future__ import annotations

import datetime
import re

#: Years that a work of a list can have.
FIRST_YEAR, LAST_YEAR = 1900, 2100
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)", re.ASCII)


def year_in(text: str) -> int | None:
    """Return the first year in a text.

    >>> year_in("accepted 2024, p. 1812"), year_in("10245"), year_in("0024")
    (2024, None, None)
    """
    years = (int(digits) for digits in _YEAR.findall(text))
    return next((year for year in years if FIRST_YEAR <= year <= LAST_YEAR), None)


def day_in(text: str) -> datetime.date | None:
    """Return the day that a text begins with.

    >>> day_in("2024-02-26T00:00:00Z"), day_in("2024/2/30"), day_in("2024-02")
    (datetime.date(2024, 2, 26), None, None)
    """
    if not (found := _DAY.match(text)):
        return None
    try:
        day = datetime.date(*map(int, found.groups()))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
