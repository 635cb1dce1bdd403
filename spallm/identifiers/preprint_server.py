"""bioRxiv and medRxiv, whose DOIs travel with versions and file names behind them."""

from __future__ import annotations

import re

from spallm.identifiers.fault import cut_off, malformed

REGISTRANTS = ("10.1101", "10.64898")
_EXAMPLE = "10.1101/2023.04.30.538439"
_POSTED = re.compile(
    r"(?P<id>\d[\d.]*?)(?:v(?P<version>\d{0,4}))?(?P<tail>\.(?:full|abstract|article|supp|pdf).*)?"
)
_DATED = re.compile(r"\d{4}\.\d\d\.\d\d\.(?:\d{6}|\d{8})")
_CALENDAR = re.compile(r"20\d\d\.(?:0[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])\.")
_TOO_LONG = re.compile(r"\d{4}\.\d\d\.\d\d\.\d{9}")


def _check_posted(registrant: str, number: str) -> None:
    """Refuse the number of a preprint that has too few digits, or an impossible date."""
    doi = f"{registrant}/{number}"
    if number.isdigit() and len(number) < 6:
        raise cut_off("bioRxiv DOI", doi, "a number has at least six digits", _EXAMPLE)
    if not re.match(r"20\d\d(?:\.|$)", number):
        return
    if _TOO_LONG.match(number):
        raise malformed("bioRxiv DOI", doi, "its number has more than eight digits", _EXAMPLE)
    if not _DATED.fullmatch(number):
        raise cut_off("bioRxiv DOI", doi, "six or eight digits follow the date", _EXAMPLE)
    if not _CALENDAR.match(number):
        raise malformed("bioRxiv DOI", doi, "it holds no date", _EXAMPLE)


def read_posted(registrant: str, suffix: str) -> tuple[str, int | None]:
    """Part the suffix of a preprint's DOI from its version and file name, and check its digits.

    The prefix 10.1101 also stands for the journals of Cold Spring Harbor (``gr.277…``); those
    suffixes come back as they are.

    >>> read_posted('10.1101', '2023.04.30.538439v2.full.pdf')
    ('2023.04.30.538439', 2)
    >>> read_posted('10.1101', 'gr.277273.122')
    ('gr.277273.122', None)
    """
    match = _POSTED.fullmatch(suffix)
    if not match:
        return suffix, None
    _check_posted(registrant, match["id"])
    return match["id"], int(match["version"]) if match["version"] else None
