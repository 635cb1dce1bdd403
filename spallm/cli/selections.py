"""The select command: what an expression finds, and selections saved by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import graph_options, language, opened, rows_format
from spallm.cli.selecting import Wanted, choose, selection_options
from spallm.errors import NothingFound, UsageError

if TYPE_CHECKING:
    from spallm.cli.output import Cell
    from spallm.knowledge_graph.selection import Selection
    from spallm.store.graph import Graph


@click.command("select")
@click.argument("words", nargs=-1, metavar="[EXPR]")
@selection_options
@click.option("--count", is_flag=True, help="Print only how many there are.")
@click.option("--save", "name", metavar="NAME", help="Save it in the folder, to be named @NAME.")
@click.option("--title", default="", metavar="TEXT", help="What the saved selection is, in words.")
@click.option("--force", is_flag=True, help="Replace a saved selection of this name.")
@click.option("--saved", is_flag=True, help="List the saved selections instead.")
@rows_format
@language
@graph_options
@click.pass_context
def select_command(
    ctx: click.Context, words: tuple[str, ...], wanted: Wanted, count: bool, name: str | None,
    title: str, force: bool, saved: bool, form: str | None, lang: str, location: str | None,
    timeout: float,
) -> None:  # fmt: skip
    """List what a selection holds, and save it by name.

    EXPR is an expression: entities, filters and relatives, joined by & (both), | (either) and
    - (without). Options unite entities and relatives, and narrow by filters. The expression that
    says the same is printed on stderr. Exits with 1 if nothing is found.

    \b
    Examples:  spallm select 'kind:model & section:spatial-models & year:2023..'
               spallm select --kind model --section spatial-models --since 2023 --save spatial
               spallm select 'tests(@spatial) - papers(@spatial)'
               spallm export -s @spatial -o spatial.bib
    """
    if saved:
        ctx.exit(_list_saved(wanted.folder, form))
    _check(name, title, force=force)
    if words:
        wanted = wanted.selecting(" ".join(words))
    expression = wanted.choice().text
    with opened(location, timeout) as graph:
        selection = _chosen(graph, wanted, count=count)
    click.echo(f"{expression}\n{_counted(selection)}", err=True)
    if name is not None:
        _save(wanted.folder, name, title, expression, force=force)
    if count:
        click.echo(len(selection))
    elif name is None or form is not None:
        _print(selection, form, lang)


def _chosen(graph: Graph, wanted: Wanted, *, count: bool) -> Selection:
    """Choose; who asks for a number has one where there is nothing."""
    try:
        return choose(graph, wanted)
    except NothingFound:
        if count:
            click.echo(0)
        raise


def _check(name: str | None, title: str, *, force: bool) -> None:
    from spallm.selecting.saved import checked_name

    if name is not None:
        checked_name(name)
    elif title or force:
        option = "--title" if title else "--force"
        raise UsageError(f"{option} belongs to --save", hint="Name the selection with --save.")


def _save(folder: Path, name: str, title: str, expression: str, *, force: bool) -> None:
    from spallm.selecting.saved import SavedSelection, save_selection

    path = save_selection(folder, SavedSelection(name, expression, title), replace=force)
    click.echo(f"Saved {path}; name it as @{name}.", err=True)


def _list_saved(folder: Path, form: str | None) -> int:
    """Print the saved selections of a folder, and return the exit code."""
    from spallm.cli.output import print_rows
    from spallm.selecting.saved import saved_selections

    found = saved_selections(folder)
    if not found:
        click.echo(f"No selections are saved in {folder}.", err=True)
        return 1
    print_rows(("name", "title", "select"), [(s.name, s.title, s.select) for s in found], form)
    return 0


def _counted(selection: Selection) -> str:
    from collections import Counter

    kinds = Counter(node.kind for node in selection)
    parts = ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common())
    return f"{len(selection):,} {'entity' if len(selection) == 1 else 'entities'}: {parts}"


def _print(selection: Selection, form: str | None, lang: str) -> None:
    from spallm.cli.output import print_rows
    from spallm.vocabulary import SPALLM

    def row(kind: str, key: str, label: str, year: str | None) -> list[Cell]:
        return [kind, key, label, int(year) if year and year.isdecimal() else year]

    rows = [row(n.kind, n.id, n.label_in(lang), n.text(SPALLM.year)) for n in selection]
    print_rows(("kind", "id", "name", "year"), rows, form)
