"""The contents: what there is to ask for, and of how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from spallm.web.api.resource import Resource
from spallm.web.api.shape import shape

if TYPE_CHECKING:
    from spallm.web.library import Library


@shape
class NoQuery(TypedDict):
    """Nothing is asked."""


@shape
class Kind(TypedDict):
    """Entities of one sort."""

    kind: str
    """The sort, such as model."""
    entities: int
    """How many there are."""


@shape
class Contents(TypedDict):
    """What there is."""

    entities: int
    """How many entities the graph has."""
    kinds: list[Kind]
    """The kinds of them, the most frequent first."""
    openapi: str
    """The link to the description of this interface."""


def contents(library: Library, asked: NoQuery) -> Contents:  # noqa: ARG001  # as all answers are
    """Return what there is to ask for."""
    counts = {kind: len(nodes) for kind, nodes in library.by_kind.items()}
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return {
        "entities": len(library.whole.nodes),
        "kinds": [{"kind": kind, "entities": counts[kind]} for kind in kinds],
        "openapi": "openapi.json",
    }


CONTENTS = Resource("/", "What there is", contents, NoQuery, Contents)
