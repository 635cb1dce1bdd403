"""Chronology: the year and, where known, the day of each node."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

from spallm.store.subgraph import Node
from spallm.views.curated import Curated
from spallm.vocabulary import CODEMETA, DCTERMS, SCHEMA, SPALLM

_INTRODUCED = CODEMETA.referencePublication
_YEARS = (
    (SPALLM.year,), (_INTRODUCED, SPALLM.year), (DCTERMS.issued,), (SCHEMA.datePublished,),
    (DCTERMS.date,), (DCTERMS.created,),
)  # fmt: skip
_DAYS = (
    (DCTERMS.hasVersion, DCTERMS.issued), (DCTERMS.issued,),
    (_INTRODUCED, DCTERMS.hasVersion, DCTERMS.issued), (SCHEMA.datePublished,),
)  # fmt: skip
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?![0-9])")


def years(nodes: Sequence[Node], curated: Curated) -> list[int | None]:
    """Return the year of each node: its own, or that of the work that introduces it."""
    return [_year(node, curated) for node in nodes]


def days(nodes: Sequence[Node], curated: Curated) -> list[str | None]:
    """Return the earliest date of each node, as far as it is known: 2024, 2024-05, 2024-05-17."""
    return [_day(node, curated) for node in nodes]


def _year(node: Node, curated: Curated) -> int | None:
    for path in _YEARS:
        found = [text[:4] for text in _dates(node, curated, [path])]
        if found:
            return int(min(found))
    return None


def _day(node: Node, curated: Curated) -> str | None:
    return min(_dates(node, curated, _DAYS), default=None)


def _dates(node: Node, curated: Curated, paths: Sequence[tuple[str, ...]]) -> list[str]:
    values = curated.first(node.iri, paths)
    texts = [value.value for value in values if isinstance(value, ox.Literal)]
    return [found[0] for text in texts if (found := _DATE.match(text))]
