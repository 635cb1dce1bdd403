"""Opening a review: what its expression selects today, joined with what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.errors import UsageError
from spallm.review.records import Library
from spallm.review.register import Register
from spallm.review.review import Review
from spallm.review.state import State
from spallm.selecting.screening import Screening, read_decisions

if TYPE_CHECKING:
    from spallm.knowledge_graph import KnowledgeGraph
    from spallm.knowledge_graph.selection import Selection


def state(graph: KnowledgeGraph, review: Review) -> State:
    """Return how a review stands with a graph.

    An expression that cannot be read raises UsageError that names the file; one that finds nothing
    gives a state without records.
    """
    selected = _selected(graph, review)
    log = read_decisions(review.log) if review.log.exists() else Screening(path=review.log)
    register = Register(Library(selected.whole))
    records = register.library.records(selected.subgraph)
    known, strangers = register.resolved(log.decisions)
    ids = {record.id for record in records}
    return State(
        review=review,
        selected=selected.subgraph,
        register=register,
        expression=selected.expression,
        records=records,
        screening=Screening(tuple(d for d in known if d.id in ids), log.notes, review.log),
        gone=tuple(each for each in known if each.id not in ids),
        strangers=strangers,
    )


def _selected(graph: KnowledgeGraph, review: Review) -> Selection:
    saved = review.folder / "selections"
    try:
        return graph.select(review.select, folder=saved if saved.is_dir() else saved.name)
    except UsageError as error:
        raise UsageError(f"{review.settings}: select: {error.message}", hint=error.hint) from error
