"""Titles as far as identity goes: their keys, whether they say enough, and how alike they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from spallm import identifiers

#: Titles are compared again and again, and their normal form takes a while.
normalise_title = lru_cache(maxsize=50_000)(identifiers.normalise_title)
#: Letters that a title needs before it tells one work from all others, if it has three words.
ENOUGH = 16
#: What a sign of a script without spaces counts; a word of Latin letters has about three as many.
_WIDE = 3
#: Below this likeness, of 100, two titles have nothing to do with each other: nineteen of twenty
#: pairs drawn from one field, and none of the titles that one work had as preprint and published.
STRANGE = 58
#: From so much in common titles speak for one work where a page does as well; from so great a
#: likeness also, and from a greater where it is a repository, which several works may share.
AKIN, LIKE, NEAR = 95, 80, 90
_WIDE_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def keys(titles: Iterable[str]) -> tuple[str, ...]:
    """Return the normal forms of titles.

    >>> keys(["scGPT: toward building a model"])
    ('scgpt toward building a model',)
    """
    return tuple(dict.fromkeys(key for title in titles if (key := normalise_title(title))))


def bare_keys(titles: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return the normal forms of titles without a short name at an end, if enough is left.

    Such a form may be the title that another list gives. But two of them tell nothing, for every
    maker writes a "technical report".

    >>> bare_keys(["scGPT: toward building a model"], ["scGPT"])
    ('toward building a model',)
    >>> bare_keys(["Toward building a model (scGPT)"], ["scGPT"])
    ('toward building a model',)
    """
    called = [normal for name in names if (normal := normalise_title(name))]
    rests = (
        key.removeprefix(f"{name} ").removesuffix(f" {name}")
        for key in keys(titles)
        for name in called
        if key.startswith(f"{name} ") or key.endswith(f" {name}")
    )
    return tuple(dict.fromkeys(rest for rest in rests if says_enough(rest)))


def says_enough(key: str) -> bool:
    """Tell whether no two works would bear such a title by chance, as they do "Introduction".

    >>> says_enough("layer normalization"), says_enough("attention is all you need")
    (False, True)
    """
    wide = len(_WIDE_SIGN.findall(key))
    if wide * _WIDE >= ENOUGH:
        return True
    return key.count(" ") >= 2 and len(key) - key.count(" ") >= ENOUGH


def pieces(key: str) -> Iterator[str]:
    """Yield the words of a normal title; of scripts without spaces, each two signs."""
    for word in key.split():
        if _WIDE_SIGN.search(word):
            yield from (word[start : start + 2] for start in range(max(1, len(word) - 1)))
        else:
            yield word


def likeness(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """Return how alike the most similar of two groups of normal titles are, of 100."""
    others = tuple(theirs)
    return float(max((fuzz.ratio(one, other) for one in ours for other in others), default=0))


def kinship(ours: Iterable[str], theirs: Iterable[str]) -> float | None:
    """Return how much of two groups of normal titles is shared at best, of 100.

    A part of a title can stand for it. Short names cannot be compared, for they stand for any
    title, nor can titles in different scripts.

    >>> kinship(["toward building a model"], ["scgpt toward building a model"])
    100.0
    >>> kinship(["scgpt"], ["toward building a model"]) is None
    True
    """
    others = [other for other in theirs if says_enough(other)]
    pairs = [(one, other) for one in ours if says_enough(one) for other in others]
    if not pairs or any(one.isascii() != other.isascii() for one, other in pairs):
        return None
    return max(fuzz.token_set_ratio(one, other) for one, other in pairs)
