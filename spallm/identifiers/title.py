"""Titles, brought to a form in which two spellings of one title are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

_TAG = re.compile(
    r"</?(?:\w+:)?(?:a|b|br|em|i|italic|bold|p|sc|scp|span|strong|sub|sup|title|tt|u)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TEX_STYLE = re.compile(r"\\(?:emph|text[a-z]+|math[a-z]+)\b")
_TEX_ACCENT = re.compile(r"\\[\"'`^~=.](?=\s*\{?[A-Za-z])|[{}$]")
APOSTROPHES = "'`\u00b4\u02bc\u2018\u2019"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_ACCENT = re.compile("[\u0300-\u036f]")


def fold_accents(text: str) -> str:
    """Take Latin, Greek and Cyrillic accents off; the marks of other scripts stay."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", bare)


def _without_markup(text: str) -> str:
    plain = _TAG.sub("", unescape(text))
    return _TEX_ACCENT.sub("", _TEX_STYLE.sub("", plain))


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _folded(text: str) -> str:
    """Fold case and accents until nothing changes; one pass can bring forth new capitals."""
    while (once := fold_accents(fold_accents(text).casefold())) != text:
        text = once
    return text


@lru_cache(maxsize=20_000)
def normalise_title(text: str) -> str:
    """Reduce a title to its words, for finding the same work twice.

    Case, accents, punctuation, HTML and TeX mark-up go; letters and digits of every script stay.

    >>> normalise_title('scGPT: toward building a <i>foundation</i> model—for “single-cell” data')
    'scgpt toward building a foundation model for single cell data'
    >>> normalise_title('单细胞基础模型、综述')
    '单细胞基础模型 综述'
    """
    plain = _folded(_APOSTROPHE.sub("", _folded(_without_markup(text))))
    return " ".join("".join(each if _is_letter(each) else " " for each in plain).split())
