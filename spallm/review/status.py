"""The status of a review: how far it is, what is open, and what to do next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from spallm.review.agreement import agreements
from spallm.review.methods import caveats
from spallm.review.sentences import STAGE_NAMES
from spallm.selecting.screening import CONSENSUS, STAGES, Standing

if TYPE_CHECKING:
    from spallm.review.state import State

#: How many records a list in the status names.
_FEW = 10
_OUTCOMES = ("include", "exclude", "unsure", "conflict")


def finished(state: State) -> bool:
    """Whether every record is in or out, and nobody disagrees."""
    return bool(state.records) and not state.conflicts and not state.undecided


def counted(state: State, stage: str) -> Mapping[str, int]:
    """Return how many records of a stage have which outcome; "open" are those without any."""
    at_stage = [r for r in state.records if stage == STAGES[0] or state.first(r) == "include"]
    counts = Counter(state.standing(record, stage).outcome or "open" for record in at_stage)
    return {"records": len(at_stage), **{key: counts[key] for key in (*_OUTCOMES, "open")}}


def as_json(state: State) -> dict[str, Any]:
    """Return the status for machines."""
    review = state.review
    return {
        "title": review.title,
        "question": review.question,
        "select": state.expression,
        "data": asdict(state.data),
        "began_with": asdict(review.began_with),
        "records": len(state.records),
        "screened": state.screened,
        "finished": finished(state),
        "stages": {stage: dict(counted(state, stage)) for stage in state.stages},
        "readers": dict(_readers(state)),
        "agreement": [asdict(each) for each in agreements(state.screening)],
        "conflicts": [_conflict(each) for each in state.conflicts],
        "undecided": [record.id for record in state.undecided],
        "changed": [record.id for record in state.changed],
        "gone": sorted({each.id for each in state.gone}),
        "unknown": [{"id": each.id, "line": each.line} for each in state.strangers],
        "notes": list(state.screening.notes),
        "flow": _flow(state),
        "next": next_command(state),
    }


def _flow(state: State) -> dict[str, Any]:
    return {key: dict(value) if isinstance(value, Mapping) else value
            for key, value in asdict(state.flow()).items()}  # fmt: skip


def _conflict(standing: Standing) -> dict[str, Any]:
    said = {word.reader: word.decision for word in standing.words}
    return {"id": standing.id, "stage": standing.stage, "said": said}


def next_command(state: State) -> str:
    """Return the command that brings the review on."""
    folder = shlex.quote(str(state.review.folder))
    if not state.records:
        return f"spallm select {shlex.quote(state.review.select)}"
    if state.conflicts:
        return f"spallm review screen {folder} --reader {CONSENSUS}"
    if state.first_undecided or state.waiting:
        stage = "" if state.first_undecided else f" --stage {STAGES[1]}"
        return f"spallm review screen {folder}{stage}"
    return f"spallm review run {folder}"


def lines(state: State) -> Iterator[str]:
    """Yield the status as a person reads it."""
    review, data = state.review, state.data
    yield review.title
    if review.question:
        yield f"Question   {review.question}"
    yield f"Selection  {state.expression}"
    yield f"Data       {data.title or 'a graph'}, {data.name}{_since(state)}"
    yield ""
    for stage in state.stages:
        yield _stage(state, stage)
    if state.screened:
        yield from _people(state)
    if lists := list(_lists(state)):
        yield from (*lists, "")
    yield from caveats(state)
    yield from state.screening.notes
    yield ""
    yield f"Next: {next_command(state)}"


def _since(state: State) -> str:
    began = state.review.began_with
    if not began.digest:
        return ""
    if began.digest == state.data.digest:
        return ", as when the review began"
    return f"; the review began with {began.name}"


def _stage(state: State, stage: str) -> str:
    counts = dict(counted(state, stage))
    total = counts.pop("records")
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
    name = STAGE_NAMES[stage]["en"].capitalize()
    return f"{name:<10} {total:,} record{'' if total == 1 else 's'}{': ' if told else ''}{told}"


def _readers(state: State) -> Iterator[tuple[str, int]]:
    """Yield each reader with the number of records they decided about."""
    held = state.screening.standings.values()
    for reader in (*state.screening.readers, CONSENSUS):
        if number := len({each.id for each in held if each.of(reader)}):
            yield reader, number


def _people(state: State) -> Iterator[str]:
    told = ", ".join(f"{name or 'nobody named'} {number:,}" for name, number in _readers(state))
    yield f"Readers    {told}"
    for each in agreements(state.screening):
        kappa = "not defined" if each.kappa is None else f"{each.kappa:.2f}"
        names = " and ".join(name or "nobody named" for name in each.readers)
        yield (
            f"Agreement  {names}, {STAGE_NAMES[each.stage]['en']}: {each.alike:,} of "
            f"{each.records:,} alike, kappa {kappa}"
        )


def _lists(state: State) -> Iterator[str]:
    conflicts = [
        f"{each.id} ({STAGE_NAMES[each.stage]['en']}): "
        + ", ".join(f"{word.reader or 'nobody named'} {word.decision}" for word in each.words)
        for each in state.conflicts
    ]
    unknown = [f"{each.id} (line {each.line})" for each in state.strangers]
    yield from _listed("Readers disagree about", conflicts)
    yield from _listed("Changed since they were decided", [record.id for record in state.changed])
    yield from _listed("Not in the selection any more", sorted({e.id for e in state.gone}))
    yield from _listed("Unknown in these data", unknown)


def _listed(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield ""
        yield f"{title}:"
        yield from (f"  {item}" for item in items[:_FEW])
        if len(items) > _FEW:
            yield f"  and {len(items) - _FEW:,} more"
