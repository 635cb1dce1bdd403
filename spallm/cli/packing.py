"""The commands `review run` and `review diff`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.cli.options import language, output_file
from spallm.cli.reviewing import review_folder, review_options, standing, tell
from spallm.cli.tabular import table_format

if TYPE_CHECKING:
    from spallm.review.earlier import Earlier
    from spallm.review.state import State

_PLACE = click.Path(path_type=Path)


@click.command("run")
@review_folder
@click.option(
    "-o",
    "--output",
    "output",
    type=_PLACE,
    metavar="PACKDIR",
    help="Where the pack goes  [default: pack in DIR]",
)
@click.option(
    "--without",
    "without",
    multiple=True,
    metavar="PART",
    help="A part to leave out; may be repeated: methods, prisma, bibliography, evaluations, "
    "reference-list, comparison, matrices, figures, analyses or explorer.",
)
@click.option("--style", metavar="NAME", help="Citation style  [default: what DIR says, else apa]")
@language
@click.option("--strict", is_flag=True, help="Refuse while records are undecided.")
@review_options
def review_run_command(
    place: Path, output: Path | None, without: tuple[str, ...], style: str | None, lang: str,
    strict: bool, location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Make the pack of a review: all that goes into the paper.

    The same review, data and software give the same bytes. A pack that stood there is kept in
    PACKDIR.earlier if it differs.

    \b
    Examples:  spallm review run my-review
               spallm review run my-review --lang zh --style gb-t-7714-2015-numeric
               spallm review run my-review --without explorer -o /tmp/pack
    """
    from spallm.cli.progress import own_line, progress
    from spallm.review.material import Material
    from spallm.review.pack import packed, put
    from spallm.review.parts import chosen_parts
    from spallm.review.work import processors

    parts = chosen_parts(without)
    tell_of = progress(every=1)
    with own_line():
        tell_of("Reading the graph", 0, 1)
        state = standing(place, location, timeout)
        tell_of("Reading the graph", 1, 1)
    _doubt(state, strict=strict)
    material, command = Material.of(state, lang, style, location), _command(without, style, lang)
    with own_line():
        files = packed(material, parts, command=command, processes=processors(), progress=tell_of)
    done = put(output or place / "pack", files)
    tell(done.notes)
    if not done.written:
        click.echo(f"{done.place} is as it would be written; nothing was changed.", err=True)
        return
    size = sum(len(file.body) for file in files) / 1e6
    kept = f" The earlier pack is in {done.earlier}." if done.earlier else ""
    click.echo(f"Wrote {done.place} ({len(files)} files, {size:.1f} MB).{kept}", err=True)


def _command(without: tuple[str, ...], style: str | None, lang: str) -> str:
    """Return what makes the pack again from its own inputs."""
    from spallm.review.made import own_style

    words = ["spallm", "review", "run", "inputs"]
    words += ["--lang", lang] if lang != "en" else []
    words += ["--style", own_style(style)] if style else []
    words += [word for name in sorted(set(without)) for word in ("--without", name)]
    return shlex.join(words)


def _doubt(state: State, *, strict: bool) -> None:
    """Say what is still open; with ``strict``, refuse to go on with it."""
    from spallm.errors import NothingFound
    from spallm.review.methods import caveats

    if strict and state.undecided:
        raise NothingFound(
            f"{len(state.undecided):,} records are undecided",
            hint=f"Go on with: spallm review screen {state.review.folder}",
        )
    tell(caveats(state))


@click.command("diff", short_help="Tell what changed since an earlier pack or graph.")
@review_folder
@click.option(
    "--against",
    metavar="PACK|FILE|DIR|URL",
    help="An earlier pack, or an older graph  [default: the pack in DIR]",
)
@language
@table_format
@output_file
@review_options
def review_diff_command(
    place: Path, against: str | None, lang: str, form: str | None, output: Path | None,
    location: str | None, timeout: float,
) -> None:  # fmt: skip
    """Tell what changed since the last pack, an earlier one, or an older graph.

    What entered and left and why, other values, works that were published or retracted, new
    evaluations and lineage, and decisions that need another look. Exits with 1 if anything
    changed, and with 0 if nothing did.

    \b
    Examples:  spallm review diff my-review
               spallm review diff my-review --against my-review/pack.earlier/2026.11-1f2e3d4c
               spallm review diff my-review --against spallm-2025.trig -f markdown
    """
    from spallm.cli.tabular import print_table
    from spallm.review.changes import changes
    from spallm.review.changes_table import changes_table

    state = standing(place, location, timeout)
    found = changes(_before(place, against, timeout), state)
    print_table(changes_table(found, state.whole, lang), form, output)
    click.get_current_context().exit(1 if found else 0)


def _before(place: Path, against: str | None, timeout: float) -> Earlier:
    from spallm.errors import UsageError
    from spallm.review.earlier import earlier_pack, earlier_state, is_pack
    from spallm.review.opening import CannotSelect

    earlier = Path(against) if against else place / "pack"
    if is_pack(earlier):
        return earlier_pack(earlier)
    if against is None:
        raise UsageError(
            f"there is no pack in {earlier}", hint=f"Make one with: spallm review run {place}"
        )
    try:
        return earlier_state(against, standing(place, against, timeout))
    except CannotSelect as error:
        raise UsageError(
            f"{against} cannot be compared with: {error.message}",
            hint="Compare with a later graph, or with a pack.",
        ) from error
