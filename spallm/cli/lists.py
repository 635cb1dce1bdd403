"""The command that writes awesome lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from spallm.cli.options import graph_options, opened, output_file
from spallm.cli.progress import waiting
from spallm.cli.selecting import Wanted, selection_options
from spallm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spallm.store.graph import Graph

STYLES = ("table", "methods", "bullets")
LANGUAGES = ("en", "zh", "both")


@click.command("readme", short_help="Write an awesome list, or the parts of one that are made.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@selection_options
@click.option(
    "--style", type=click.Choice(STYLES), default=STYLES[0], show_default=True,
    help="Year, Title, Venue, Paper, Code; or Paper, Method, Conference, Code; or one line each.",
)  # fmt: skip
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True,
    help="Language of headings and fixed words; titles stay as they are.",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="Heading of the list  [default: the graph's]")
@click.option(
    "--level", type=click.IntRange(1, 6), default=2, show_default=True,
    help="Level of the outermost sections.",
)  # fmt: skip
@click.option(
    "--headings/--no-headings", default=True, show_default=True,
    help="Whether works stand by section, or all in one row.",
)  # fmt: skip
@click.option("--once", is_flag=True, help="Each work under the first of its sections only.")
@click.option("--toc", "contents", is_flag=True, help="With a table of contents.")
@click.option("--counts", is_flag=True, help="With numbers of works.")
@click.option("--badges", is_flag=True, help="With badges, which shields.io draws for readers.")
@output_file
@click.option(
    "--update", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Make the blocks of a file anew and leave the rest as it is; may be repeated.",
)  # fmt: skip
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is stale.")
@graph_options
def readme_command(
    ids: tuple[str, ...], wanted: Wanted, output: Path | None,
    update: tuple[Path, ...], check: bool, title: str | None, location: str | None,
    timeout: float, **manner: Any,
) -> None:  # fmt: skip
    """Write an awesome list of a graph or a selection, by section.

    With --update, what stands between the markers <!-- spallm:begin --> and <!-- spallm:end -->
    of a file is made anew. Options of a block stand in its first marker: style, lang, title,
    level, headings, once, toc, counts, badges, and the filters of selections, as in
    <!-- spallm:begin section=spatial-models style=bullets headings=no -->

    \b
    Examples:  spallm readme --toc --counts -o README.md
               spallm readme --section spatial-models --style methods --lang zh
               spallm readme --update README.md --update README.zh.md
               spallm readme --update README.md --check
    """
    _refuse(update, output, check=check, title=title)
    with opened(location, timeout) as graph:
        made = _made(graph, wanted, ids, manner, title, update)
    if not update and not check:
        from spallm.cli.output import write_out

        write_out(made[None], output)
    elif _settled({path or output: body for path, body in made.items()}, check=check):
        click.get_current_context().exit(1)


def _refuse(
    update: tuple[Path, ...], output: Path | None, *, check: bool, title: str | None
) -> None:
    """Refuse options that do not go together."""
    if update and output:
        raise UsageError("--update and -o name two places", hint="Take one of them.")
    if update and title is not None:
        raise UsageError(
            "--title heads a list that stands by itself", hint="In a block write title=TEXT."
        )
    if check and not update and (output is None or str(output) == "-"):
        raise UsageError("--check has no file to look at", hint="Name it with --update or -o.")


def _made(
    graph: Graph, wanted: Wanted, ids: tuple[str, ...], manner: Mapping[str, Any],
    title: str | None, update: tuple[Path, ...],
) -> dict[Path | None, bytes]:  # fmt: skip
    """Return what each file should hold, or, where none is updated, the list."""
    from spallm.filing import read_file
    from spallm.lists.desk import Desk
    from spallm.lists.manner import Manner
    from spallm.selecting.index import Index
    from spallm.selecting.scope import GraphScope
    from spallm.store.subgraph import subgraph

    choice, how = wanted.choice(ids), Manner(**manner)
    bodies = {path: read_file(path) for path in update}
    with waiting("Reading the graph"):
        desk = Desk(GraphScope(Index(subgraph(graph.quads())), wanted.folder, graph=graph))
    made: dict[Path | None, bytes] = {
        path: desk.refreshed(body, str(path), choice, how) for path, body in bodies.items()
    }
    if not update:
        made[None] = desk.document(choice, how, wanted.section, title).encode()
    for note in dict.fromkeys(desk.scope.notes):
        click.echo(note, err=True)
    return made


def _settled(made: Mapping[Path | None, bytes], *, check: bool) -> bool:
    """Write the files that are stale, or only name them; return whether any is left so."""
    from spallm.filing import read_file, write_whole

    stale = False
    for path, body in made.items():
        assert path is not None
        if path.exists() and read_file(path) == body:
            click.echo(f"{path} is up to date.", err=True)
        elif check:
            stale = True
            click.echo(f"{path} is stale. Run the same without --check.", err=True)
        else:
            write_whole(path, body)
            click.echo(f"Updated {path}.", err=True)
    return stale
