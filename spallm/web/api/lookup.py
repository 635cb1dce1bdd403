"""Looking entities up: by the path of their page, or by IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from annotated_types import Len
from typing_extensions import TypedDict

from spallm.errors import UnknownId
from spallm.nearness import unknown
from spallm.web.api.entity import Entity, entity_json
from spallm.web.api.resource import Resource
from spallm.web.api.shape import shape

if TYPE_CHECKING:
    from spallm.web.library import Library

_ELSEWHERE = "Look for it with api/search?q=…"


@shape
class PathQuery(TypedDict):
    """An entity by the path of its page."""

    kind: str
    """The kind of the entity, such as model; of a graph with other addresses the word entity."""
    id: str
    """Its id, such as scgpt; of a graph with other addresses the digest in the path of its page."""


@shape
class IriQuery(TypedDict):
    """An entity by its IRI."""

    iri: Annotated[str, Len(1, 2000)]
    """The whole IRI, such as https://w3id.org/spallm/model/scgpt."""


def by_path(library: Library, asked: PathQuery) -> dict[str, Any]:
    """Return the entity at a path."""
    path = f"{asked['kind']}/{asked['id']}"
    if node := library.by_path.get(path):
        return entity_json(library, node.iri)
    raise unknown("entity", path[:200], library.by_path, elsewhere=_ELSEWHERE)


def by_iri(library: Library, asked: IriQuery) -> dict[str, Any]:
    """Return the entity with an IRI."""
    if asked["iri"] in library.whole.nodes:
        return entity_json(library, asked["iri"])
    raise UnknownId(f"there is no entity with the IRI {asked['iri']}", hint=_ELSEWHERE)


BY_PATH = Resource(
    "/entity/{kind}/{id}", "What is known of an entity", by_path, PathQuery, Entity, (404,)
)
BY_IRI = Resource("/entity", "What is known of an entity, by IRI", by_iri, IriQuery, Entity, (404,))
