"""What headings say of what stands below them."""

from __future__ import annotations

import re

from spallm.importers.markdown.words import plain
from spallm.importers.venue import heads_venue
from spallm.importers.year import is_date, year

_CONTENTS = (
    r"(?:table of |list of )?contents?|toc|(?:quick )?navigation|index|menu|introduction"
    r"|motivation|preface|overview of this.*|about(?: us| me| this.*)?|目录|前言|简介"
)
_APART = (
    r"contribut\w*|how to contribute.*|licen[cs]es?.*|citations?|citing.*|cite.*|contacts?(?: us)?"
    r"|acknowledge?ments?|acknowledg.*|star history.*|stargazers.*|contributors?.*"
    r"|(?:project )?maintainers?.*|what'?s new.*|(?:latest )?news.*|(?:recent |latest )?updates?"
    r"|change\s?log.*|disclaimer|support.*|sponsors?.*|to-?do.*|bibtex.*|reference format"
    r"|how to cite.*|authors?|back to top|related (?:repos\w*|projects?)|feedback"
    r"|friend(?:ly)? links|our (?:survey|paper|taxonomy).*|贡献.*|许可.*|引用.*|联系.*|致谢.*"
    r"|更新.*|新闻|如何.*贡献.*|声明"
)
_IS_CONTENTS = re.compile(_CONTENTS, re.IGNORECASE)
_IS_APART = re.compile(f"{_CONTENTS}|{_APART}", re.IGNORECASE)
_YEAR_AT_EDGE = re.compile(
    r"^(?:19|20)\d\d(?:\W{0,9}$|\s+(?:papers?|works?|publications?)\b|年)"
    r"|\b(?:19|20)\d\d\W{0,9}$",
    re.IGNORECASE,
)


_YEAR_WORD = re.compile(r"year\b", re.IGNORECASE)
_BEYOND = re.compile(r"(?:before|until|pre|prior to|since|after|up to|≤|<)\b", re.IGNORECASE)


def is_apart(heading: str) -> bool:
    """Whether what stands below a heading is no part of the list: contents, news, licence.

    >>> is_apart("📖 Table of Contents"), is_apart("Survey papers")
    (True, False)
    """
    return bool(_IS_APART.fullmatch(plain(heading)))


def is_contents(heading: str) -> bool:
    """Whether a heading is that of contents or an introduction, which any other ends."""
    return bool(_IS_CONTENTS.fullmatch(plain(heading)))


def is_year_heading(heading: str) -> bool:
    """Whether a heading is a mere year or date.

    >>> is_year_heading("Year 2031"), is_year_heading("2031:"), is_year_heading("CVPR 2031")
    (True, True, False)
    """
    return year(heading) is not None and is_date(_YEAR_WORD.sub("", plain(heading)))


def names_year(heading: str) -> bool:
    """Whether a heading says of what year the works below it are.

    >>> names_year("2021"), names_year("Papers of June 2023"), names_year("ImageNet 2012 winners")
    (True, True, False)
    """
    bare = plain(heading)
    if _BEYOND.match(bare):
        return False
    return heads_venue(bare) or bool(_YEAR_AT_EDGE.search(bare)) or is_year_heading(heading)
