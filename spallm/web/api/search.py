"""Search: the entities whose names match a text, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NotRequired

from annotated_types import Interval, Len
from typing_extensions import TypedDict

from spallm.analysis.search import Hit, Index
from spallm.web.api.entity import Labels, labels_of
from spallm.web.api.problem import unfit
from spallm.web.api.resource import Resource
from spallm.web.api.shape import shape
from spallm.web.keeping import kept

if TYPE_CHECKING:
    from spallm.web.library import Library

USUAL, MOST = 20, 100


@shape
class SearchQuery(TypedDict):
    """What is searched for."""

    q: Annotated[str, Len(1, 200)]
    """An id, name, alias, title or author, in any language; typing errors are forgiven."""
    kind: NotRequired[str]
    """Only entities of this kind, such as model or paper."""
    limit: NotRequired[Annotated[int, Interval(ge=1, le=MOST)]]
    """How many hits to return; 20 unless told otherwise."""


@shape
class Found(TypedDict):
    """An entity that matches."""

    iri: str
    """Its IRI."""
    id: str
    """Its short name."""
    kind: str
    """What sort of entity it is."""
    path: str
    """The path of its page, and below api/entity/ of what is known of it."""
    labels: Labels
    """Its name."""
    score: float
    """How well it matches, of 100."""
    field: str
    """What matched: id, name, alias, title or author."""
    text: str
    """The text that matched."""


@shape
class SearchAnswer(TypedDict):
    """The entities that match, the best first."""

    total: int
    """How many entities match."""
    hits: list[Found]
    """The first of them, as many as the limit admits."""


def found(library: Library, asked: SearchQuery) -> SearchAnswer:
    """Return the entities whose names match."""
    kind = asked.get("kind")
    if kind is not None and kind not in library.by_kind:
        raise unfit("kind", kind, library.by_kind, elsewhere="The kinds stand at api/.")
    hits = kept(library, "index of names", _index).ranked(asked["q"], None)
    fitting = [hit for hit in hits if kind in (None, hit.node.kind)]
    return {
        "total": len(fitting),
        "hits": [_told(library, hit) for hit in fitting[: asked.get("limit", USUAL)]],
    }


def _index(library: Library) -> Index:
    return Index(library.whole)


def _told(library: Library, hit: Hit) -> Found:
    node = hit.node
    return {
        "iri": node.iri,
        "id": node.id,
        "kind": node.kind,
        "path": library.path_of(node.iri),
        "labels": labels_of(node.labels, node.id),
        "score": hit.score,
        "field": hit.field,
        "text": hit.text,
    }


SEARCH = Resource("/search", "Search by name, title or author", found, SearchQuery, SearchAnswer)
