"""The commands of a review: begin one, screen, see how it stands, take decisions in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from spallm.cli.entry import Entrance
from spallm.cli.options import located
from spallm.cli.output import printable
from spallm.cli.progress import waiting

if TYPE_CHECKING:
    from spallm.review.state import State

Command = TypeVar("Command", bound=Callable[..., Any])
_HERE, _TRADE = "spallm.cli.reviewing", "spallm.cli.decisions"
STAGE = click.Choice(["screening", "full-text"])


class Reviewing(Entrance):
    """The group of these commands; each is imported when it is called."""

    homes: Mapping[str, str] = {
        "init": "spallm.cli.beginning",
        "screen": _HERE,
        "status": _HERE,
        "import": _TRADE,
        "export": _TRADE,
        "run": "spallm.cli.packing",
        "diff": "spallm.cli.packing",
    }
    prefix = "review_"


@click.group(
    "review", cls=Reviewing, short_help="Make a literature review, from screening to the pack."
)
def review_command() -> None:
    """Make a literature review: select, screen, and write the pack for the paper.

    \b
    Begin:    spallm review init my-review --section spatial-models --since 2023
    Decide:   spallm review screen my-review --reader Ann
    See:      spallm review status my-review
    Take out: spallm review run my-review
    """


def review_options(command: Command) -> Command:
    """Add --graph and --timeout; ``standing`` takes both."""
    return located(command, "Another graph  [default: the one that review.toml names]")


def review_folder(command: Command) -> Command:
    """Add DIR, the folder of the review."""
    return click.argument("place", metavar="DIR", type=click.Path(path_type=Path))(command)


def standing(folder: Path, location: str | None, timeout: float) -> State:
    """Return how the review in a folder stands, with its own graph or another."""
    from spallm.knowledge_graph import KnowledgeGraph
    from spallm.review.opening import state
    from spallm.review.settings import read_review
    from spallm.store.engine import Limits

    review = read_review(folder)
    limits = Limits(seconds=timeout, rows=None)
    with KnowledgeGraph(location or review.location, limits=limits) as graph:
        return state(graph, review)


def tell(notes: Iterable[str]) -> None:
    """Say on stderr what somebody must know."""
    for note in notes:
        click.echo(printable(note), err=True)


def one_line(text: str) -> str:
    """Return a text in one line, without what steers a terminal or no file can hold."""
    return printable(" ".join(text.split()))


def counted(number: int, noun: str) -> str:
    """Return a number with what is counted.

    >>> counted(1, "record"), counted(2000, "record")
    ('1 record', '2,000 records')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@click.command("screen", short_help="Decide about the records, one at a time.")
@review_folder
@click.option(
    "--reader", type=one_line, metavar="NAME", help="Who decides; 'consensus' settles conflicts."
)
@click.option(
    "--stage",
    type=STAGE,
    default="screening",
    show_default=True,
    help="By title and facts, or by the text.",
)
@click.option(
    "--only",
    "choice",
    type=click.Choice(["undecided", "unsure", "changed", "all"]),
    default="undecided",
    show_default=True,
    help="Which of the reader's records.",
)
@review_options
def review_screen_command(
    place: Path, location: str | None, timeout: float, reader: str | None, stage: str, choice: str
) -> None:  # fmt: skip
    """Decide about the records, one at a time; stop at any time and go on later.

    Keys: i include, e exclude, u unsure, s skip, n note, b back, q quit. Every decision is on the
    disk before the next record is shown. Without a terminal each line of stdin is one key, with
    the reason or note after it.
    """
    from spallm.cli.screening import Desk, hand
    from spallm.review.sitting import sitting
    from spallm.review.status import next_command

    with waiting("Reading the graph"):
        state = standing(place, location, timeout)
    tell(state.screening.notes)
    who = _reader(state, reader)
    session = sitting(state, who, stage, choice)
    if not session.queue:
        click.echo(f"Nothing to decide for {who}: {session.done:,} of {session.total:,} decided.")
        click.echo(f"Next: {next_command(state)}", err=True)
        return
    try:
        Desk(session, hand()).work()
    except EOFError:
        pass
    finally:
        tell(session.notes)
        rest = session.total - session.done
        click.echo(
            f"\n{counted(session.decided, 'decision')} written to {state.review.log}; "
            f"{session.done:,} of {session.total:,} decided by {who}, {rest:,} open.", err=True,
        )  # fmt: skip


def _reader(state: State, named: str | None) -> str:
    """Return who decides: who is named, else who the review names, else who is logged in.

    Another spelling of a known reader's name is that reader: nobody disagrees with themselves.
    """
    import getpass

    from spallm.errors import UsageError
    from spallm.selecting.screening import CONSENSUS

    name = named or state.review.reader
    if not name:
        try:
            name = getpass.getuser()
        except (ImportError, KeyError, OSError) as error:
            raise UsageError("nobody says who decides", hint="Add --reader NAME.") from error
        click.echo(f"Reading as {name}; --reader NAME changes that.", err=True)
    known = {each.casefold(): each for each in (*state.screening.readers, CONSENSUS)}
    return known.get(name.casefold(), name)


@click.command("status")
@review_folder
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@review_options
def review_status_command(place: Path, location: str | None, timeout: float, form: str) -> None:
    """Say how far a review is, what is open, and what to do next.

    Exits with 0 when every record is in or out and nobody disagrees, else with 1.

    \b
    Examples:  spallm review status my-review
               spallm review status my-review -f json
    """
    import json

    from spallm.review.status import as_json, finished, lines

    state = standing(place, location, timeout)
    if form == "json":
        click.echo(json.dumps(as_json(state), ensure_ascii=False, indent=2))
    else:
        click.echo(printable("\n".join(lines(state))))
    click.get_current_context().exit(0 if finished(state) else 1)
