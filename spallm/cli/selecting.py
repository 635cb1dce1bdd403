"""The options that choose a part of the graph, and the choosing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.knowledge_graph.selection import Selection
    from spallm.store.graph import Graph
    from spallm.store.subgraph import Subgraph

Command = TypeVar("Command", bound=Callable[..., Any])


def selection_options(command: Command) -> Command:
    """Add --around, --hops, --query and --param."""
    for option in (
        click.option(
            "-p", "--param", "parameters", type=(str, str), multiple=True, metavar="NAME VALUE",
            help="A parameter of the query; may be repeated.",
        ),
        click.option(
            "--query", "query", metavar="QUERY",
            help="What a query finds: a saved name, a file, or SPARQL.",
        ),
        click.option(
            "--hops", type=click.IntRange(min=0), default=1, show_default=True,
            help="How far around.",
        ),
        click.option("--around", metavar="ID", help="One entity and what stands around it."),
    ):  # fmt: skip
        command = option(command)
    return command


def choose(
    graph: Graph, ids: tuple[str, ...], around: str | None, hops: int, query: str | None,
    parameters: Mapping[str, str],
) -> Selection:  # fmt: skip
    """Return the part of the graph that the options name, or all of it."""
    from spallm.cli.asking import asked
    from spallm.knowledge_graph.selecting import Choice, select
    from spallm.store.subgraph import subgraph

    @cache
    def whole() -> Subgraph:
        return subgraph(graph.quads())

    if parameters and query is None:
        raise UsageError("-p gives a query its parameters", hint="Name the query with --query.")
    if around is None and _given("hops"):
        raise UsageError("--hops says how far around", hint="Name the entity with --around.")
    wanted = asked(query, parameters) if query is not None else None
    choice = Choice(
        around, hops, None, wanted.query if wanted else None, ids or None,
        wanted.parameters if wanted else parameters,
    )  # fmt: skip
    selection = select(graph, whole, choice)
    if not len(selection):
        if query is None:
            raise UsageError(
                "the graph has no entities",
                hint="Entities have addresses of their own; blank nodes are facts about others.",
            )
        raise UsageError("the selection is empty", hint="Ask the query by itself to see why.")
    return selection


def _given(option: str) -> bool:
    """Whether the user wrote an option, be it the default."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE
