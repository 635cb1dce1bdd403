"""Selecting a part of a graph: by an expression, or by the keywords of ``subgraph``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import warn

from spallm.analysis.asking import is_name
from spallm.errors import UsageError
from spallm.knowledge_graph.asking import Parameter, term, word
from spallm.knowledge_graph.selection import Selection
from spallm.selecting.choice import Choice, Everything, either
from spallm.selecting.entities import Named, of_names
from spallm.selecting.parsing import parse
from spallm.selecting.queries import Query
from spallm.selecting.relations import Around
from spallm.selecting.saved import expanded
from spallm.selecting.scope import FOLDER, GraphScope, Scope
from spallm.store.home import OURS, Home
from spallm.store.prepared import prepare

if TYPE_CHECKING:
    from spallm.selecting.index import Index
    from spallm.store.graph import Graph


def select(
    graph: Graph, index: Index, choice: Choice | str, folder: Path = FOLDER, *, files: bool = True
) -> Selection:
    """Return what an expression selects from a graph.

    ``folder`` holds the saved selections. Without ``files`` the expression may name no file. What
    somebody must know of the files that were read is warned about.
    """
    selection = found(choice, GraphScope(index, folder, files, graph=graph))
    for note in selection.notes:
        warn(note, stacklevel=3)
    return selection


def found(choice: Choice | str, scope: Scope) -> Selection:
    """Return what an expression selects within a scope."""
    try:
        chosen = expanded(parse(choice) if isinstance(choice, str) else choice, scope)
        members = scope.members(chosen)
        return Selection.of(scope.whole, chosen, members, tuple(scope.notes))
    except RecursionError:
        raise UsageError(
            "the parts of the selection stand in each other too deep",
            hint="Save what a part finds as a screening file, and name that.",
        ) from None


def of_keywords(
    around: str | None,
    hops: int,
    relations: Iterable[str] | None,
    query: str | None,
    ids: Iterable[str] | None,
    parameters: Mapping[str, Parameter],
    home: Home = OURS,
) -> Choice:
    """Return the choice that the keywords of ``subgraph`` mean; several are united."""
    if parameters and query is None:
        raise UsageError(
            f"{next(iter(parameters))} is no option of a selection",
            hint="Options are around, hops, relations, query and ids.",
        )
    choices = tuple(_given(around, hops, relations, query, ids, parameters, home))
    return either(choices) if choices else Everything()


def _given(
    around: str | None,
    hops: int,
    relations: Iterable[str] | None,
    query: str | None,
    ids: Iterable[str] | None,
    parameters: Mapping[str, Parameter],
    home: Home,
) -> Iterator[Choice]:
    if ids is not None:
        yield of_names(ids)
    if around is not None:
        along = (relations,) if isinstance(relations, str) else tuple(relations or ())
        yield Around(Named(around), hops, along)
    if query is not None:
        yield _asked(query, parameters, home)


def _asked(query: str, parameters: Mapping[str, Parameter], home: Home) -> Choice:
    """Return the choice of a query; values for SPARQL are terms and become a part of its text."""
    if is_name(query):
        return Query(query.strip(), tuple((name, word(each)) for name, each in parameters.items()))
    terms = {name: term(value) for name, value in parameters.items()}
    return Query(prepare(query, terms, prefixes=home.prefixes).text if terms else query)
