"""The compare and matrix commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from spallm.cli.options import graph_options, language, opened, output_file
from spallm.cli.progress import waiting
from spallm.cli.selecting import Wanted, choose, selection_options
from spallm.cli.tabular import form_for, print_table, table_format
from spallm.errors import NothingFound, UsageError

if TYPE_CHECKING:
    from spallm.exports.format import Selection
    from spallm.exports.table import Table

Command = TypeVar("Command", bound=Callable[..., Any])
_LIST = "list"
_SOURCES = ("notes", "links", "none")
#: Forms that people rarely read: ids say which entity is meant.
_FOR_PROGRAMS = ("csv", "tsv", "jsonl", "json", "xlsx")
#: Forms that have room for words in a matrix.
_IN_WORDS = ("jsonl", "json")
_MATRICES = ("tasks", "data", "evaluations")


def sources_option(command: Command) -> Command:
    """Add --sources for commands whose tables say who says so."""
    return click.option(
        "--sources", type=click.Choice(_SOURCES), default="notes", show_default=True,
        help="Who says so: in numbered notes, as links of the values, or not at all.",
    )(command)  # fmt: skip


def sourced(table: Table, sources: str) -> Table:
    """Return a table with its sources as --sources wants them."""
    from spallm.tables.footnotes import linked, without_sources

    changes: dict[str, Callable[[Table], Table]] = {"links": linked, "none": without_sources}
    return changes[sources](table) if sources in changes else table


@click.command("compare")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "-c", "--columns", metavar="NAME,…",
    help="Which facts, in this order; 'all', or 'list' to see their names  "
    "[default: those that are usual and known]",
)  # fmt: skip
@click.option("--transpose", is_flag=True, help="Facts as rows, models as columns.")
@click.option(
    "--disputed", is_flag=True, help="Also what a source says and the curated view does not follow."
)
@sources_option
@selection_options
@table_format
@output_file
@language
@graph_options
def compare_command(
    ids: tuple[str, ...], wanted: Wanted, columns: str | None, transpose: bool, disputed: bool,
    sources: str, form: str | None, output: Path | None, lang: str, location: str | None,
    timeout: float,
) -> None:  # fmt: skip
    """Compare models fact by fact, or datasets, or papers.

    A table holds one kind: models where any are selected; --kind chooses another. What nobody says
    is shown as unknown, never as no.

    \b
    Examples:  spallm compare scgpt geneformer uce
               spallm compare --lineage scgpt --columns year,base,cells,weights_license
               spallm compare --section spatial-models --since 2023 -f latex -o models.tex
               spallm compare --columns list
    """
    with opened(location, timeout) as graph:
        selection = choose(graph, wanted, ids).parts
    from spallm.tables.comparison import comparison

    names = _names(columns)
    if names == [_LIST]:
        _list_columns(selection, form, output, lang)
        return
    form = form or form_for(output)
    with waiting("Comparing"):
        table = comparison(
            selection, columns=names, language=lang, disputed=disputed, transposed=transpose,
            with_ids=form in _FOR_PROGRAMS, order=ids,
        )  # fmt: skip
    print_table(sourced(table, sources), form, output)


@click.command("matrix", short_help="Show who tested what, and what was trained on what.")
@click.argument("name", metavar="tasks|data|evaluations")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "every", is_flag=True, help="Also models and tasks without evaluations.")
@sources_option
@selection_options
@table_format
@output_file
@language
@graph_options
def matrix_command(
    name: str, ids: tuple[str, ...], wanted: Wanted, every: bool, sources: str, form: str | None,
    output: Path | None, lang: str, location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Show how models were tested by task, or what data they were trained and tested on.

    "tasks" has a sign for each outcome, and notes with the works and their findings; "data" marks
    tests on data that a model may have seen; "evaluations" has a row for each test. Models that are
    selected count with all their tests; without models, selected works, tasks or data do.

    \b
    Examples:  spallm matrix tasks scgpt geneformer uce
               spallm matrix tasks --section spatial-models --all
               spallm matrix data --lineage scgpt -f html -o data.html
               spallm matrix evaluations scgpt -f csv
    """
    if name not in _MATRICES:
        from spallm.nearness import unknown

        raise unknown("matrix", name, _MATRICES)
    with opened(location, timeout) as graph:
        selection = choose(graph, wanted, ids).parts
    form = form or form_for(output)
    with waiting("Reading the tests"):
        table = _matrix(name, selection, lang, every=every, full=form in _IN_WORDS)
    if not table.rows:
        raise NothingFound(
            "nothing of the kind is known of what is selected",
            hint="That may be unknown rather than so. Try --all, or a wider selection.",
        )
    print_table(sourced(table, sources), form, output)


def _names(columns: str | None) -> list[str] | None:
    if columns is None:
        return None
    names = [name.strip() for name in columns.split(",") if name.strip()]
    if not names:
        raise UsageError("--columns names no column", hint="Try: spallm compare --columns list")
    if _LIST in names and len(names) > 1:
        raise UsageError("--columns list stands alone", hint="It shows the names of columns.")
    return names


def _list_columns(selection: Selection, form: str | None, output: Path | None, lang: str) -> None:
    from spallm.exports.table import Heading, of_values
    from spallm.tables.comparison import columns_for
    from spallm.tables.found import said_in

    headings = [
        Heading("name", said_in(["Name", "名称"], lang)),
        Heading("title", said_in(["Title", "标题"], lang)),
        Heading("usual", said_in(["Usual", "默认显示"], lang)),
    ]
    usual = {True: said_in(["yes", "是"], lang), False: said_in(["no", "否"], lang)}
    rows = [
        (each.name, said_in(each.title, lang), usual[each.is_default])
        for each in columns_for(selection)
    ]
    print_table(of_values("", headings, rows), form, output)


def _matrix(name: str, selection: Selection, lang: str, *, every: bool, full: bool) -> Table:
    from spallm.tables.matrices import evaluation_list, matrix

    if name == _MATRICES[-1]:
        return evaluation_list(selection, language=lang)
    return matrix(name, selection, language=lang, every=every, full=full)
