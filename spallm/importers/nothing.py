"""What stands in lists where there is nothing."""

from __future__ import annotations

_SIGN_WORDS = """
    - -- --- – — n/a n.a. na none null nan tbd tba todo ? / \\ x × ✗ ❌ ✘ . ... … _ 无 暂无 没有
    未公开 未知 unknown
    """
_SIGNS = frozenset(_SIGN_WORDS.split())
_PHRASES = frozenset(("", "coming soon", "not available", "not yet", "to be released"))


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing.

    >>> [is_nothing(text) for text in ("-", " N/A ", "暂无", "Nature")]
    [True, True, True, False]
    """
    bare = text.strip(" \t\n\u3000*_`()").casefold()
    return bare in _SIGNS or bare in _PHRASES
