"""Commands that follow relations: lineage and path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from spallm.cli.options import graph_options, language, opened
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.analysis.lineage import Direction


@click.command("lineage", short_help="Draw what came from what, as a tree.")
@click.argument("name", metavar="ID")
@click.option("--up", is_flag=True, help="Only what it came from.")
@click.option("--down", is_flag=True, help="Only what came from it.")
@click.option("--both", is_flag=True, help="Both ways (default).")
@click.option(
    "--components", is_flag=True,
    help="Add frozen components, followed architectures and inspirations, told apart.",
)  # fmt: skip
@language
@graph_options
@click.pass_context
def lineage_command(
    ctx: click.Context, name: str, up: bool, down: bool, both: bool, components: bool, lang: str,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Draw what a model or dataset came from, and what came from it, as a tree.

    Exits with 1 if nothing is known.

    \b
    Example:  spallm lineage scgpt --components
    """
    direction: Direction = "both" if both or up == down else "up" if up else "down"
    with opened(location, timeout) as graph:
        from spallm.analysis.lineage import lineage
        from spallm.analysis.resolve import resolve
        from spallm.cli.trees import print_tree

        iri = resolve(graph, name).iri
        tree = lineage(graph, iri, direction, components=components)
    print_tree(tree, lang)
    if not tree.ancestors and not tree.descendants:
        click.echo("No lineage is known; that does not say that there is none.", err=True)
        ctx.exit(1)


@click.command("path", short_help="Say how two entities are connected.")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option(
    "--relation", "relations", multiple=True, metavar="NAME",
    help="Walk only along this relation, e.g. cites or fineTunedFrom; may be repeated.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=3, show_default=True)
@language
@graph_options
@click.pass_context
def path_command(
    ctx: click.Context, start: str, end: str, relations: tuple[str, ...], limit: int, lang: str,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Say how two entities are connected, by the shortest ways between them.

    Edges are walked either way and named as one reads them. Exits with 1 if there is no way.

    \b
    Example:  spallm path scgpt-spatial geneformer
    """
    with opened(location, timeout) as graph:
        from spallm.analysis.paths import path
        from spallm.analysis.resolve import resolve
        from spallm.cli.trees import print_path

        ends = (resolve(graph, start).iri, resolve(graph, end).iri)
        if len(set(ends)) == 1:
            raise UsageError(f"{start!r} and {end!r} are the same: {ends[0]}")
        ways = path(graph, *ends, relations or None, limit)
    for way in ways:
        print_path(way, lang)
    if not ways:
        click.echo("No way is known between the two.", err=True)
        ctx.exit(1)
