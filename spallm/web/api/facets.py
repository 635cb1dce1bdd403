"""Facets: what the entities of a kind can be narrowed by, and what a choice leaves of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NotRequired

from annotated_types import Interval
from typing_extensions import TypedDict

from spallm.nearness import unknown
from spallm.web.api.entity import Labels, in_languages, labels_of
from spallm.web.api.problem import unfit
from spallm.web.api.resource import Resource
from spallm.web.api.shape import shape
from spallm.web.facets import Chosen, Facet, Facets, facets_of, narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spallm.store.subgraph import Node
    from spallm.web.library import Library

USUAL, MOST = 20, 100
_ELSEWHERE = "Ask without it to see what there is."

Year = Annotated[int, Interval(ge=0, le=9999)]


@shape
class FacetQuery(TypedDict):
    """A kind, and what its entities have in common; the same words as in the links of lists."""

    kind: str
    """The kind, such as model or paper."""
    since: NotRequired[Year]
    """The first year."""
    until: NotRequired[Year]
    """The last year."""
    limit: NotRequired[Annotated[int, Interval(ge=0, le=MOST)]]
    """How many entities to return; 20 unless told otherwise."""
    offset: NotRequired[Annotated[int, Interval(ge=0, le=1_000_000)]]
    """How many entities to skip."""
    chosen: NotRequired[dict[str, list[str]]]
    """Values by the keys of facets, such as task=perturbation-prediction. A key may be repeated:
    of the values of one facet any will do, of several facets all must fit."""


@shape
class FacetValue(TypedDict):
    """A value to narrow by."""

    value: str
    """What stands for it in queries."""
    labels: Labels
    """What readers call it."""
    count: int
    """How many entities it would leave, under the choices in the other facets."""


@shape
class FacetFound(TypedDict):
    """A property to narrow by."""

    key: str
    """What stands for it in queries."""
    labels: Labels
    """What readers call it."""
    values: list[FacetValue]
    """Its values, the most frequent of the kind first."""


@shape
class YearCount(TypedDict):
    """The entities of a year."""

    year: int
    """The year."""
    count: int
    """How many entities it has, under the choices in the facets."""


@shape
class Listed(TypedDict):
    """An entity that the choice leaves."""

    iri: str
    """Its IRI."""
    id: str
    """Its short name."""
    path: str
    """The path of its page, and below api/entity/ of what is known of it."""
    labels: Labels
    """Its name."""
    year: NotRequired[int]
    """Its year, or that of the work that introduces it."""


@shape
class FacetAnswer(TypedDict):
    """What a choice leaves of a kind; what is not known of an entity counts as not so."""

    total: int
    """How many entities are left."""
    facets: list[FacetFound]
    """The facets of the kind."""
    years: list[YearCount]
    """The years."""
    entities: list[Listed]
    """The entities that are left, in the order of their names, from the offset on."""


def told(library: Library, asked: FacetQuery) -> FacetAnswer:
    """Return the facets of a kind under a choice."""
    kind = asked["kind"]
    if kind not in library.by_kind:
        raise unknown("kind", kind, library.by_kind, elsewhere="The kinds stand at api/.")
    known = facets_of(library, kind)
    values = asked.get("chosen", {})
    _check(known, values)
    left = narrowed(known, Chosen(asked.get("since"), asked.get("until"), values))
    start = asked.get("offset", 0)
    shown = left.nodes[start : start + asked.get("limit", USUAL)]
    return {
        "total": len(left.nodes),
        "facets": [_facet(each, left.counts[each.key]) for each in known.facets],
        "years": [{"year": year, "count": count} for year, count in left.years.items()],
        "entities": [_listed(library, node, known.years.get(node.iri)) for node in shown],
    }


def _check(known: Facets, values: Mapping[str, Sequence[str]]) -> None:
    """Raise for a facet or a value that there is not, with what comes near."""
    by_key = {facet.key: [key for key, _ in facet.values] for facet in known.facets}
    for key, chosen in values.items():
        if key not in by_key:
            raise unfit("facet", key, by_key, elsewhere=_ELSEWHERE)
        for value in chosen:
            if value not in by_key[key]:
                raise unfit(f"value of {key}", value, by_key[key], elsewhere=_ELSEWHERE)


def _facet(facet: Facet, counts: Sequence[int]) -> FacetFound:
    return {
        "key": facet.key,
        "labels": in_languages(facet.title),
        "values": [
            {"value": key, "labels": in_languages(name), "count": count}
            for (key, name), count in zip(facet.values, counts, strict=True)
        ],
    }


def _listed(library: Library, node: Node, year: int | None) -> Listed:
    listed: Listed = {
        "iri": node.iri,
        "id": node.id,
        "path": library.path_of(node.iri),
        "labels": labels_of(node.labels, node.id),
    }
    if year is not None:
        listed["year"] = year
    return listed


FACETS = Resource(
    "/facets/{kind}",
    "What a kind can be narrowed by, and what is left",
    told,
    FacetQuery,
    FacetAnswer,
    (404,),
    others="chosen",
)
