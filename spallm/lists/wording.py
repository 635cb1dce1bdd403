"""The fixed words of lists in English, in Chinese, and in both side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "zh", "both"]
#: The languages that a list is written in; ``both`` has headings and fixed words twice.
LANGUAGES: tuple[Language, ...] = ("en", "zh", "both")
_BETWEEN = " / "

_WORDS = {
    "year": ("Year", "年份"),
    "title": ("Title", "标题"),
    "venue": ("Venue", "期刊/会议"),
    "paper": ("Paper", "论文"),
    "code": ("Code", "代码"),
    "method": ("Method", "方法"),
    "conference": ("Conference", "会议"),
    "link": ("Link", "链接"),
    "weights": ("Weights", "权重"),
    "page": ("Page", "主页"),
    "other": ("Other works", "其他论文"),
    "contents": ("Contents", "目录"),
    "works": ("works", "论文"),
    "sections": ("sections", "分区"),
    "with-code": ("with code", "有代码"),
}


def word(name: str, language: Language) -> str:
    """Return a fixed word.

    >>> word("year", "zh"), word("year", "both")
    ('年份', 'Year / 年份')
    """
    english, chinese = _WORDS[name]
    return {"en": english, "zh": chinese, "both": _BETWEEN.join((english, chinese))}[language]


def label(name: str, language: Language) -> str:
    """Return the word for a link, the English one where both would stand.

    >>> label("code", "both"), label("link", "zh")
    ('Code', '链接')
    """
    return word(name, "en" if language == "both" else language)


def named(texts: Mapping[str, str], language: Language, otherwise: str) -> str:
    """Return a name in a language, the nearest there is, or both.

    >>> named({"en": "Cells", "zh": "细胞"}, "both", "cells"), named({"zh": "细胞"}, "en", "cells")
    ('Cells / 细胞', '细胞')
    """
    if language == "both":
        found = dict.fromkeys(_nearest(texts, each, otherwise) for each in ("en", "zh"))
        return _BETWEEN.join(found)
    return _nearest(texts, language, otherwise)


def counted(works: int, language: Language) -> str:
    """Return how many works there are, in words.

    >>> counted(1, "en"), counted(1200, "zh"), counted(2, "both")
    ('1 work', '1,200 篇', '2 works / 2 篇')
    """
    english = f"{works:,} work{'' if works == 1 else 's'}"
    return named({"en": english, "zh": f"{works:,} 篇"}, language, "")


def _nearest(texts: Mapping[str, str], language: str, otherwise: str) -> str:
    for each in (language, "en", "", "zh"):
        if each in texts:
            return texts[each]
    return next(iter(texts.values()), otherwise)
