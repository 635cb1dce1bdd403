"""The screening of a review in the terminal: one record, one key."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import click

from spallm.cli.output import console, printable
from spallm.review.sitting import reason_meant
from spallm.selecting.screening import CONSENSUS, STAGES

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text

    from spallm.review.record import Record
    from spallm.review.sitting import Sitting

_KEYS = "i include   e exclude   u unsure   s skip   n note   b back   q quit   ? help"
_HELP = """\
i  include: the record passes this stage
e  exclude: asks why; answer with a number, a code or words of your own
u  unsure: the record waits for another look (--only unsure shows these again)
s  skip: decide nothing now
n  note: write a note that goes with your next decision about this record
b  back: show the record before; deciding again adds a row, and the last row counts
q  quit: all that you have decided is in the file already"""
#: What the arrows to the left and to the right mean.
_ARROWS = {"\x1b[D": "b", "\x1b[C": "s"}
#: How many letters of a description are shown where there is little room and where there is
#: enough, how many lines stand around it, and how many names a list has.
_SHORTEST, _LONGEST, _FRAME, _MOST = 240, 900, 18, 12


@dataclass(frozen=True)
class Hand:
    """How a reader answers: ``key`` gives one answer to a record, ``line`` a line of text.

    Both raise EOFError where nothing more comes.
    """

    key: Callable[[], str]
    line: Callable[[str], str]
    clears: bool = False


def hand() -> Hand:
    """Return the keys of a terminal, or else lines of stdin: each a key, and words after it."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return Hand(_pressed, input, clears=True)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return Hand(_next_line, lambda _question: _next_line())


def _pressed() -> str:
    key = click.getchar()
    if key in ("\x04", "\x1a"):  # the ends of input of Unix and of Windows
        raise EOFError
    return _ARROWS.get(key, key)


def _next_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


@dataclass
class Desk:
    """A sitting with the hand that answers; ``message`` is told with the next record."""

    sitting: Sitting
    hand: Hand
    note: str = ""
    message: str = ""

    def work(self) -> None:
        """Show record after record until the reader is through, quits, or nothing more comes."""
        while self.sitting.record and self._turn(self.sitting.record):
            pass

    def _turn(self, record: Record) -> bool:
        if self.hand.clears:
            click.clear()
        said = f"{self.message}\n" if self.message else ""
        drawing = console()
        room = max(_SHORTEST, drawing.width * (drawing.height - _FRAME))
        drawing.print(shown(record, self.sitting, self.note, room), said + _KEYS, sep="\n")
        self.message = ""
        answer = self.hand.key()
        act = self.acts.get(answer[:1].lower())
        if act is None:
            self.message = _HELP if answer == "?" else f"{printable(answer)!r} is no key here."
            return True
        return act(self, answer[1:].strip())

    def _include(self, words: str) -> bool:
        return self._decide("include", "", words)

    def _unsure(self, words: str) -> bool:
        return self._decide("unsure", "", words)

    def _exclude(self, words: str) -> bool:
        reason = words or self._asked_reason()
        return reason is None or self._decide("exclude", reason)

    def _asked_reason(self) -> str | None:
        """Return why a record is out, or nothing if the reader thinks again."""
        console().print(_criteria(self.sitting), sep="\n")
        reason = printable(self.hand.line("Why? ")).strip()
        if reason.lower() == "b":
            return None
        if not reason and self.sitting.stage == STAGES[1]:
            self.message = "At full text a reason is needed: the flow diagram counts by reason."
            return None
        return reason

    def _decide(self, decision: str, reason: str, words: str = "") -> bool:
        note = words or self.note
        self.sitting.decide(decision, reason_meant(self.sitting.review, reason), printable(note))
        self.note = ""
        return True

    def _skip(self, _words: str) -> bool:
        self.sitting.skip()
        self.note = ""
        return True

    def _write(self, words: str) -> bool:
        self.note = printable(words or self.hand.line("Note: ")).strip()
        return True

    def _back(self, _words: str) -> bool:
        self.note = ""
        if not self.sitting.back():
            self.message = "This is the first record of this sitting."
        return True

    def _quit(self, _words: str) -> bool:
        return False

    acts: ClassVar[Mapping[str, Callable[[Desk, str], bool]]] = {
        "i": _include,
        "e": _exclude,
        "u": _unsure,
        "s": _skip,
        "n": _write,
        "b": _back,
        "q": _quit,
    }


def shown(record: Record, sitting: Sitting, note: str, room: int) -> Group:
    """Return a record as a reader sees it, its description within a number of letters.

    What others said only the consensus sees.
    """
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    place = f"{sitting.place + 1:,} of {len(sitting.queue):,}"
    head = f"{sitting.reader} · {sitting.stage} · {place} ({sitting.done:,} decided)"
    about = (str(record.year or "year unknown"), record.venue, record.status, record.kind)
    facts = Table.grid(padding=(0, 2))
    for name, value in _facts(record, sitting, note):
        if value:
            facts.add_row(Text(printable(name), style="dim"), Text(printable(value)))
    return Group(
        Text(f"\n{printable(head)}\n"),
        Text(printable(record.title), style="bold"),
        Text(f"{printable(' · '.join(each for each in about if each))}\n"),
        facts,
        Text(
            f"\n{printable(_cut(record.description, min(room, _LONGEST)))}\n"
            if record.description
            else ""
        ),
    )


def _facts(record: Record, sitting: Sitting, note: str) -> Iterator[tuple[str, str]]:
    yield "Authors", _few(record.authors)
    yield (
        "Reports",
        "; ".join(
            " ".join(each for each in (r.form, r.date, r.venue) if each) for r in record.reports
        ),
    )
    yield "Introduces", _few([node.label for node in record.introduces])
    yield "Tasks", _few(record.tasks)
    yield "Named by", _few(record.sources)
    yield "Here because", record.why
    yield "Link", record.url
    for word in sitting.standing.words:
        if sitting.reader in (word.reader, CONSENSUS):
            said = (word.decision, word.reason, word.note, word.date)
            yield f"{word.reader or '?'} said", ", ".join(each for each in said if each)
    yield "Your note", note


def _few(names: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _criteria(sitting: Sitting) -> Text:
    from rich.text import Text

    own = [f"{n}  {c.code}  {c.text}" for n, c in enumerate(sitting.review.exclude, 1)]
    lost = ["not-retrieved  nobody could get the report"] if sitting.stage == STAGES[1] else []
    last = "A number, a code or words of your own; b goes back to the record."
    return Text(printable("\n".join(["", *own, *lost, last])))
