"""arXiv identifiers of both styles.

Since April 2007 they are a year, a month and a number (four digits until 2014, five from 2015);
before, an archive, a year, a month and three digits, with or without a subject class.
"""

from __future__ import annotations

import re

from spallm.identifiers.address import site
from spallm.identifiers.fault import cut_off, malformed
from spallm.identifiers.scheme import Reading, Scheme

_KIND = "arXiv identifier"
_EXAMPLE = "2405.06708 or hep-th/9901001"
_ARCHIVE_NAMES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
    cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex
    nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con
"""
_ARCHIVES = frozenset(_ARCHIVE_NAMES.split())
_OLD_HEAD = "(?:" + "|".join(sorted(_ARCHIVES, key=len, reverse=True)) + r")(?:\.[a-z-]+)?/"

_LEAD = re.compile(r"(?:doi\s*:?\s*)?10\.48550/arxiv\.|arxiv\s*[:.]\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*\[[\w.-]+\].*$|(?:\.(?:pdf|html?|ps|gz))+$|[./]$", re.IGNORECASE)
_NEW = re.compile(r"(?P<when>\d{4})\.(?P<number>\d{0,9})(?:v(?P<version>\d{0,4}))?", re.IGNORECASE)
_OLD = re.compile(
    r"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z-]+)?/(?P<when>\d{0,4})(?P<number>\d{0,9})"
    r"(?:v(?P<version>\d{0,4}))?",
    re.IGNORECASE,
)

_FIRST_NEW, _FIRST_FIVE_DIGITS, _FIRST_OLD = "0704", "1501", "9107"


def _check_digits(text: str, number: str, due: int) -> None:
    """Refuse a number that has fewer or more digits than its month asks for."""
    if len(number) < due:
        because = f"{due} digits are due where {len(number)} stand"
        raise cut_off(_KIND, text, because, _EXAMPLE)
    if len(number) > due:
        because = f"{len(number)} digits stand where {due} are due"
        raise malformed(_KIND, text, because, _EXAMPLE)


def _check_month(text: str, when: str, *, exists: bool) -> None:
    """Refuse a month that the calendar, or this style of identifier, does not know."""
    if len(when) < 4:
        raise cut_off(_KIND, text, "its year and month are not whole", _EXAMPLE)
    if not "01" <= when[2:] <= "12":
        raise malformed(_KIND, text, f"there is no month {when[2:]}", _EXAMPLE)
    if not exists:
        because = "identifiers of this style were not given out at that time"
        raise malformed(_KIND, text, because, _EXAMPLE)


def _version(match: re.Match[str]) -> int | None:
    return int(match["version"]) if match["version"] else None


def _read_new(match: re.Match[str]) -> Reading:
    when, number = match["when"], match["number"]
    _check_month(match[0], when, exists=_FIRST_NEW <= when < "9100")
    _check_digits(match[0], number, 5 if when >= _FIRST_FIVE_DIGITS else 4)
    return f"{when}.{number}", _version(match)


def _read_old(match: re.Match[str]) -> Reading:
    archive, when, number = match["archive"].lower(), match["when"], match["number"]
    if archive not in _ARCHIVES:
        raise malformed(_KIND, match[0], f"arXiv has no archive {archive!r}", _EXAMPLE)
    _check_month(match[0], when, exists=when >= _FIRST_OLD or when < _FIRST_NEW)
    _check_digits(match[0], number, 3)
    return f"{archive}/{when}{number}", _version(match)


_STYLES = ((_NEW, _read_new), (_OLD, _read_old))


def read_arxiv(text: str) -> Reading:
    """Read an arXiv identifier without its web address, or the DOI that arXiv gives it."""
    bare = _LEAD.sub("", text.strip(), count=1)
    while (shorter := _TAIL.sub("", bare)) != bare:
        bare = shorter
    for pattern, read in _STYLES:
        if (match := pattern.fullmatch(bare)) and bare.isascii():
            return read(match)
    if re.fullmatch(r"\d{0,4}|[a-z-]*", bare):
        raise cut_off(_KIND, text, "its number is missing", _EXAMPLE)
    raise malformed(_KIND, text, "it has neither of the two styles", _EXAMPLE)


def read_arxiv_suffix(registrant: str, suffix: str) -> Reading:
    """Read the suffix of an arXiv DOI; 10.48550 gives out nothing but these."""
    value, version = read_arxiv(f"{registrant}/{suffix}")
    return f"arxiv.{value}", version


ARXIV = Scheme(
    name="arxiv",
    label=_KIND,
    example=_EXAMPLE,
    link="https://arxiv.org/abs/{}",
    read=read_arxiv,
    prefixes=("arxiv",),
    bare=re.compile(
        rf"(?:doi\s*:?\s*)?10\.48550/arxiv\.|arxiv\.?\s*\d{{4}}\.|\d{{4}}\.\d*(?:v\d*)?\.?$|{_OLD_HEAD}",
        re.IGNORECASE,
    ),
    sites=(
        site("doi.org", r"/(?P<id>10\.48550/arxiv\..*)"),
        site(
            "arxiv.org ar5iv.org alphaxiv.org",
            r"/(?:abs|pdf|html|ps|format|src|e-print|overview)/(?P<id>.+)",
            "arxiv:{}",
        ),
        site("huggingface.co hf.co", r"/papers/(?P<id>[^/]+)", "arxiv:{}"),
    ),
)


def normalise_arxiv(text: str) -> Reading:
    """Part an arXiv identifier from its version; the subject class of an old one goes.

    >>> normalise_arxiv('https://arxiv.org/pdf/2405.06708v2.pdf')
    ('2405.06708', 2)
    >>> normalise_arxiv('math.GT/0309136')
    ('math/0309136', None)
    """
    return ARXIV.reading(text)
