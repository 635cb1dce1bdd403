"""The command that compares public lists with the data."""

from __future__ import annotations

from pathlib import Path

import click

from spallm.cli.curation import DATA, existing_folder
from spallm.cli.options import language, rows_format


@click.command("coverage", short_help="Compare public lists with the data, entry by entry.")
@click.argument("name", metavar="[LIST]", required=False)
@DATA
@click.option("--missing", is_flag=True, help="Only the works that are here and not in the list.")
@rows_format
@language
def coverage_command(
    name: str | None, data: Path, missing: bool, form: str | None, lang: str
) -> None:
    """Compare public lists of the field with the data, entry by entry.

    Without LIST: how many entries of each list are in, are not and disagree, and how many works
    each list lacks. With LIST: every entry that is not in, or says something else, and why.

    \b
    Examples:  spallm coverage
               spallm coverage omicsml --lang zh
               spallm coverage theislab --missing
    """
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
