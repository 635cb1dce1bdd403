"""Text brought to a form in which spellings that readers take for the same are equal."""

from __future__ import annotations

import re
from unicodedata import category, normalize

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text without case, accents, full-width forms and doubled space.

    >>> folded("Ｓｃ ＧＰＴ")
    'sc gpt'
    >>> folded("Théis")
    'theis'
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    wide = normalize("NFD", normalize("NFKC", text).casefold())
    bare = "".join(each for each in wide if category(each) != "Mn")
    return " ".join(normalize("NFC", bare).split())


def words(text: str) -> tuple[str, ...]:
    """Return the words of a folded text; punctuation parts them.

    >>> words("scgpt-spatial: a model")
    ('scgpt', 'spatial', 'a', 'model')
    """
    return tuple(_WORD.findall(text))
