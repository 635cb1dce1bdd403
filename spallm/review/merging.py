"""Merging: the decisions of another file, told apart into new ones and those known already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spallm.selecting.screening import Decision, Screening, Standing

if TYPE_CHECKING:
    from spallm.review.state import State


@dataclass(frozen=True)
class Merge:
    """What another file brings.

    ``new`` are the rows to add, ``known`` counts those that the log has. Of the new ones
    ``changed`` are another word of the same reader, ``gone`` and ``strangers`` those about records
    that the selection or the graph does not have. ``conflicts`` are the disagreements that the new
    rows make.
    """

    new: tuple[Decision, ...]
    known: int
    changed: tuple[Decision, ...]
    conflicts: tuple[Standing, ...]
    gone: tuple[Decision, ...]
    strangers: tuple[Decision, ...]


def merge(state: State, incoming: Iterable[Decision], reader: str = "") -> Merge:
    """Compare decisions with those of a review; ``reader`` is whose they are if they do not say.

    A row is known if the log has its like, whenever it was added; so reading the same file twice
    adds nothing. Columns that are not the log's are left behind.
    """
    rows = [replace(each, reader=each.reader or reader, more=()) for each in incoming]
    resolved, strangers = state.register.resolved(rows)
    held = {_likeness(each) for each in (*state.screening.decisions, *state.gone, *state.strangers)}
    new: dict[tuple[str, ...], Decision] = {}
    for each in (*resolved, *strangers):
        if _likeness(each) not in held:
            new.setdefault(_likeness(each), each)
    added, before = tuple(new.values()), state.screening
    after = Screening((*before.decisions, *(each for each in added if each.id in state.by_id)))
    disputed = {(each.id, each.stage) for each in before.conflicts}
    return Merge(
        new=added,
        known=len(rows) - len(added),
        changed=tuple(each for each in added if _differs(before, each)),
        conflicts=tuple(e for e in after.conflicts if (e.id, e.stage) not in disputed),
        gone=tuple(e for e in added if e.id not in state.by_id and e not in strangers),
        strangers=tuple(each for each in added if each in strangers),
    )


def _likeness(decision: Decision) -> tuple[str, ...]:
    return (
        decision.id, decision.stage, decision.decision, decision.reason.strip(), decision.reader,
        decision.date, decision.note.strip(),
    )  # fmt: skip


def _differs(before: Screening, decision: Decision) -> bool:
    """Whether a reader said something else about the same record before."""
    earlier = before.standing(decision.id, decision.stage).of(decision.reader)
    return earlier is not None and earlier.decision != decision.decision
