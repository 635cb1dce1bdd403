"""Screening: what readers decided about records, and what holds where they decided differently.

A screening is a log. Nothing in it is ever changed: who thinks again adds a row, and the last row
of a reader for a record at a stage is the one that counts.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from spallm.errors import SpallmError

#: The stages in their order, and what can be decided at each.
STAGES = ("screening", "full-text")
DECISIONS = ("include", "exclude", "unsure")
#: The reader whose rows settle what the others disagree about.
CONSENSUS = "consensus"
#: The reason at full text that is none of the work: nobody could get it.
NOT_RETRIEVED = "not-retrieved"
#: How many records a message names.
_FEW = 5


class Conflict(SpallmError):
    """Readers who decided differently, where one answer is needed."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log.

    ``id`` is the record as the row names it; ``seen`` the digest of what the reader saw, where
    the row has one. ``more`` holds the columns that are the reviewer's own. ``line`` is where the
    row stands, from 1, and 0 for one that stands nowhere yet.
    """

    id: str
    stage: str = "screening"
    decision: str = "include"
    reason: str = ""
    reader: str = ""
    date: str = ""
    note: str = ""
    seen: str = ""
    more: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for one record at one stage: the last word of each reader, by reader."""

    id: str
    stage: str
    words: tuple[Decision, ...] = ()

    @property
    def settled_by(self) -> Decision | None:
        """The row that the outcome is taken from: the consensus, else the first reader's."""
        common = (word for word in self.words if word.reader == CONSENSUS)
        return next(common, next(iter(self.words), None))

    @property
    def disputed(self) -> bool:
        """Whether readers disagree and no consensus settles it; reasons may differ."""
        said = {word.decision for word in self.words}
        return len(said) > 1 and all(word.reader != CONSENSUS for word in self.words)

    @property
    def outcome(self) -> str:
        """What holds: include, exclude, unsure, conflict, or the empty text for no decision."""
        if self.disputed:
            return "conflict"
        return self.settled_by.decision if self.settled_by else ""

    @property
    def decided(self) -> bool:
        """Whether the record is in or out at this stage."""
        return self.outcome in ("include", "exclude")

    @property
    def reason(self) -> str:
        """Why the record is out, as the row that settles it says."""
        return self.settled_by.reason if self.settled_by else ""

    def of(self, reader: str) -> Decision | None:
        """Return the last word of a reader."""
        return next((word for word in self.words if word.reader == reader), None)


@dataclass(frozen=True)
class Screening:
    """The decisions of a log in their order; ``notes`` say what a reader of the file must know."""

    decisions: tuple[Decision, ...] = ()
    notes: tuple[str, ...] = ()
    path: Path | None = None

    @cached_property
    def standings(self) -> Mapping[tuple[str, str], Standing]:
        """What holds, by record and stage."""
        last: dict[tuple[str, str], dict[str, Decision]] = {}
        for each in self.decisions:
            last.setdefault((each.id, each.stage), {})[each.reader] = each
        return {
            key: Standing(*key, tuple(said[name] for name in sorted(said)))
            for key, said in last.items()
        }

    def standing(self, record: str, stage: str = STAGES[0]) -> Standing:
        """Return what holds for a record at a stage, be it nothing."""
        return self.standings.get((record, stage), Standing(record, stage))

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The stages at which anything was decided; the first where nothing was."""
        used = {each.stage for each in self.decisions}
        return tuple(stage for stage in STAGES if stage in used) or STAGES[:1]

    @cached_property
    def readers(self) -> tuple[str, ...]:
        """Who decided, without the consensus."""
        return tuple(sorted({each.reader for each in self.decisions} - {CONSENSUS}))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The records that the log names, in the order in which it first does."""
        return tuple(dict.fromkeys(each.id for each in self.decisions))

    def last(self, record: str, stages: Iterable[str] | None = None) -> Standing:
        """Return what holds for a record at the last stage that it reached."""
        reached = self.standing(record)
        for stage in tuple(stages or self.stages)[1:]:
            later = self.standing(record, stage)
            reached = later if later.words or reached.outcome == "include" else reached
        return reached

    @cached_property
    def conflicts(self) -> tuple[Standing, ...]:
        """Where readers disagree and nothing settles it, a later stage neither."""
        return tuple(
            each
            for each in self.standings.values()
            if each.disputed
            and not any(self.standing(each.id, later).words for later in _after(each.stage))
        )

    def included(self) -> tuple[str, ...]:
        """Return the records that passed every stage of this log; conflicts raise.

        Records that a reader is unsure of did not pass, nor those that wait for a later stage.
        """
        if self.conflicts:
            raise disagreement(self.conflicts, self.path)
        return tuple(each for each in self.ids if self.last(each).outcome == "include")


def _after(stage: str) -> tuple[str, ...]:
    return STAGES[STAGES.index(stage) + 1 :]


def disagreement(conflicts: Iterable[Standing], path: Path | None = None) -> Conflict:
    """Return the error for records about which readers disagree."""
    found = tuple(conflicts)
    listed = [f"  {each.id} ({each.stage}): {_said(each)}" for each in found[:_FEW]]
    more = [f"  and {len(found) - _FEW:,} more"] if len(found) > _FEW else []
    count = "1 record" if len(found) == 1 else f"{len(found):,} records"
    where = f"{path}: " if path else ""
    return Conflict(
        "\n".join([f"{where}readers disagree about {count}:", *listed, *more]),
        hint=f"Settle each with a row of the reader {CONSENSUS!r}"
        + (
            f": spallm review screen {shlex.quote(str(path.parent))} --reader {CONSENSUS}."
            if path
            else "."
        ),
    )


def _said(standing: Standing) -> str:
    return ", ".join(f"{word.reader or 'nobody named'} {word.decision}" for word in standing.words)


def read_decisions(path: Path) -> Screening:
    """Read the decisions of a screening file; see :mod:`spallm.selecting.screening_file`."""
    from spallm.selecting.screening_file import read_screening

    return read_screening(path)


def included(screening: Screening) -> tuple[str, ...]:
    """Return the records that passed, by the names that the file gives them; conflicts raise."""
    return screening.included()
