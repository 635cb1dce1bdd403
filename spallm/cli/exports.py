"""The export command."""

from __future__ import annotations

from pathlib import Path

import click

from spallm.cli.options import graph_options, opened, output_file
from spallm.cli.selecting import selection_options


@click.command("export")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@selection_options
@click.option(
    "-f", "--format", "form", metavar="FORMAT",
    help="turtle, ntriples, trig, nquads, jsonld, rdfxml, graphml, gexf, bibtex, ris, csv or "
    "markdown  "
    "[default: what the file's name says, else trig]",
)  # fmt: skip
@output_file
@graph_options
def export_command(
    ids: tuple[str, ...], around: str | None, hops: int, query: str | None,
    parameters: tuple[tuple[str, str], ...], form: str | None, output: Path | None,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Take the graph, or a part of it, out in the format of another tool.

    \b
    Examples:  spallm export scgpt geneformer --format markdown
               spallm export --around scgpt --hops 1 -o scgpt.graphml
               spallm export --query papers-on-task -p task perturbation-prediction -o review.bib
    """
    with opened(location, timeout) as graph:
        from spallm.cli.output import write_out
        from spallm.cli.selecting import choose
        from spallm.exports import export, format_for

        by_name = format_for(output) if output and str(output) != "-" and form is None else "trig"
        chosen_form = by_name if form is None else form
        selection = choose(graph, ids, around, hops, query, dict(parameters))
        exported = export(selection.subgraph, chosen_form, within=selection.whole)
    for note in exported.notes:
        click.echo(note, err=True)
    write_out(exported.body, output)
