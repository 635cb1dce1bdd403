"""Claims: a value together with who says so.

A fact in ``data/`` is never a bare value. It is a list of claims, each with the footnotes that
support it. Where claims about one property differ, ranks settle the curated view in the manner
of Wikidata: preferred claims if there are any, else the normal ones, never the deprecated ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Generic, Literal, TypeVar

from pydantic import Field

from spallm.records.record import Count, Record, Slug, Text

T = TypeVar("T")
Rank = Literal["preferred", "normal", "deprecated"]
Footnotes = Annotated[tuple[Slug, ...], Field(min_length=1)]


class Evidence(Record):
    """A footnote: a source, the place in it, and on what footing it speaks.

    ``source`` is the id of a source record or of a paper. ``basis`` is left out where the
    source's own kind already says it.
    """

    source: Slug
    locator: Text | None = None
    basis: Slug | None = None


class Claim(Record, Generic[T]):
    """A value and the footnotes that support it."""

    value: T
    by: Footnotes
    rank: Rank = "normal"
    note: Text | None = None
    note_zh: Text | None = None


if TYPE_CHECKING:
    Claims = tuple[Claim[T], ...]
else:

    class Claims:
        """Several claims about one property.

        A plain alias does not do: pydantic resolves ``Claim[T]`` in it at once and forgets T.
        """

        def __class_getitem__(cls, value_type: object) -> object:
            return tuple[Claim[value_type], ...]


class Quantity(Record):
    """An amount that means nothing without its unit: cells, spots, image pairs, reads."""

    amount: Count
    unit: Text
    qualifier: Literal["about", "over", "under"] | None = None


def curated(claims: Claims[T]) -> tuple[Claim[T], ...]:
    """Return the claims that the curated view shows.

    >>> first = Claim[int](value=2022, by=("paper",), rank="preferred")
    >>> other = Claim[int](value=2023, by=("list",))
    >>> [claim.value for claim in curated((first, other))]
    [2022]
    """
    preferred = tuple(claim for claim in claims if claim.rank == "preferred")
    return preferred or tuple(claim for claim in claims if claim.rank == "normal")
