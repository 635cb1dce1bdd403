"""The options that choose a part of the graph, and the choosing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.store.graph import Graph
    from spallm.store.subgraph import Subgraph

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class Choice:
    """A selection and the graph that it was made from."""

    chosen: Subgraph
    whole: Subgraph


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
) -> Choice:  # fmt: skip
    """Return the part of the graph that the options name, or all of it."""
    from spallm.store.subgraph import subgraph

    if sum(map(bool, (ids, around, query))) > 1:
        raise UsageError("ids, --around and --query are three ways to choose; give one of them")
    whole = subgraph(graph.quads())
    if not ids and not around and not query:
        return Choice(whole, whole)
    chosen = _chosen(graph, whole, ids, around, hops, query, parameters)
    if not chosen.nodes:
        raise UsageError("the selection is empty", hint="Ask the query by itself to see why.")
    return Choice(chosen, whole)


def _chosen(
    graph: Graph, whole: Subgraph, ids: tuple[str, ...], around: str | None, hops: int,
    query: str | None, parameters: Mapping[str, str],
) -> Subgraph:  # fmt: skip
    from spallm.analysis.neighbourhood import around as neighbourhood
    from spallm.analysis.resolve import resolve

    if around:
        return neighbourhood(whole, resolve(graph, around).iri, hops)
    if query:
        return _answered(graph, whole, query, parameters)
    return whole.restricted(resolve(graph, name).iri for name in ids)


def _answered(graph: Graph, whole: Subgraph, query: str, parameters: Mapping[str, str]) -> Subgraph:
    from spallm.analysis.answers import mentioned, stated
    from spallm.cli.asking import question

    asked = question(graph, query, parameters)
    if asked.form == "SELECT":
        return mentioned(whole, graph.select(asked.text, **asked.terms))
    if asked.form == "ASK":
        raise UsageError("a query that answers yes or no selects nothing", hint="Use SELECT.")
    return stated(whole, graph.construct(asked.text, **asked.terms))
