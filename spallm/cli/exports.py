"""The export command."""

from __future__ import annotations

from pathlib import Path

import click

from spallm.cli.options import graph_options, language, opened, output_file
from spallm.cli.progress import waiting
from spallm.cli.selecting import Wanted, selection_options


@click.command("export", short_help="Take the graph, or a part of it, out for other tools.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@selection_options
@click.option(
    "-f", "--format", "form", metavar="FORMAT",
    help="turtle, ntriples, trig, nquads, jsonld or rdfxml; graphml, gexf, dot, vosviewer or "
    "cytoscape; bibtex, biblatex, ris, csl-json or bibliography; csv, tsv, jsonl, xlsx, markdown "
    "or latex  "
    "[default: what the file's name says, else trig]",
)  # fmt: skip
@click.option(
    "--style",
    metavar="STYLE",
    help="Citation style of a bibliography: a CSL style, such as apa, or the path of a .csl file; "
    "list names them all  [default: nature]",
)
@click.option(
    "--as",
    "markup",
    type=click.Choice(["text", "html", "markdown"]),
    help="What a bibliography is written as  [default: what the file's name says, else text]",
)
@click.option(
    "--evidence/--no-evidence", default=True,
    help="Whether trig, nquads and jsonld have the named graphs that say who states what  "
    "[default: with]",
)  # fmt: skip
@language
@output_file
@graph_options
def export_command(
    ids: tuple[str, ...], wanted: Wanted, form: str | None, style: str | None,
    markup: str | None, evidence: bool, lang: str, output: Path | None, location: str | None,
    timeout: float,
) -> None:  # fmt: skip
    """Take the graph, or a part of it, out in the format of another tool.

    \b
    Examples:  spallm export scgpt geneformer --format markdown
               spallm export --around scgpt --hops 1 -o scgpt.graphml
               spallm export --query papers-on-task -p task perturbation-prediction -o review.bib
               spallm export --kind model --section spatial-models --since 2023 -o spatial.xlsx
    """
    if style == "list":
        _list_styles()
        return
    with opened(location, timeout) as graph:
        from spallm.cli.output import write_out
        from spallm.cli.selecting import choose
        from spallm.exports import Options, export, format_for

        by_name = format_for(output) if output and str(output) != "-" and form is None else "trig"
        chosen_form = by_name if form is None else form
        options = Options(
            evidence=evidence,
            style=style or "",
            language=lang,
            markup=markup or _markup(chosen_form, output),
        )
        selection = choose(graph, wanted, ids)
        with waiting(f"Writing {chosen_form}"):
            exported = export(
                selection.subgraph, chosen_form, within=selection.whole, options=options
            )
    for note in exported.notes:
        click.echo(note, err=True)
    write_out(exported.body, output)


#: What a bibliography is written as, by the file's extension.
_MARKUPS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def _markup(form: str, output: Path | None) -> str:
    by_name = _MARKUPS.get(output.suffix.lower()) if output and form == "bibliography" else None
    return by_name or "text"


def _list_styles() -> None:
    from spallm.exports.styles import style_names

    click.echo("\n".join(style_names()))
