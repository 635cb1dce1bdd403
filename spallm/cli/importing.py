"""Commands: import, accept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from spallm.cli.curation import DATA
from spallm.cli.options import language
from spallm.cli.output import printable
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.intake.drafts import Written
    from spallm.intake.report import Report

#: The columns of the report on stdout; those of the table are few enough to be read.
_TABLE = ("outcome", "line", "title", "id", "why")
_COLUMNS = (
    "outcome", "file", "line", "section", "title", "name", "link", "year", "venue", "code",
    "authors", "kind", "id", "why",
)  # fmt: skip
_WRITTEN = {
    "en": {
        "kept": "Left {} as it is: it was edited by hand.",
        "written": "Drafts: {:,} written",
        "removed": ", {:,} removed",
        "next": ". Read {}, then: spallm accept {}",
        "put": "{:,} records written.",
    },
    "zh": {
        "kept": "{} 已有人修改，保持不变。",
        "written": "草稿：写入 {:,} 个",
        "removed": "，移除 {:,} 个",
        "next": "。请阅读 {}，然后运行：spallm accept {}",
        "put": "写入 {:,} 条记录。",
    },
}


@click.command("import", short_help="Read lists and bibliographies into drafts of records.")
@click.argument("places", metavar="FILE|FOLDER|-…", nargs=-1, required=True)
@click.option("--form", metavar="NAME", help="What the files are  [default: told from them]")
@click.option(
    "--map", "mapping", metavar="FIELD=COLUMN", multiple=True,
    help="Which column of a CSV file holds a field; may be repeated.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("drafts"), show_default=True,
    metavar="FOLDER", help="Where the drafts go.",
)  # fmt: skip
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR",
    help="Put the records straight into a graph that spallm init began.",
)  # fmt: skip
@click.option(
    "--data", type=click.Path(path_type=Path), default=None,
    help="Records to merge with  [default: data, if it is there]",
)  # fmt: skip
@click.option("--source-id", metavar="ID", help="Id of the list's record  [default: its name]")
@click.option("--source-url", metavar="URL", help="Address of the list  [default: of its checkout]")
@click.option("--dry-run", is_flag=True, help="Only say what would become of each entry.")
@click.option(
    "-f", "--format", "form_of_report", type=click.Choice(["table", "csv", "json"]), default=None,
    help="Print every entry and its fate to stdout in this form.",
)  # fmt: skip
@language
def import_command(
    places: tuple[str, ...],
    form: str | None,
    mapping: tuple[str, ...],
    output: Path,
    into: Path | None,
    data: Path | None,
    source_id: str | None,
    source_url: str | None,
    dry_run: bool,
    form_of_report: str | None,
    lang: str,
) -> None:
    """Read lists and bibliographies into drafts of records.

    Reads Markdown lists, BibTeX, RIS, CSL-JSON, CSV, RDF, model cards, and answers of OpenAlex,
    Crossref, Semantic Scholar, DataCite and Hugging Face. Each entry becomes a record with the
    evidence "this file, this line", or is merged with the record of the same work. Nothing goes
    into the data: the drafts and a report stand in a folder, until spallm accept takes them.

    \b
    Examples:  spallm import README.md
               spallm import references.bib --dry-run --format table
               spallm import papers.csv --map title=Paper --map url=Address
               spallm import awesome-list/ --into my-graph
    """
    from spallm.intake.importing import Naming, data_of, put_imported, read_lists, write_imported

    home = data_of(into) if into else data or (Path("data") if Path("data").is_dir() else None)
    imported = read_lists(
        places,
        data=home,
        drafts=None if into else output,
        form=form,
        mapping=_mapping(mapping),
        source=Naming(source_id, source_url),
    )
    if dry_run or form_of_report:
        _print(imported.report, form_of_report, lang)
    _say_summary(imported.report, lang)
    if dry_run:
        return
    if into:
        accepted = put_imported(imported, into)
        click.echo(f"{home}: {_WRITTEN[lang]['put'].format(len(accepted.records))}", err=True)
        return
    _say_written(write_imported(imported, output, lang), output, lang)


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    told = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not (field and equals and column):
            raise UsageError(f"{pair} is no pair", hint="Write it --map FIELD=COLUMN.")
        told[field.strip()] = column.strip()
    return told


def _print(report: Report, form: str | None, lang: str) -> None:
    import sys

    from spallm.cli.output import print_rows
    from spallm.intake.report import as_json

    chosen = form or ("table" if sys.stdout.isatty() else "csv")
    entries = report.entries(lang)
    if chosen == "json":
        click.echo(as_json(entries))
        return
    if chosen == "table":
        entries = _brief(entries)
    columns = _TABLE if chosen == "table" else _COLUMNS
    print_rows(columns, [[_cell(entry[name]) for name in columns] for entry in entries], chosen)


def _brief(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entries for a narrow table; the id of what is new says no more than its title."""
    has_many = len({entry["file"] for entry in entries}) > 1
    return [
        entry
        | ({"id": None} if entry["outcome"] == "new" else {})
        | ({"line": f"{Path(entry['file']).name}:{entry['line']}"} if has_many else {})
        for entry in entries
    ]


def _cell(value: object) -> str | int | None:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value if isinstance(value, int | str) or value is None else str(value)


def _say_summary(report: Report, lang: str) -> None:
    for line in report.summary(lang):
        click.echo(printable(line), err=True)
    for file, why in report.passed:
        told = f"未读取 {file}：{why}。" if lang == "zh" else f"Passed over {file}: {why}."
        click.echo(printable(told), err=True)


def _say_written(written: Written, place: Path, lang: str) -> None:
    said = _WRITTEN[lang]
    for path in written.kept:
        click.echo(printable(said["kept"].format(place / path)), err=True)
    told = said["removed"].format(len(written.removed)) if written.removed else ""
    next_step = said["next"].format(place / "report.md", place)
    click.echo(f"{said['written'].format(len(written.written))}{told}{next_step}", err=True)
    click.echo(str(place))


@click.command("accept", short_help="Put drafts into the data.")
@click.argument("place", metavar="FOLDER", type=click.Path(path_type=Path))
@click.argument("ids", metavar="[ID]…", nargs=-1)
@DATA
def accept_command(place: Path, ids: tuple[str, ...], data: Path) -> None:
    """Put drafts into the data, all of them or those named with what they refer to.

    Sources and sections that they need go with them. If a record changed after its draft was made,
    nothing is put in.

    \b
    Examples:  spallm accept drafts
               spallm accept drafts scgpt --data my-graph/data
    """
    from spallm.cli.curation import existing_folder
    from spallm.intake.accepting import accept

    accepted = accept(place, existing_folder(data), ids)
    for path in accepted.records:
        click.echo(str(data / path))
    for name in accepted.sections:
        click.echo(f"New section: {name}", err=True)
    told = f"{len(accepted.records):,} records put into {data}"
    more = f", {len(accepted.already):,} there already" if accepted.already else ""
    rows = f", {accepted.citations:,} citations" if accepted.citations else ""
    click.echo(f"{told}{rows}{more}. Next: spallm check --data {data}", err=True)
