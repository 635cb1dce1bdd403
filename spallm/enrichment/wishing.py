"""Wishes as they are typed: what, from whom, for which records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from spallm.enrichment.lookup import Wish
from spallm.enrichment.service import What
from spallm.enrichment.services import ALL, chosen
from spallm.nearness import unknown


def read_wish(
    whats: Iterable[str], sources: Iterable[str], ids: Iterable[str] = (), limit: int | None = None
) -> Wish:
    """Return the wish that words make; no words mean everything, and everybody.

    Raises UsageError for a word that means nothing, and for services that cannot tell what is
    wished for.

    >>> read_wish(["licences"], ["github"]).services[0].label
    'GitHub'
    """
    said = tuple(whats) or ALL
    for what in said:
        if what not in ALL:
            raise unknown("thing to look up", what, ALL)
    wished = cast("tuple[What, ...]", said)
    return Wish(frozenset(wished), chosen(sources, wished), tuple(dict.fromkeys(ids)), limit)


def parted(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the words of options that may be given several times, with commas in each.

    >>> parted(["openalex, crossref", "arxiv"])
    ('openalex', 'crossref', 'arxiv')
    """
    words = (word.strip() for text in texts for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))
