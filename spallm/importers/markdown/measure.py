"""How long a text is, in words."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONG_WORD = re.compile(r"(?<![\w-])[^\W\d_][^\W_]{3,}")
_SHORT_WORDS = 3
_SHORT = 40


def count_words(text: str) -> int:
    """Count words; two Chinese characters count as one.

    >>> count_words("A self-supervised model"), count_words("单细胞基础模型")
    (3, 3)
    """
    return len(_WORD.findall(_HAN.sub(" ", text))) + len(_HAN.findall(text)) // 2


def is_short(text: str) -> bool:
    """Whether a text is short enough for a name."""
    return 0 < count_words(text) <= _SHORT_WORDS and len(text) <= _SHORT


def is_headline(text: str) -> bool:
    """Whether most of the longer words of a text are capitalised, as in English titles.

    >>> is_headline("A Fast Server for Large Models"), is_headline("A server that is fast")
    (True, False)
    """
    words: list[str] = _LONG_WORD.findall(text)
    return sum(word[0].isupper() for word in words) * 5 >= len(words) * 3 > 0
