"""Opening a review: what its expression selects today, joined with what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.errors import UsageError
from spallm.review.expression import kept, opened
from spallm.review.records import Library
from spallm.review.register import Register
from spallm.review.review import Review
from spallm.review.state import State
from spallm.selecting.screening import Screening, read_decisions

if TYPE_CHECKING:
    from spallm.knowledge_graph import KnowledgeGraph
    from spallm.knowledge_graph.selection import Selection


class CannotSelect(UsageError):
    """The expression of a review cannot be read, or names what the graph does not have."""


def state(graph: KnowledgeGraph, review: Review) -> State:
    """Return how a review stands with a graph.

    An expression that cannot be read raises CannotSelect, which names the file; one that finds
    nothing gives a state without records.
    """
    selected = _selected(graph, review)
    log = _read(review)
    register = Register(Library(selected.whole))
    records = register.library.records(selected.subgraph)
    known, strangers = register.resolved(log.decisions)
    ids = {record.id for record in records}
    return State(
        review=review,
        selected=selected.subgraph,
        register=register,
        expression=kept(selected.expression, review.folder),
        records=records,
        screening=Screening(tuple(d for d in known if d.id in ids), log.notes, review.log),
        gone=tuple(each for each in known if each.id not in ids),
        strangers=strangers,
    )


def _read(review: Review) -> Screening:
    if review.log.exists():
        return read_decisions(review.log)
    note = f"{review.log} is missing; the next decision begins a new one"
    return Screening(notes=(note,), path=review.log)


def _selected(graph: KnowledgeGraph, review: Review) -> Selection:
    saved = review.folder / "selections"
    try:
        expression = opened(review.select, review.folder)
        return graph.select(expression, folder=saved if saved.is_dir() else saved.name)
    except UsageError as error:
        message = f"{review.settings}: select: {error.message}"
        raise CannotSelect(message, hint=error.hint) from error
