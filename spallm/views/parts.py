"""Parts: versions, authors, weights, amounts and findings, told within the facts of their owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spallm.views.statements import Stated
from spallm.views.wording import Text
from spallm.vocabulary import SCHEMA, SPALLM

Json = dict[str, Any]

_QUALIFIERS: Mapping[str, tuple[str, str]] = {
    "about": ("about", "约"),
    "over": ("over", "超过"),
    "under": ("under", "不足"),
}


def grouped(number: str) -> str:
    """Return digits in groups of three; years and small numbers stay as they are.

    >>> grouped("33000000"), grouped("2024")
    ('33,000,000', '2024')
    """
    is_long = number.isascii() and number.isdigit() and 4 < len(number) < 30
    return f"{int(number):,}" if is_long else number


def amount(said: Sequence[Stated]) -> Text:
    """Return a quantity in words."""
    texts = {stated.predicate: stated.value.value for stated in said}
    counted = f"{grouped(texts.get(SCHEMA.value, '?'))} {texts.get(SCHEMA.unitText, '')}".strip()
    words = _QUALIFIERS.get(texts.get(SPALLM.qualifier, ""))
    return [f"{word} {counted}" for word in words] if words else counted


def person(said: Sequence[Stated]) -> Text:
    """Return an author's name."""
    return next((s.value.value for s in said if s.predicate == SCHEMA.name), "?")


#: Parts that read as a few words rather than as facts of their own.
IN_WORDS: Mapping[str, Callable[[Sequence[Stated]], Text]] = {
    SCHEMA.author: person,
    SCHEMA.size: amount,
    SPALLM.pretrainingSize: amount,
}


def position(said: Sequence[Stated]) -> int:
    """Return where a part stands in its row."""
    texts = [s.value.value for s in said if s.predicate == SCHEMA.position]
    return int(texts[0]) if texts and texts[0].isascii() and texts[0].isdigit() else 0
