"""Commands: init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.errors import SpallmError

if TYPE_CHECKING:
    from spallm.founding import Beginning, Founded


@click.command("init", short_help="Begin a graph for another field.")
@click.argument("place", metavar="DIR", type=click.Path(path_type=Path))
@click.argument(
    "lists", metavar="[LIST]…", nargs=-1, type=click.Path(path_type=Path, exists=True)
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="What the collection is called  [default: as DIR]")
@click.option("--title-zh", metavar="TEXT", help="The same in Chinese.")
@click.option("--description", metavar="TEXT", help="What is in it, in a sentence.")
@click.option(
    "--namespace", metavar="IRI",
    help="Where its entities have their addresses, ending in / or #  "
         "[default: a placeholder at example.org]",
)  # fmt: skip
@click.option(
    "--licence", "--license", "licence", metavar="URL",
    help="Licence of the data  [default: CC BY 4.0]",
)  # fmt: skip
@click.pass_context
def init_command(
    ctx: click.Context,
    place: Path,
    lists: tuple[Path, ...],
    title: str | None,
    title_zh: str | None,
    description: str | None,
    namespace: str | None,
    licence: str | None,
) -> None:
    """Begin a graph for another field in a folder, and take lists into it.

    Writes the collection's title, empty schemes of sections and tasks, a README, and a check for
    continuous integration. Each LIST is then imported as spallm import does it. Nothing that is
    there already is overwritten.

    The namespace is said once, in data/collection.toml: change it there, and build again.

    \b
    Example:  spallm init plants README.md --title "Awesome plant models"
              spallm build --data plants/data
              spallm serve --graph plants
    """
    from spallm.founding import beginning, found

    begun = beginning(
        place.resolve().name, title=title, title_zh=title_zh, description=description,
        namespace=namespace, licence=licence,
    )  # fmt: skip
    _say(found(place, begun), begun)
    if lists:
        _import(ctx, place, lists)
    click.echo(f"Next: spallm build --data {place / 'data'}", err=True)
    click.echo(str(place))


def _say(founded: Founded, begun: Beginning) -> None:
    """Tell what stayed as it was, and what is to be decided."""
    for path in founded.kept:
        click.echo(f"Kept {founded.place / path}, which was there.", err=True)
    if "README.md" in founded.kept:
        click.echo(
            "For spallm readme to write the list into it, put two lines where it shall stand:\n"
            "<!-- spallm:begin -->\n<!-- spallm:end -->",
            err=True,
        )
    if not begun.is_placed:
        click.echo(
            f"The namespace {begun.collection.namespace} is a placeholder: before others link to "
            f"your entities, write one of your own into {founded.place / 'data/collection.toml'}.",
            err=True,
        )


def _import(ctx: click.Context, place: Path, lists: tuple[Path, ...]) -> None:
    """Take lists in as spallm import does; the graph was begun, whatever is wrong with a list."""
    from spallm.cli.importing import import_command

    try:
        ctx.invoke(import_command, places=tuple(map(str, lists)), into=place)
    except SpallmError:
        click.echo(
            f"{place} was begun without them. Mend the list, then: "
            f"spallm import LIST --into {place}",
            err=True,
        )
        raise
