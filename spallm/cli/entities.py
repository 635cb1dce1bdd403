"""Commands that look at entities: list, show, search, stats."""

from __future__ import annotations

from typing import Any

import click

from spallm.cli.options import graph_options, language, opened, rows_format


@click.command("list", short_help="List the entities of a kind, filtered.")
@click.argument("kind")
@click.option("--since", type=int, metavar="YEAR", help="From this year on.")
@click.option("--until", type=int, metavar="YEAR", help="Up to this year.")
@click.option("--section", metavar="ID", help="In this section of the field or one within it.")
@click.option("--task", metavar="ID", help="For this task or a narrower one.")
@click.option("--modality", metavar="ID", help="For this modality or a narrower one.")
@click.option("--species", metavar="ID", help="Trained on this species.")
@click.option("--architecture", metavar="ID", help="Of this architecture or a narrower one.")
@click.option("--license", metavar="ID", help="Under this licence or group of licences.")
@click.option("--venue", metavar="NAME", help="Published there.")
@click.option("--status", metavar="ID", help="Published, preprint-only, retracted or withdrawn.")
@click.option(
    "--open-weights/--no-open-weights", default=None, help="With (or without) a known download."
)
@click.option("--text", metavar="TEXT", help="With this text in a name or alias.")
@rows_format
@language
@graph_options
def list_command(
    kind: str, form: str | None, lang: str, location: str | None, timeout: float, **filters: Any
) -> None:
    """List the entities of a kind: paper, model, dataset, task and so on.

    \b
    Example:  spallm list models --task perturbation-prediction --since 2024 --open-weights
    """
    with opened(location, timeout) as graph:
        from spallm.analysis.entities import Filters, list_entities
        from spallm.cli.listing import rows_of
        from spallm.cli.output import print_rows

        rows = list_entities(graph, kind, Filters(**filters))
        print_rows(*rows_of(rows, lang), form)


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--all", "everything", is_flag=True, help="Leave no long list cut.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    show_default=True, help="Words for people or JSON for programs.",
)  # fmt: skip
@language
@graph_options
def show_command(
    name: str, everything: bool, form: str, lang: str, location: str | None, timeout: float
) -> None:
    """Show everything known about one entity, and who says so.

    ID is an id, kind/id, a name, an alias, a DOI or another identifier.

    \b
    Examples:  spallm show scgpt
               spallm show 10.1038/s41586-023-06139-9
    """
    with opened(location, timeout) as graph:
        from spallm.analysis.card import card
        from spallm.analysis.resolve import resolve
        from spallm.cli.cards import print_card, print_json

        found = card(graph, resolve(graph, name).iri)
    if form == "json":
        print_json(found)
    else:
        print_card(found, lang, limit=None if everything else 12)


@click.command("search")
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@rows_format
@language
@graph_options
@click.pass_context
def search_command(
    ctx: click.Context, text: str, limit: int, form: str | None, lang: str,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Find entities by what is remembered of a name, title or author, in either language.

    Typing errors are forgiven. Exits with 1 if nothing is found.

    \b
    Examples:  spallm search gneformer
               spallm search 扰动预测
    """
    with opened(location, timeout) as graph:
        from spallm.analysis.search import search
        from spallm.cli.output import print_rows

        hits = search(graph, text, limit)
    rows = [(hit.node.id, hit.node.kind, hit.node.label_in(lang), hit.text) for hit in hits]
    if not hits:
        click.echo(f"Nothing is like {text!r}.", err=True)
        ctx.exit(1)
    print_rows(("id", "kind", "name", "found"), rows, form)


@click.command("stats")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    show_default=True, help="Words for people or JSON for programs.",
)  # fmt: skip
@graph_options
def stats_command(form: str, location: str | None, timeout: float) -> None:
    """Count what the graph holds, and say which version it is.

    \b
    Example:  spallm stats
    """
    with opened(location, timeout) as graph:
        from spallm.analysis.statistics import stats
        from spallm.cli.counts import print_stats

        print_stats(stats(graph), form)
