"""Years that identifiers hold: when a preprint was posted, or an article got its DOI."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spallm.linting.words import Words

_ARXIV = re.compile(r"arxiv:(?P<year>\d\d)\d\d\.\d+|arxiv:[a-z.-]+/(?P<old>\d\d)\d{5}")
_POSTED = re.compile(r"doi:10\.(?:1101|64898)/(?P<year>20\d\d)\.\d\d\.\d\d\.\d+")
_SPRINGER = re.compile(r"doi:10\.(?:1038|1007|1186)/s\d{5}-0(?P<year>\d\d)-\d{4,5}-\w")
_ELSEVIER = re.compile(r"doi:10\.1016/j\.[a-z]+\.(?P<year>20\d\d)\.\d")
_ACL = re.compile(r"acl:(?P<year>20\d\d)\.|acl:[A-Z](?P<old>\d\d)-\d{4}")
#: The first 1,500 or so of a January, and of the years when numbers had four digits the first 500.
_FIRST_DAYS = re.compile(r"arxiv:\d\d01\.(?:0[01]\d{3}|0[0-4]\d\d)$")
#: arXiv began in 1991; two digits stand for the hundred years from then on.
_FIRST = 1991


@dataclass(frozen=True, slots=True)
class Dated:
    """The year that an identifier holds, and what was in that year.

    Of proceedings it is exact; articles come out in it or later. What was posted on the first days
    of a year was perhaps sent in on the last of the one before: ``at_turn`` tells.
    """

    year: int
    what: Words
    is_preprint: bool = False
    is_exact: bool = False
    at_turn: bool = False


_DATES = (
    (_ARXIV, Words("was posted to arXiv in {}", "于 {} 年上传至 arXiv"), True, False),
    (_POSTED, Words("was posted in {}", "于 {} 年上传"), True, False),
    (_SPRINGER, Words("carries the year {}", "中的年份为 {}"), False, False),
    (_ELSEVIER, Words("carries the year {}", "中的年份为 {}"), False, False),
    (_ACL, Words("is in proceedings of {}", "收入 {} 年的会议论文集"), False, True),
)


def dated(curie: str) -> Dated | None:
    """Return the year that an identifier holds, if its scheme has one.

    >>> dated("arxiv:2312.04567").year, dated("doi:10.1126/science.ade2574")
    (2023, None)
    """
    for pattern, what, is_preprint, is_exact in _DATES:
        if match := pattern.match(curie):
            digits = next(group for group in match.groups() if group)
            at_turn = _FIRST_DAYS.match(curie) is not None
            return Dated(_full(digits), what, is_preprint, is_exact, at_turn)
    return None


def _full(digits: str) -> int:
    year = int(digits)
    if year > 99:
        return year
    return year + (1900 if year >= _FIRST % 100 else 2000)
