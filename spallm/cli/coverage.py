"""The command that compares public lists with the data or a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.curation import DATA, existing_folder
from spallm.cli.options import graph_options, language, opened, rows_format
from spallm.cli.selecting import Wanted, selection_options
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.importers.reading import Reading
    from spallm.lists.comparing import Comparison


@click.command("coverage", short_help="Compare a list with the graph, entry by entry.")
@click.argument("name", metavar="[LIST]", required=False)
@DATA
@click.option("--missing", is_flag=True, help="Only the works that are here and not in the list.")
@click.option(
    "--form", "list_form", metavar="FORM", help="What the file is  [default: what it looks like]"
)
@selection_options
@rows_format
@language
@graph_options
def coverage_command(
    name: str | None, data: Path, missing: bool, list_form: str | None, wanted: Wanted,
    form: str | None, lang: str, location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Compare a list with the graph, entry by entry.

    LIST is a file, or - for stdin: each entry is in both, only there, or perhaps the same as a
    work here; where both have it, disagreements over year, title, venue and code are told with
    who says so. Options of a selection say which works the list is found to lack.

    Otherwise LIST is one that data/coverage accounts for: every entry that is not in, or says
    something else, and why. Without LIST all of these are counted.

    \b
    Examples:  spallm coverage README.md
               spallm coverage README.md --missing --section spatial-models --since 2024
               spallm coverage library.bib --graph my-graph -f json
               spallm coverage omicsml --lang zh
    """
    from spallm.cli.list_rows import compared_rows, missing_rows, summary
    from spallm.cli.output import print_rows, printable

    if name is None or not _is_file(name):
        _print_ledgers(name, data, form, lang, missing=missing)
        return
    reading = _read(name, list_form)
    comparison = _compared(reading, wanted, location, timeout)
    print_rows(*(missing_rows(comparison) if missing else compared_rows(comparison, lang)), form)
    for remark in reading.remarks:
        if remark.lost:
            place = f"{remark.place.file}:{remark.place.line}"
            click.echo(printable(f"{place}: {remark.message}"), err=True)
    click.echo(printable(summary(comparison, reading.file, lang)), err=True)


def _is_file(name: str) -> bool:
    """Tell whether a list is named by its file; what only looks like one is an error."""
    if name == "-" or Path(name).is_file():
        return True
    if Path(name).suffix and not Path(name).exists():
        raise UsageError(f"{name}: there is no such file")
    return False


def _print_ledgers(
    name: str | None, data: Path, form: str | None, lang: str, *, missing: bool
) -> None:
    from spallm import catalog
    from spallm.catalog.coverage import read_ledgers
    from spallm.cli.ledgers import entry_rows, lacking_rows, named, summary_rows
    from spallm.cli.output import print_rows

    records = catalog.load(existing_folder(data))
    ledgers = list(read_ledgers(data))
    if name is None:
        print_rows(*summary_rows(ledgers, records), form)
    elif missing:
        print_rows(*lacking_rows(named(ledgers, name), records), form)
    else:
        print_rows(*entry_rows(named(ledgers, name), lang), form)


def _read(name: str, form: str | None) -> Reading:
    from spallm.filing import read_file
    from spallm.importers.registry import read

    body = sys.stdin.buffer.read() if name == "-" else read_file(Path(name))
    reading = read(name, body, form)
    if not reading.entries:
        raise UsageError(
            f"{name}: holds no entries", hint="spallm lint FILE tells what stands there."
        )
    return reading


def _compared(reading: Reading, wanted: Wanted, location: str | None, timeout: float) -> Comparison:
    from spallm.analysis.known_works import known_works
    from spallm.cli.progress import waiting
    from spallm.cli.selecting import choose
    from spallm.lists.comparing import compare

    with opened(location, timeout) as graph:
        within = None if wanted == Wanted() else choose(graph, wanted).subgraph.nodes
        with waiting("Comparing"):
            return compare(reading, known_works(graph), within)
