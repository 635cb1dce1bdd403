"""The view command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import graph_options, opened, output_file
from spallm.cli.progress import waiting
from spallm.cli.selecting import Wanted, selection_options

if TYPE_CHECKING:
    from spallm.knowledge_graph.selection import Selection


@click.command("view", short_help="Draw the graph, or a part of it, as one HTML file.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@selection_options
@output_file
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser.")
@click.option("--title", metavar="TEXT", help="Heading of the page.")
@click.option(
    "--sparql/--no-sparql",
    default=True,
    show_default=True,
    help="Whether the page can be asked in SPARQL; without, it is smaller by 2 MB.",
)
@click.option(
    "--engine",
    type=click.Choice(["canvas", "pyvis"]),
    default="canvas",
    show_default=True,
    help="What draws the map: our own canvas, or vis-network as pyvis ships it.",
)
@graph_options
def view_command(
    ids: tuple[str, ...], wanted: Wanted, output: Path | None, in_browser: bool,
    title: str | None, sparql: bool, engine: str, location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Draw the graph, or a part of it, as one HTML file that works offline.

    Writes spallm.html unless --output says otherwise. The file asks no other host for anything.

    \b
    Examples:  spallm view --open
               spallm view --around scgpt --hops 2 -o scgpt.html
               spallm view --query models-for-modality -p modality spatial-transcriptomics
               spallm view --no-sparql -o small.html
    """
    target = output or Path("spallm.html")
    with opened(location, timeout) as graph:
        from spallm.cli.output import write_out
        from spallm.cli.selecting import choose

        selection = choose(graph, wanted, ids)
        heading = title or _title(selection, wanted, ids)
        with waiting("Drawing the page"):
            page = selection.view(heading, engine=engine, sparql=sparql)
    write_out(page.encode(), target)
    if in_browser and str(target) != "-":
        _open(target)


def _title(selection: Selection, wanted: Wanted, ids: tuple[str, ...]) -> str:
    """Return a heading: the names that were given where they say all, else the expression."""
    names = (*ids, *wanted.around, *((wanted.query,) if wanted.query else ()))
    part = ", ".join(names) if wanted.says_only_names else selection.expression
    return f"SpaLLM · {part}" if part not in ("", "everything") and len(part) < 80 else "SpaLLM"


def _open(target: Path) -> None:
    """Open a page in the browser; where there is none, the address helps."""
    import webbrowser

    address = target.resolve().as_uri()
    if not webbrowser.open(address):
        click.echo(f"No browser was found. Open {address}", err=True)
