"""Titles beside each other: one spelt in two ways, or two that have nothing in common."""

from __future__ import annotations

from rapidfuzz import fuzz

from spallm.matching.title import kinship, says_enough

#: From this likeness on, of 100, two titles are spellings of one.
_ONE = 85
#: Below this kinship, of 100, two titles have nothing in common.
_STRANGE = 50


def are_spellings(one: str, other: str) -> bool:
    """Tell whether two normal titles are surely one, one of them mistyped or cut perhaps.

    >>> are_spellings("attention is all you need", "attention is al you need")
    True
    """
    if one == other:
        return True
    if not (says_enough(one) and says_enough(other)):
        return False
    return is_begun(one, other) or fuzz.ratio(one, other) >= _ONE


def is_begun(one: str, other: str) -> bool:
    """Tell whether one title begins with the other."""
    return one.startswith(f"{other} ") or other.startswith(f"{one} ")


def likeness(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return how alike the most similar of two groups of normal titles are, of 100."""
    return max((fuzz.ratio(one, other) for one in ours for other in theirs), default=0.0)


def are_strangers(one: str, other: str) -> bool:
    """Tell whether two normal titles say enough to be told apart, and are nothing alike.

    >>> are_strangers("attention is all you need", "deep residual learning for image recognition")
    True
    """
    if not (says_enough(one) and says_enough(other)):
        return False
    shared = kinship([one], [other])
    return shared is not None and shared < _STRANGE
