"""Ids of new records: short, unique over all kinds, and the same whenever a list is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spallm.identifiers import normalise_title, slug

#: As long as the ids of papers get; they break off between words.
LONGEST = 48
#: An id that is shorter says little of a title in another script; so much of a hash is added.
_TOO_SHORT, _HASH = 8, 7
_OTHER_SCRIPTS = re.compile(r"[\u0370-\uffef]+")
#: Words with which an id does not end.
_LOOSE = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the",
    "to", "using", "via", "with", "without",
})  # fmt: skip


def paper_id(title: str, name: str | None) -> str:
    """Return the id that a paper would like: its short name, then its title.

    >>> paper_id("scGPT: toward building a foundation model for single-cell multi-omics", "scGPT")
    'scgpt-toward-building-a-foundation-model'
    >>> paper_id("Towards K-means-friendly spaces", "DCN")
    'dcn-towards-k-means-friendly-spaces'

    What has hardly any Latin letters is told from others by the rest of its title as well.

    >>> paper_id("小明NLP", None) == paper_id("华为云NLP", None)
    False
    """
    whole = f" {normalise_title(title)} "
    is_there = not name or f" {normalise_title(name)} " in whole
    words = slug(title if is_there else f"{name} {title}", max_length=LONGEST).split("-")
    while len(words) > 1 and words[-1] in _LOOSE:
        words.pop()
    found = "-".join(words)
    if len(found) < _TOO_SHORT and (rest := "".join(_OTHER_SCRIPTS.findall(title))):
        return f"{found}-{slug(rest)[:_HASH]}"
    return found


class Ids:
    """Ids that are taken, and those that are given out."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def take(self, *wishes: str) -> str:
        """Return the first wish that is free, or else the first with a number."""
        for wish in self._choices(wishes):
            if wish not in self._taken:
                self._taken.add(wish)
                return wish
        raise AssertionError("numbers do not end")

    def hold(self, name: str) -> None:
        """Keep an id from being given out."""
        self._taken.add(name)

    def _choices(self, wishes: tuple[str, ...]) -> Iterator[str]:
        yield from wishes
        number = 2
        while True:
            yield f"{wishes[0]}-{number}"
            number += 1
