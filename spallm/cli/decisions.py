"""The commands that take decisions into a review and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import output_file
from spallm.cli.reviewing import (
    STAGE,
    counted,
    one_line,
    review_folder,
    review_options,
    standing,
    tell,
)
from spallm.cli.tabular import table_format

if TYPE_CHECKING:
    from spallm.review.merging import Merge


@click.command("import", short_help="Add the decisions of another file.")
@review_folder
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--reader",
    type=one_line,
    default="",
    metavar="NAME",
    help="Who decided, where rows do not say.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@review_options
def review_import_command(
    place: Path, location: str | None, timeout: float, file: Path, reader: str, dry_run: bool
) -> None:  # fmt: skip
    """Add the decisions of another file; rows that are known already are passed over.

    The file is CSV with the columns id and decision, and where it has them stage, reason, reader,
    date and note: another reader's screening.csv, or a worksheet from `spallm review export`.

    \b
    Examples:  spallm review import my-review records.csv --reader Bo
               spallm review import my-review ../hers/screening.csv --dry-run
    """
    from spallm.review import log
    from spallm.review.merging import merge
    from spallm.selecting.screening import read_decisions

    state = standing(place, location, timeout)
    incoming = read_decisions(file)
    tell((*state.screening.notes, *incoming.notes))
    merged = merge(state, incoming.decisions, reader)
    if merged.new and not dry_run:
        tell(log.add(state.review.log, merged.new).notes)
    _tell_merge(merged, "would be added" if dry_run else "added")


def _tell_merge(merged: Merge, verb: str) -> None:
    click.echo(f"{counted(len(merged.new), 'decision')} {verb}, {merged.known:,} known already.")
    told = (
        (merged.changed, "change what the reader decided before"),
        (merged.conflicts, "disagree with another reader"),
        (merged.gone, "are about records that the selection does not have"),
        (merged.strangers, "are about records that these data do not have"),
    )
    for found, words in told:
        if found:
            ids = ", ".join(dict.fromkeys(each.id for each in found[:10]))
            more = ", …" if len(found) > 10 else ""
            click.echo(f"{len(found):,} {words}: {ids}{more}", err=True)


@click.command("export", short_help="Take the records out, a row for each.")
@review_folder
@click.option(
    "--reader",
    type=one_line,
    metavar="NAME",
    help="Only what this reader decided, to fill the rest.",
)
@click.option(
    "--stage",
    type=STAGE,
    default=None,
    help="What holds at this stage  [default: the last that a record reached]",
)
@table_format
@output_file
@review_options
def review_export_command(
    place: Path, location: str | None, timeout: float, reader: str | None, stage: str | None,
    form: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Take the records out, a row for each: what holds, why, who said so, and the facts.

    Fill the column `decision` in a spreadsheet and read the file back with
    `spallm review import`.

    \b
    Examples:  spallm review export my-review -o records.csv
               spallm review export my-review --reader Bo -o bo.csv
    """
    from spallm.cli.tabular import print_table
    from spallm.review.worksheet import worksheet

    print_table(worksheet(standing(place, location, timeout), reader, stage), form, output)
