"""The query command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import graph_options, language, memory_limit, output_file
from spallm.store.home import OURS

if TYPE_CHECKING:
    from spallm.store.engine import Reply
    from spallm.store.graph import Graph
    from spallm.store.home import Home

FORMATS = (
    "table", "csv", "tsv", "json", "xml",
    "turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml",
)  # fmt: skip


@click.command("query")
@click.argument("query", required=False, metavar="[QUERY]")
@click.option(
    "-p", "--param", "parameters", type=(str, str), multiple=True, metavar="NAME VALUE",
    help="Give a parameter its value; may be repeated.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List the saved queries and stop.")
@click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), default=None,
    help="How the answer is written  [default: table on a terminal, else csv or turtle]",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=0), default=10_000, show_default=True, metavar="ROWS",
    help="Cut the answer after so many rows, and say so; 0 for no limit.",
)  # fmt: skip
@memory_limit
@output_file
@language
@graph_options
@click.pass_context
def query_command(
    ctx: click.Context, query: str | None, parameters: tuple[tuple[str, str], ...], listing: bool,
    form: str | None, limit: int, memory: int, output: Path | None, lang: str,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Ask the graph in SPARQL.

    QUERY is the name of a saved query (--list shows them), a file, SPARQL itself, or - for stdin.
    The usual prefixes need no declaration. Exits with 1 if the answer is no, or was cut short.

    \b
    Examples:  spallm query --list
               spallm query ancestors -p model scgpt-spatial
               spallm query "SELECT ?m { ?m fair4ml:mlTask task:batch-integration }" -f csv
    """
    from spallm.cli.options import opened

    if listing:
        _list(lang)
        return
    if len(dict(parameters)) < len(parameters):
        raise click.UsageError("a parameter has one value; -p gives one of them several")
    if query is None:
        raise click.UsageError("name a saved query (see --list), a file, SPARQL, or - for stdin")
    with opened(location, timeout) as graph:
        from dataclasses import replace

        limits = replace(graph.limits, rows=limit or None, memory=memory << 20)
        reply = _ask(graph.within(limits), query, dict(parameters), form, output)
        home = graph.home if reply.format in ("json", "ntriples") else OURS
    _print(reply, form, output, home)
    if reply.truncated:
        click.echo(
            f"Cut short: there are more than {limit:,} rows. Ask for them with --limit 0.", err=True
        )
    ctx.exit(1 if reply.truncated or _says_no(reply) else 0)


def _ask(
    graph: Graph, query: str, values: dict[str, str], form: str | None, output: Path | None
) -> Reply:
    from spallm.cli.asking import asked
    from spallm.knowledge_graph.asking import question
    from spallm.store.formats import check_format
    from spallm.store.text import QueryText

    read = asked(query, values, graph.home) if values else asked(query, values)
    text, terms = question(graph, read.query, read.parameters)
    is_table = QueryText(text).form in ("SELECT", "ASK")
    default = "json" if _in_columns(form, output) and is_table else "csv" if is_table else "turtle"
    wanted = default if form in (None, "table") else form
    check_format(QueryText(text).form, wanted)  # before _PLAIN, in the user's own word for it
    return graph.ask_raw(text, _PLAIN.get(wanted, wanted), terms)


#: Formats with prefixes are written here, where ours are known, from the engine's plain triples.
_PLAIN = {"turtle": "ntriples", "trig": "ntriples"}


def _in_columns(form: str | None, output: Path | None) -> bool:
    return form == "table" or (form is None and output is None and sys.stdout.isatty())


def _print(reply: Reply, form: str | None, output: Path | None, home: Home) -> None:
    from spallm.cli.output import write_out

    if _in_columns(form, output) and reply.format == "json":
        from spallm.cli.asking import show_reply

        show_reply(reply, home)
    elif reply.format == "ntriples" and form != "ntriples":
        from spallm.cli.asking import prettified

        write_out(prettified(reply.body, home), output)
    else:
        write_out(reply.body, output)


def _says_no(reply: Reply) -> bool:
    return reply.form == "ASK" and b"false" in reply.body


def _list(lang: str) -> None:
    from spallm.cli.output import print_rows
    from spallm.store.saved import load_saved

    rows = [
        (
            saved.name,
            saved.title_zh if lang == "zh" else saved.title,
            ", ".join(parameter.name for parameter in saved.parameters),
        )
        for saved in load_saved()
    ]
    print_rows(("name", "question", "parameters"), rows, None)
