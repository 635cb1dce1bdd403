"""The command of analyses: centrality, co-citation, main path, communities, trends, coverage."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import graph_options, language, opened, output_file
from spallm.cli.progress import waiting
from spallm.cli.selecting import Wanted, selection_options
from spallm.cli.tabular import print_table, table_format
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.exports.table import Table


@click.command("analyse", short_help="Compute centrality, co-citation, main path and more.")
@click.argument("name", metavar="[NAME]", required=False)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--list", "listed", is_flag=True, help="Say which analyses there are, and end.")
@selection_options
@click.option(
    "--limit", type=click.IntRange(min=0), default=None, metavar="N",
    help="How many rows, topics of trends, or members of each community; 0 is all.  "
    "[default: what --list says]",
)  # fmt: skip
@click.option(
    "--backend",
    metavar="NAME",
    default=None,
    help="The networkx backend that does the sums  [default: as NETWORKX_BACKEND_PRIORITY says]",
)
@table_format
@output_file
@language
@graph_options
@click.pass_context
def analyse_command(
    ctx: click.Context, name: str | None, ids: tuple[str, ...], listed: bool, wanted: Wanted,
    limit: int | None, backend: str | None, form: str | None, output: Path | None, lang: str,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Compute what a review wants: centrality, co-citation, main path, communities, trends.

    The answer is a table with its definition and with what it leaves unknown; spallm analyse --list
    names the analyses. Exits with 1 if the selection holds nothing to reckon with.

    \b
    Examples:  spallm analyse centrality --section spatial-models --limit 10
               spallm analyse co-citation --since 2023 -o co-citation.xlsx
               spallm analyse task-coverage --lang zh
    """
    if listed:
        print_table(_listed(lang), form, output)
        return
    if name is None:
        raise UsageError("no analysis is named", hint="See: spallm analyse --list")
    from spallm.tables.analyses import analysed, analysis

    asked = analysis(name)  # refused before the graph is opened
    with opened(location, timeout) as graph:
        from spallm.cli.selecting import choose
        from spallm.exports.format import Selection

        chosen = choose(graph, wanted, ids)
    shown = asked.usual if limit is None else limit or None
    with waiting("Computing"):
        table = analysed(name, Selection(chosen.subgraph, chosen.whole), lang, shown, backend)
    if not table.rows:
        click.echo("\n".join(table.notes[1:]), err=True)
        ctx.exit(1)
    print_table(table, form, output)


def _listed(lang: str) -> Table:
    """Return the analyses with their titles, what they reckon, and how many rows are usual."""
    from spallm.tables.analyses import listed

    return listed(lang)


#: The same under the other spelling, for fingers that are used to it.
analyze_command = copy(analyse_command)
analyze_command.hidden = True
