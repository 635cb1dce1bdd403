"""The state of a review: its records, what was decided about each, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spallm.analysis.data_version import DataVersion, data_version
from spallm.review.record import Record
from spallm.review.register import Register
from spallm.review.review import Review
from spallm.selecting.screening import STAGES, Decision, Screening, Standing, disagreement
from spallm.store.subgraph import Subgraph

if TYPE_CHECKING:
    from spallm.figures.flow import Flow


@dataclass(frozen=True)
class State:
    """A review as it stands with the data of today.

    ``selected`` is what the expression finds, ``expression`` its canonical text; ``register`` has
    all works of the graph that it was selected from. The decisions in ``screening`` name records
    by id; those of records that the selection does not have any more are ``gone``, those whose id
    means nothing in the graph are ``strangers``. Both stay in the log.
    """

    review: Review
    selected: Subgraph
    register: Register
    expression: str
    records: tuple[Record, ...]
    screening: Screening
    gone: tuple[Decision, ...] = ()
    strangers: tuple[Decision, ...] = ()

    @cached_property
    def data(self) -> DataVersion:
        """The version of the graph."""
        return data_version(self.whole)

    @property
    def whole(self) -> Subgraph:
        """The graph that was selected from."""
        return self.register.library.whole

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """The records by id."""
        return {record.id: record for record in self.records}

    @property
    def screened(self) -> bool:
        """Whether anything was decided about these records; if not, all of them pass."""
        return bool(self.screening.decisions)

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages of this review: those it plans, and those at which anything was decided."""
        used = {*self.review.stages, *self.screening.stages}
        return tuple(stage for stage in STAGES if stage in used)

    def standing(self, record: Record, stage: str | None = None) -> Standing:
        """Return what holds for a record at a stage, or at the last that it reached."""
        if stage:
            return self.screening.standing(record.id, stage)
        return self.screening.last(record.id, self.stages)

    @cached_property
    def conflicts(self) -> tuple[Standing, ...]:
        """Where readers disagree about a record of this selection."""
        return tuple(each for each in self.screening.conflicts if each.id in self.by_id)

    @cached_property
    def included(self) -> tuple[Record, ...]:
        """The records that passed; all of them where nothing was screened. Conflicts raise."""
        if self.conflicts:
            raise disagreement(self.conflicts, self.review.log)
        if not self.screened:
            return self.records
        return tuple(record for record in self.records if self.passed(record))

    def first(self, record: Record) -> str:
        """Return the outcome of the first stage; whose text was read has passed it."""
        read = self.standing(record, STAGES[1]).words
        return "include" if read else self.standing(record, STAGES[0]).outcome

    def passed(self, record: Record) -> bool:
        """Whether a record is in; where nothing was screened, every record is."""
        return not self.screened or self.standing(record).outcome == "include"

    @property
    def undecided(self) -> tuple[Record, ...]:
        """The records of which nobody can say yet whether they are in, conflicts apart."""
        return tuple(r for r in self.records if self.standing(r).outcome in ("", "unsure"))

    @property
    def first_undecided(self) -> int:
        """How many records are neither in nor out at the first stage, conflicts among them."""
        return sum(self.first(record) not in ("include", "exclude") for record in self.records)

    @property
    def waiting(self) -> int:
        """How many records passed the first stage and wait for a word on their full text."""
        if STAGES[1] not in self.stages:
            return 0
        return sum(
            self.first(record) == "include" and not self.standing(record, STAGES[1]).decided
            for record in self.records
        )

    @property
    def changed(self) -> tuple[Record, ...]:
        """The records whose facts are others than when a reader last decided about them."""
        return tuple(
            record
            for record in self.records
            if (words := self.standing(record).words)
            and any(word.seen and word.seen != record.digest for word in words)
        )

    @cached_property
    def chosen(self) -> Subgraph:
        """The part of the selection that passed: what the pack is made of.

        Entities that belong to no record, such as tasks, stay.
        """
        of_records = frozenset().union(*(record.members for record in self.records))
        kept = frozenset().union(*(record.members for record in self.included))
        return self.whole.restricted((self.selected.nodes.keys() - of_records) | kept)

    def flow(self, language: str = "en") -> Flow:
        """Return the PRISMA 2020 counts, with reasons and sources named in a language."""
        from spallm.review.flow import flow

        return flow(self, language)
