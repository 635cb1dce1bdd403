"""Tables on their way out: drawn on a terminal, or written in one of the table formats."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from spallm.cli.output import console, printable, write_out

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table as Drawn
    from rich.text import Text

    from spallm.exports.table import Cell, Item, Source, Table

Command = TypeVar("Command", bound=Callable[..., Any])
#: "table" is drawn here, the others are `spallm.exports.tables.TABLE_FORMATS`.
TABLE_FORMS = ("table", "markdown", "latex", "html", "csv", "tsv", "jsonl", "json", "xlsx")
#: A column narrower than this is no help; where less is left, a table is drawn in another way.
_NARROWEST, _GAP, _WIDEST = 14, 3, 24
#: How wide a table is drawn that goes into a file.
_FILE_WIDTH = 120


def table_format(command: Command) -> Command:
    """Add --format for commands whose answer is a table."""
    return click.option(
        "-f", "--format", "form", type=click.Choice(TABLE_FORMS), default=None,
        help="How the table is written  "
        "[default: what the file's name says, else table on a terminal, else csv]",
    )(command)  # fmt: skip


def print_table(table: Table, form: str | None, output: Path | None) -> None:
    """Draw a table on the terminal, or write it in a format to a file or to stdout.

    Without a form the file's extension decides, and without a file whether somebody looks on.
    """
    chosen = form or form_for(output)
    if chosen != "table":
        from spallm.exports.tables import write

        write_out(write(table, chosen), output)
    elif _is_stdout(output):
        draw(table, console())
    else:
        from rich.console import Console

        file = io.StringIO()
        draw(table, Console(file=file, width=_FILE_WIDTH, highlight=False, emoji=False))
        write_out("".join(f"{x.rstrip()}\n" for x in file.getvalue().splitlines()).encode(), output)


def _is_stdout(output: Path | None) -> bool:
    return output is None or str(output) == "-"


def form_for(output: Path | None) -> str:
    """Return the form that a file's extension means, and without a file that for who looks on."""
    if output is not None and not _is_stdout(output):
        from spallm.exports.tables import table_format_for

        return table_format_for(output)
    return "table" if sys.stdout.isatty() else "csv"


def draw(table: Table, terminal: Console) -> None:
    """Draw a table with its notes and sources, upright, turned or as cards, as the width allows."""
    from rich.text import Text

    from spallm.exports.tables.legend import legend, words

    if table.title:
        terminal.print(Text(printable(table.title), style="bold"))
    for part in _laid_out(table, terminal.width):
        terminal.print(part)
    for note in legend(table):
        terminal.print(Text(printable(note), style="dim"))
    if table.sources:
        terminal.print(Text(f"\n{words(table).sources}", style="bold"))
        terminal.print(_sources(table.sources))


def _laid_out(table: Table, width: int) -> Iterator[RenderableType]:
    if _needed([_widths(table, place) for place in range(len(table.headings))]) <= width:
        yield _upright(table)
    elif _needed([_NARROWEST] * (len(table.rows) + 1)) <= width:
        yield _turned(table)
    else:
        yield from _cards(table)


def _widths(table: Table, place: int) -> int:
    """Return the width below which a column would be no help."""
    from rich.cells import cell_len

    heading = max(map(cell_len, table.headings[place].title.split()), default=0)
    texts = (cell_len(_cell(row.cells[place], table).plain) for row in table.rows)
    return max(heading, min(_NARROWEST, max(texts, default=0)))


def _needed(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _grid(**options: Any) -> Drawn:
    from rich import box
    from rich.table import Table as Drawn

    return Drawn(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", **options)


def _upright(table: Table) -> Drawn:
    from rich.text import Text

    from spallm.exports.tables.legend import groups

    grid = _grid()
    for heading in table.headings:
        justify: Any = "right" if heading.is_number else "left"
        grid.add_column(Text(printable(heading.title)), justify=justify, overflow="fold")
    for name, rows in groups(table):
        if name:
            grid.add_section()
            grid.add_row(Text(printable(name), style="italic"))
        for row in rows:
            grid.add_row(*(_cell(cell, table) for cell in row.cells))
    return grid


def _turned(table: Table) -> Drawn:
    """Return the table with a column for each row: what a comparison of a few wants."""
    from rich.text import Text

    from spallm.exports.tables.legend import words

    grid = _grid()
    grid.add_column(Text(printable(table.headings[0].title)), overflow="fold", ratio=2)
    for row in table.rows:
        grid.add_column(_cell(row.cells[0], table), overflow="fold", ratio=3)
    if any(row.group for row in table.rows):
        grid.add_row(words(table).group, *(Text(printable(row.group)) for row in table.rows))
    for place, heading in enumerate(table.headings[1:], 1):
        cells = (_cell(row.cells[place], table) for row in table.rows)
        grid.add_row(Text(printable(heading.title), style="bold"), *cells)
    return grid


def _cards(table: Table) -> Iterator[RenderableType]:
    """Yield each row as a card of its own: narrow terminals have no room for columns.

    What is unknown stands in one line, or a matrix would be all question marks.
    """
    from rich.table import Table as Drawn
    from rich.text import Text

    from spallm.exports.tables.legend import groups

    widest = max((len(heading.title) for heading in table.headings), default=0)
    for name, rows in groups(table):
        if name:
            yield Text(f"\n{printable(name)}", style="italic")
        for row in rows:
            yield Text("\n").append_text(_cell(row.cells[0], table))
            card = Drawn.grid(padding=(0, 2, 0, 0))
            card.add_column(width=min(widest, _WIDEST), style="dim", overflow="fold")
            card.add_column(overflow="fold")
            known = list(zip(table.headings[1:], row.cells[1:], strict=True))
            for heading, cell in known:
                if cell.items:
                    card.add_row(Text(printable(heading.title)), _cell(cell, table))
            unknown = [heading.title for heading, cell in known if not cell.items]
            if unknown and table.unknown:
                card.add_row(Text(table.unknown), Text(printable("; ".join(unknown)), style="dim"))
            yield card
    yield Text("")


def _sources(sources: Sequence[Source]) -> Drawn:
    from rich.table import Table as Drawn
    from rich.text import Text

    grid = Drawn.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="cyan")
    grid.add_column(overflow="fold")
    for number, source in enumerate(sources, 1):
        address = "" if source.url == source.text else source.url
        said = " ".join(filter(None, (source.text, address)))
        grid.add_row(Text(f"{number}."), Text(printable(said)))
    return grid


def _cell(cell: Cell, table: Table) -> Text:
    from rich.text import Text

    if not cell.items:
        return Text(table.unknown, style="dim")
    shown = Text()
    for place, item in enumerate(cell.items):
        shown.append("; " if place else "")
        shown.append_text(_item(item))
    return shown


def _item(item: Item) -> Text:
    from rich.style import Style
    from rich.text import Text

    from spallm.exports.address import web_address
    from spallm.exports.tables.legend import DAGGER, numbers

    link = web_address(item.url)
    shown = Text(printable(item.text), style=Style(link=link) if link else "")
    shown.append(DAGGER if item.disputed else "")
    if found := numbers(item):
        shown.append(f" [{','.join(map(str, found))}]", style="cyan")
    return shown
