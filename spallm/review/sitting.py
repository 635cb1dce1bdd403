"""A sitting: one reader goes through the records of a stage, and every decision is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from spallm.review import log
from spallm.review.record import Record
from spallm.selecting.screening import CONSENSUS, STAGES, Decision, Standing

if TYPE_CHECKING:
    from spallm.review.review import Review
    from spallm.review.state import State

#: Which of a reader's records a sitting goes through.
CHOICES: Mapping[str, Callable[[State, Record, Decision | None], bool]] = {
    "undecided": lambda _state, _record, word: word is None,
    "unsure": lambda _state, _record, word: word is not None and word.decision == "unsure",
    "changed": lambda _state, record, word: bool(word and word.seen and word.seen != record.digest),
    "all": lambda _state, _record, _word: True,
}


@dataclass
class Sitting:
    """Where a reader is: the records to go through, and which of them is shown.

    ``queue`` is fixed when the sitting begins, so that going back shows what was shown.
    """

    review: Review
    reader: str
    stage: str
    queue: tuple[Record, ...]
    total: int
    standings: dict[str, Standing]
    place: int = 0
    decided: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def record(self) -> Record | None:
        """The record to show, or nothing where the reader is through."""
        return self.queue[self.place] if self.place < len(self.queue) else None

    @property
    def done(self) -> int:
        """How many records of the stage the reader has decided about."""
        return sum(standing.of(self.reader) is not None for standing in self.standings.values())

    @property
    def standing(self) -> Standing:
        """What holds for the record that is shown."""
        assert self.record is not None
        return self.standings[self.record.id]

    def decide(self, decision: str, reason: str = "", note: str = "") -> None:
        """Write a decision about the record that is shown, and go on to the next."""
        record = self.record
        assert record is not None
        row = Decision(
            record.id, self.stage, decision, reason, self.reader,
            datetime.now(UTC).date().isoformat(), note, record.digest,
        )  # fmt: skip
        self.notes += log.add(self.review.log, [row]).notes
        old = self.standings[record.id]
        words = (*(each for each in old.words if each.reader != self.reader), row)
        self.standings[record.id] = replace(old, words=words)
        self.decided += 1
        self.skip()

    def skip(self) -> None:
        """Go on to the next record."""
        self.place += 1

    def back(self) -> bool:
        """Return to the record before; what was decided about it stands until decided anew."""
        if not self.place:
            return False
        self.place -= 1
        return True


def sitting(
    state: State, reader: str, stage: str = STAGES[0], choice: str = "undecided"
) -> Sitting:
    """Begin a sitting, or go on with one: at the first record that the reader has not decided.

    The consensus goes through the conflicts. At full text there are the records that passed the
    first stage.
    """
    records = [r for r in state.records if stage == STAGES[0] or state.first(r) == "include"]
    if reader == CONSENSUS:
        disputed = {each.id for each in state.conflicts if each.stage == stage}
        records = [record for record in state.records if record.id in disputed]
    standings = {record.id: state.standing(record, stage) for record in records}
    wanted = CHOICES[choice]
    queue = tuple(r for r in records if wanted(state, r, standings[r.id].of(reader)))
    return Sitting(state.review, reader, stage, queue, len(records), standings)


def reason_meant(review: Review, written: str) -> str:
    """Return the reason that a reader means: a criterion by number or code, or words of its own.

    >>> from pathlib import Path
    >>> from spallm.review.review import Criterion, Review
    >>> review = Review(Path(), "", "", exclude=(Criterion("E1", "off topic"),))
    >>> reason_meant(review, "1"), reason_meant(review, "e1"), reason_meant(review, "too short")
    ('E1', 'E1', 'too short')
    """
    text = written.strip()
    if text.isdecimal() and 0 < int(text) <= len(review.exclude):
        return review.exclude[int(text) - 1].code
    known = review.codes.get(text.lower())
    return known.code if known else text
