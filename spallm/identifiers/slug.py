"""Slugs: names that stand in ids, file names and addresses."""

from __future__ import annotations

import re

from spallm.errors import UsageError
from spallm.identifiers.title import APOSTROPHES, fold_accents, normalise_title

_GREEK_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu
    nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega
"""
_ALPHA = ord("\N{GREEK SMALL LETTER ALPHA}")
_GREEK = {chr(_ALPHA + place): name for place, name in enumerate(_GREEK_NAMES.split())}
_LATIN = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}
_SIGNS = {"+": " plus ", "&": " and ", **dict.fromkeys(APOSTROPHES, "")}
_SPELT = str.maketrans({**_GREEK, **_LATIN, **_SIGNS})
_WORD = re.compile(r"[a-z0-9]+")
_HASH_LENGTH = 12


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_accents(fold_accents(text).casefold()).translate(_SPELT))


def _fallback(text: str, max_length: int) -> str:
    """Make a slug for text without a Latin word: the same text always gets the same one."""
    from hashlib import sha256  # loads OpenSSL, which few slugs need

    essence = normalise_title(text) or " ".join(text.split())
    return f"x{sha256(essence.encode('utf-8', 'replace')).hexdigest()[:_HASH_LENGTH]}"[:max_length]


def _cut(words: list[str], max_length: int) -> str:
    """Join as many words as fit; a first word that is too long is cut itself."""
    joined = words[0][:max_length]
    for word in words[1:]:
        if len(joined) + 1 + len(word) > max_length:
            break
        joined = f"{joined}-{word}"
    return joined


def slug(text: str, max_length: int = 64) -> str:
    """Write text as words of ``[a-z0-9]`` joined by hyphens, at most ``max_length`` characters.

    Accents go, Greek letters and '+' are spelt out, other scripts are left out. Text without any
    Latin word gets a slug made of a hash. Raises :class:`~spallm.errors.UsageError` for blank
    text.

    >>> slug('Tahoe-100M: a β-cell atlas')
    'tahoe-100m-a-beta-cell-atlas'
    >>> slug('UCE+')
    'uce-plus'
    >>> slug('Universal cell embedding provides a foundation model', max_length=30)
    'universal-cell-embedding'
    >>> slug('单细胞') == slug(' 单细胞 ')
    True
    """
    if max_length < 1 or not text.strip():
        raise UsageError("a slug needs some text and room for at least one character")
    words = _words(text)
    return _cut(words, max_length) if words else _fallback(text, max_length)
