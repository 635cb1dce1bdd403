"""The figure command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import graph_options, language, opened, output_file
from spallm.cli.progress import waiting
from spallm.cli.selecting import Wanted, selection_options
from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.figures.drawing import Drawing
    from spallm.figures.wishes import Wishes

#: Widths that have a name, in millimetres; a page is A4 on its side, less its margins.
WIDTHS = {"auto": None, "single": 85.0, "double": 180.0, "page": 257.0}
_NARROWEST, _WIDEST = 40.0, 2000.0
#: The names of a measure and of a grouping that analyses find.
Marks = tuple[str | None, str | None]


def _width(_: click.Context, __: click.Parameter, value: str) -> float | None:
    """Return millimetres, or nothing for as wide as needed."""
    if value in WIDTHS:
        return WIDTHS[value]
    try:
        wide = float(value.removesuffix("mm"))
    except ValueError:
        wide = 0.0
    if not _NARROWEST <= wide <= _WIDEST:
        raise click.BadParameter(
            f"{value!r} is neither {', '.join(WIDTHS)} nor a number of millimetres from "
            f"{_NARROWEST:g} to {_WIDEST:g}"
        )
    return wide


@click.command("figure", short_help="Draw a figure for a paper, with its caption.")
@click.argument("name", metavar="NAME")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@selection_options
@click.option(
    "-f",
    "--format",
    "form",
    metavar="FORMAT",
    help="svg, pdf or png  [default: what the file's name says, else svg]",
)
@output_file
@click.option(
    "--caption",
    "caption",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Where the caption goes  [default: it is printed]",
)
@click.option(
    "--width",
    callback=_width,
    default="auto",
    show_default=True,
    metavar="WIDTH",
    help="single (85 mm), double (180 mm), page (257 mm), millimetres, or auto: as it needs.",
)
@click.option(
    "--of",
    "of",
    metavar="KIND",
    default=None,
    help="What a tree is drawn of, and growth counts: model, paper, dataset …",
)
@click.option(
    "--by",
    type=click.Choice(["section", "kind"]),
    default="section",
    show_default=True,
    help="growth: what the bars are divided by.",
)
@click.option("--cumulative", is_flag=True, help="growth: add up the years before.")
@click.option(
    "--variants/--no-variants",
    default=None,
    help="tree, lineage: draw versions and checkpoints on their own, or fold them.",
)
@click.option("--components", is_flag=True, help="lineage: follow parts that models share, too.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    metavar="N",
    help="timeline, tasks, data: draw no more than so many.",
)
@click.option(
    "--size-by",
    "size_by",
    metavar="MEASURE",
    default=None,
    help="tree, lineage: users or tests; timeline: citations, pagerank, betweenness, main-path …",
)
@click.option(
    "--group-by",
    "group_by",
    metavar="GROUPS",
    default=None,
    help="timeline, growth: communities or coupling-communities, in place of sections.",
)
@language
@graph_options
def figure_command(
    name: str, ids: tuple[str, ...], wanted: Wanted, form: str | None, output: Path | None,
    caption: Path | None, width: float | None, of: str | None, by: str, cumulative: bool,
    variants: bool | None, components: bool, most: int | None, size_by: str | None,
    group_by: str | None, lang: str, location: str | None,
    timeout: float,
) -> None:  # fmt: skip
    """Draw a figure for a paper: tree, lineage, timeline, growth, tasks or data.

    The caption states the selection and the version of the data.

    \b
    Examples:  spallm figure tree --section spatial-models -o tree.pdf
               spallm figure lineage scgpt -o scgpt.svg --width double
               spallm figure timeline -s 'papers(task:perturbation-prediction)' -o citations.png
    """  # fmt: skip
    from spallm.figures.wishes import Wishes

    form = _form(form, output)
    wishes = Wishes(lang, width, variants, components, cumulative, by, of, most)
    drawing = _drawn(name, ids, wanted, wishes, (size_by, group_by), location, timeout)
    _write(drawing, form, output, caption)


def _form(form: str | None, output: Path | None) -> str:
    """Return the format: what was asked for, what the file's name says, or SVG."""
    from spallm.figures.rendering import FORMS
    from spallm.nearness import unknown

    is_file = output is not None and str(output) != "-"
    if not is_file and sys.stdout.isatty():
        raise UsageError("a figure on the terminal is of no use", hint="Name a file with -o.")
    said = form or (output.suffix.lstrip(".").lower() if is_file and output else "") or "svg"
    if said not in FORMS:
        raise unknown("figure format", said, FORMS)
    return said


def _drawn(
    name: str, ids: tuple[str, ...], wanted: Wanted, wishes: Wishes, marks: Marks,
    location: str | None, timeout: float,
) -> Drawing:  # fmt: skip
    from spallm.figures import FIGURES, Statement, draw
    from spallm.figures.lettering import need
    from spallm.nearness import unknown

    if name not in FIGURES:
        raise unknown("figure", name, FIGURES)
    need()
    with opened(location, timeout) as graph:
        from spallm.analysis.data_version import data_version
        from spallm.cli.selecting import choose

        chosen = choose(graph, wanted, ids)
        with waiting("Drawing"):
            about = Statement(chosen.expression, data_version(chosen.whole))
            wishes = wishes.marked(chosen.parts, *marks)
            return draw(name, chosen.parts, about=about, wishes=wishes)


def _write(drawing: Drawing, form: str, output: Path | None, caption: Path | None) -> None:
    """Write the figure, and its caption where no data go."""
    from spallm.cli.output import write_out

    with waiting("Writing the figure"):
        body = drawing.written(form)
    if caption is not None:
        write_out(f"{drawing.caption}\n".encode(), caption)
    write_out(body, output)
    if caption is None:
        click.echo(drawing.caption, err=output is None or str(output) == "-")
