"""Selecting a part of a graph: around an entity, by a query, or by a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.answers import mentioned, stated
from spallm.analysis.neighbourhood import around
from spallm.analysis.resolve import resolve
from spallm.errors import UsageError
from spallm.knowledge_graph.asking import Parameter, question
from spallm.knowledge_graph.selection import Selection
from spallm.store.text import QueryText

if TYPE_CHECKING:
    from spallm.store.graph import Graph
    from spallm.store.subgraph import Subgraph


@dataclass(frozen=True)
class Choice:
    """What to select; one of ``around``, ``query`` and ``ids``, or none for everything."""

    around: str | None
    hops: int
    relations: Iterable[str] | None
    query: str | None
    ids: Iterable[str] | None
    parameters: Mapping[str, Parameter]


def select(graph: Graph, whole: Callable[[], Subgraph], choice: Choice) -> Selection:
    """Return what a choice selects from a graph."""
    ways = {"around": _around, "query": _by_query, "ids": _by_ids}
    given = [name for name in ways if getattr(choice, name) is not None]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} cannot be combined", hint="Give one of them.")
    if choice.parameters and given != ["query"]:
        raise UsageError(
            f"{next(iter(choice.parameters))} is no option of a selection",
            hint="Options are around, hops, relations, query and ids.",
        )
    if not given:
        return Selection(whole(), "SpaLLM", whole)
    title, found = ways[given[0]](graph, whole(), choice)
    return Selection(found, title, whole)


def _around(graph: Graph, whole: Subgraph, choice: Choice) -> tuple[str, Subgraph]:
    node = resolve(graph, choice.around or "")
    return node.label, around(whole, node.iri, choice.hops, choice.relations)


def _by_query(graph: Graph, whole: Subgraph, choice: Choice) -> tuple[str, Subgraph]:
    text, terms = question(graph, choice.query or "", choice.parameters)
    form = QueryText(text).form
    if form == "ASK":
        raise UsageError(
            "a yes-or-no question selects nothing", hint="Ask with SELECT or CONSTRUCT."
        )
    if form == "SELECT":
        return "Query", mentioned(whole, graph.select(text, **terms))
    return "Query", stated(whole, graph.construct(text, **terms))


def _by_ids(graph: Graph, whole: Subgraph, choice: Choice) -> tuple[str, Subgraph]:
    names = (choice.ids,) if isinstance(choice.ids, str) else choice.ids or ()
    iris = [resolve(graph, each).iri for each in names]
    return "Selection", whole.restricted(iris)
