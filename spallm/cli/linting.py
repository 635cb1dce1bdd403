"""The command that looks through lists."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from spallm.cli.options import language, opened, output_file
from spallm.cli.output import printable, write_out
from spallm.cli.progress import waiting
from spallm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spallm.linting.looked import Looked
    from spallm.linting.opening import Opened
    from spallm.linting.rule import Rule
    from spallm.linting.shelf import Shelf

STDIN = "-"
FORMATS = ("text", "json", "github", "sarif")


@click.command(
    "lint", short_help="Look through awesome lists: what is wrong, where, what mends it."
)
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what is safe to mend; the rest is told.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How findings are told; github makes annotations of a workflow.",
)  # fmt: skip
@click.option(
    "--graph", "location", metavar="FILE|DIR|URL", default=None,
    help="A graph of known works  [default: the bundled one]",
)  # fmt: skip
@click.option("--no-graph", is_flag=True, help="Ask no graph.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True,
    metavar="SECONDS", help="How long one query of the graph may take.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="RULE,…", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE,…", help="All but these rules.")
@click.option("--rules", "tell_rules", is_flag=True, help="Tell what the rules are, and stop.")
@language
@output_file
def lint_command(
    files: tuple[Path, ...], output: Path | None, lang: str,
    tell_rules: bool, fix: bool, diff: bool, form: str, **wanted: Any,
) -> None:  # fmt: skip
    """Look through awesome lists in Markdown: what is wrong, where, and what mends it.

    Exits with 1 if there are errors or warnings; notes are only suggestions. - reads stdin, and
    with --fix writes the mended text to stdout.

    \b
    Examples:  spallm lint README.md
               spallm lint README.md --diff
               spallm lint README.md --fix --ignore no-code,out-of-order
               spallm lint README.md --format sarif -o lint.sarif
    """
    from spallm.linting.registry import chosen

    rules = chosen(_names(wanted["select"]), _names(wanted["ignore"]))
    if tell_rules:
        _tell_rules(rules, lang, output)
        return
    _refuse(files, fix=fix, diff=diff, form=form, output=output)
    lists = _opened(files, rules, wanted)
    if diff:
        code = _show_difference(lists, rules, output)
    else:
        lists = _mend(lists, rules) if fix else lists
        code = _tell(lists, rules, form, lang, output, aside=fix and STDIN in map(str, files))
    click.get_current_context().exit(code)


def _names(values: Sequence[str]) -> tuple[str, ...]:
    """Part the names of rules; an option may be given several times and with commas."""
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _refuse(
    files: Sequence[Path], *, fix: bool, diff: bool, form: str, output: Path | None
) -> None:
    """Refuse options that do not go together."""
    if not files:
        raise UsageError("there is no list to look through", hint="Name it: spallm lint README.md")
    if fix and diff:
        raise UsageError("--diff changes nothing", hint="Leave --fix or --diff out.")
    if fix and STDIN in map(str, files) and (len(files) > 1 or form != "text"):
        raise UsageError(
            "--fix writes what it mends of stdin to stdout", hint="Name - alone, and no --format."
        )
    if output and str(output) != STDIN and output.resolve() in {file.resolve() for file in files}:
        raise UsageError(f"{output} is the list itself", hint="Name another file with -o.")


def _opened(
    files: Sequence[Path], rules: Sequence[Rule], wanted: Mapping[str, Any]
) -> tuple[Opened, ...]:
    """Open the lists, and only when all of them can be read, the graph."""
    from spallm.linting.desk import from_file
    from spallm.linting.opening import opened as of_bytes

    lists = tuple(
        of_bytes(sys.stdin.buffer.read(), STDIN, None) if str(file) == STDIN else from_file(file)
        for file in dict.fromkeys(files)
    )
    shelf = _shelf(rules, wanted)
    return tuple(each.beside(shelf) for each in lists)


def _shelf(rules: Sequence[Rule], wanted: Mapping[str, Any]) -> Shelf | None:
    """Read the works of the graph, if one is wanted and any rule asks for it."""
    if wanted["no_graph"]:
        if wanted["location"]:
            raise UsageError("--graph and --no-graph exclude each other", hint="Leave one out.")
        return None
    if not any(rule.asks_graph or rule.name == "malformed-identifier" for rule in rules):
        return None
    from spallm.linting.shelf import Shelf

    with opened(wanted["location"], wanted["timeout"]) as graph, waiting("Reading the graph"):
        return Shelf.of(graph)


def _show_difference(lists: Sequence[Opened], rules: Sequence[Rule], output: Path | None) -> int:
    """Show what would be mended; return 1 if there is anything."""
    from spallm.linting.desk import difference, fixed

    pairs = zip(lists, fixed(lists, rules), strict=True)
    text = "".join(difference(before, after) for before, after in pairs)
    write_out(text.encode(), output)
    if not text:
        click.echo("There is nothing that --fix would change.", err=True)
    return 1 if text else 0


def _mend(lists: Sequence[Opened], rules: Sequence[Rule]) -> tuple[Opened, ...]:
    """Mend lists and write those back that have changed; stdin goes to stdout."""
    from spallm.linting.desk import fixed, save

    mended = fixed(lists, rules)
    for before, after in zip(lists, mended, strict=True):
        if before.manuscript.file == STDIN:
            write_out(after.body, None)
        elif save(before, after):
            click.echo(f"Mended {before.manuscript.file}.", err=True)
    return mended


def _tell(
    lists: Sequence[Opened], rules: Sequence[Rule], form: str, lang: str, output: Path | None,
    *, aside: bool,
) -> int:  # fmt: skip
    """Tell what is found; return 1 if anything of it counts."""
    from spallm.linting.desk import looked_through
    from spallm.linting.reports.lines import summary

    looked = looked_through(lists, rules)
    if form == "text" and output is None and (aside or sys.stdout.isatty()):
        _tell_people(looked, lang, aside=aside)
    else:
        write_out(_report(looked, form, lang).encode(), output)
    click.echo(summary(looked, lang), err=True)
    return 1 if any(finding.counts for each in looked for finding in each.findings) else 0


def _tell_people(looked: Sequence[Looked], lang: str, *, aside: bool) -> None:
    from spallm.linting.reports.lines import grouped

    for line, style in grouped(looked, lang):
        look: dict[str, Any] = {"bold": {"bold": True}, "dim": {"dim": True}}.get(
            style, {"fg": style} if style else {}
        )
        click.secho(printable(line), err=aside, **look)


def _report(looked: Sequence[Looked], form: str, lang: str) -> str:
    from importlib.metadata import version

    from spallm.linting.reports.annotations import commands
    from spallm.linting.reports.lines import plain
    from spallm.linting.reports.sarif import as_sarif
    from spallm.linting.reports.values import as_json

    if form == "json":
        return as_json(looked, lang)
    if form == "sarif":
        return as_sarif(looked, lang, version("spallm"))
    lines = commands(looked, lang) if form == "github" else map(printable, plain(looked, lang))
    return "".join(f"{line}\n" for line in lines)


def _tell_rules(rules: Sequence[Rule], lang: str, output: Path | None) -> None:
    """Tell what each rule looks for, how grave it is, and whether it is mended."""
    from spallm.linting.reports.catalogue import manual

    write_out(manual(rules, lang).encode(), output)
