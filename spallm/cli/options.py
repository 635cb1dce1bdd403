"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from spallm.store.graph import Graph

Command = TypeVar("Command", bound=Callable[..., Any])
ROWS_FORMATS = ("table", "csv", "tsv", "json")


def graph_options(command: Command) -> Command:
    """Add --graph and --timeout; ``opened`` turns them into a graph."""
    return located(
        command, "An RDF file, a folder of them or of a collection, an on-disk store or a "
        "SPARQL endpoint  [default: the bundled graph]",
    )  # fmt: skip


def located(command: Command, says: str) -> Command:
    """Add --graph, with the words that explain it, and --timeout."""
    command = click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), default=10.0, show_default=True,
        metavar="SECONDS", help="How long one query may take.",
    )(command)  # fmt: skip
    return click.option(
        "--graph", "location", metavar="FILE|DIR|URL", default=None, help=says
    )(command)  # fmt: skip


def opened(location: str | None, timeout: float) -> Graph:
    """Open the graph that the options name; its worker starts at once and loads meanwhile."""
    from spallm.store.engine import Limits
    from spallm.store.graph import Graph
    from spallm.store.location import open_engine

    limits = Limits(seconds=timeout, rows=None)  # refused before a worker starts
    return Graph(open_engine(location), limits)


def memory_limit(command: Command) -> Command:
    """Add --memory, in megabytes beyond those of the graph."""
    return click.option(
        "--memory", type=click.IntRange(min=16), default=1024, show_default=True, metavar="MB",
        help="How much memory one query may use.",
    )(command)  # fmt: skip


def rows_format(command: Command) -> Command:
    """Add --format for commands that print rows."""
    return click.option(
        "-f", "--format", "form", type=click.Choice(ROWS_FORMATS), default=None,
        help="How rows are written  [default: table on a terminal, else csv]",
    )(command)  # fmt: skip


def language(command: Command) -> Command:
    """Add --lang for commands whose words exist in both languages."""
    return click.option(
        "--lang", "lang", type=click.Choice(["en", "zh"]), default="en", show_default=True,
        help="Language of names and labels.",
    )(command)  # fmt: skip


def output_file(command: Command) -> Command:
    """Add --output; ``-`` is stdout."""
    return click.option(
        "-o", "--output", "output", type=click.Path(path_type=Path, allow_dash=True),
        default=None, metavar="FILE", help="Where it goes; - is stdout.",
    )(command)  # fmt: skip
