"""The command that begins a review."""

from __future__ import annotations

from pathlib import Path

import click

from spallm.cli.options import graph_options, opened
from spallm.cli.output import printable
from spallm.cli.reviewing import counted, one_line, review_folder, tell
from spallm.cli.selecting import Wanted, selection_options


@click.command("init", short_help="Begin a review in a new folder.")
@review_folder
@click.option(
    "--title", type=one_line, default="", metavar="TEXT", help="Title  [default: the folder's name]"
)
@click.option("--title-zh", type=one_line, default="", metavar="TEXT", help="Chinese title.")
@click.option("--question", type=one_line, default="", metavar="TEXT", help="What the review asks.")
@click.option(
    "--question-zh", type=one_line, default="", metavar="TEXT", help="The same in Chinese."
)
@click.option(
    "--reader", type=one_line, default="", metavar="NAME", help="Who screens if nobody is named."
)
@click.option("--full-text", is_flag=True, help="Plan a second stage in which texts are read.")
@selection_options
@graph_options
def review_init_command(
    place: Path, title: str, title_zh: str, question: str, question_zh: str, reader: str,
    full_text: bool, wanted: Wanted, location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Begin a review in a new folder; one that is there already is left alone.

    The folder gets review.toml (question, selection, criteria, data version: edit it),
    screening.csv (the decisions) and README.md.

    \b
    Examples:  spallm review init spatial --section spatial-models --since 2023 \\
                   --question "How were spatial foundation models evaluated?"
               spallm review init scgpt --select "citing(scgpt) & year:2024.."
    """
    with opened(location, timeout) as graph:
        from spallm.analysis.data_version import data_version
        from spallm.cli.selecting import choose
        from spallm.review.expression import kept
        from spallm.review.folder import FIRST_CRITERIA, located, start
        from spallm.review.records import Library
        from spallm.review.review import Review
        from spallm.selecting.screening import STAGES

        selection = choose(graph, wanted)
        whole = selection.whole
        review = Review(
            place, title or printable(place.resolve().name),
            kept(selection.expression, place), question, title_zh, question_zh,
            located(location, place), data_version(whole), reader,
            STAGES if full_text else STAGES[:1], (), FIRST_CRITERIA,
        )  # fmt: skip
        start(review)
    works = Library(whole).works(selection.subgraph.nodes.values())
    click.echo(f"{place}: a review of {counted(len(works), 'record')}.", err=True)
    if not works:
        tell(["The selection holds no work, model or data set: there is nothing to screen."])
    click.echo(f"Next: read {review.settings}, then spallm review screen {place}", err=True)
