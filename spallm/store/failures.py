"""What a worker's end or complaint means, in words for the person who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.errors import GraphError, LimitExceeded, QueryError, QueryRefused, SpallmError, TooLarge
from spallm.store.engine import MEBIBYTE

if TYPE_CHECKING:
    from spallm.store.engine import Limits
    from spallm.store.frames import Head
    from spallm.store.prepared import PreparedQuery


def load_failure(sources: tuple[str, ...], head: Head, body: bytes) -> GraphError:
    """Return the error for a graph that the worker could not load."""
    noted, _, complaint = body.decode("utf-8", "replace").partition("\0")
    place = noted or sources[0].partition("=")[2]
    if head["status"] == "empty":
        return GraphError(f"{place} holds no statements", hint="Is it the file you meant?")
    if "line" in head:
        # The engine repeats the place before it says what is wrong.
        wrong = complaint.split(": ", 1)[-1]
        return GraphError(
            f"{place}, line {head['line']}, column {head['column']}: {wrong}",
            hint="The file is damaged, half written, or not in the format its name says.",
        )
    if sources[0].startswith("store="):
        return GraphError(
            f"{place} cannot be opened as a store: {complaint}",
            hint="Build the store again from its source files.",
        )
    return GraphError(
        f"{place} cannot be loaded: {complaint or 'the loading process ended'}",
        hint="Is the file whole, readable and small enough for this machine's memory?",
    )


def query_failure(query: PreparedQuery, head: Head, body: bytes, limits: Limits) -> SpallmError:
    """Return the error for a query that the worker answered with a complaint."""
    complaint = body.decode("utf-8", "replace").partition("\0")[2]
    kind = head["kind"]
    if kind == "SyntaxError":
        return query.explain(complaint)
    if kind == "AnswerTooLarge":
        return answer_too_large(limits)
    if kind == "MemoryError":
        return _out_of_memory(limits)
    if "is not supported" in complaint:
        return QueryRefused(complaint, hint="Use what SPARQL 1.1 defines.")
    return QueryError(
        f"the engine gave up: {complaint or kind}",
        hint="Ask in a simpler way.",
    )


def death(status: int, complaint: str, *, timed_out: bool, limits: Limits) -> SpallmError:
    """Return the error for a worker that ended instead of answering."""
    if timed_out:
        return too_slow(limits)
    if "memory allocation" in complaint or "MemoryError" in complaint:
        return _out_of_memory(limits)
    if "total order" in complaint:
        return QueryError(
            "ORDER BY met values of kinds that have no common order, such as dates beside numbers",
            hint="Sort their texts: ORDER BY STR(?x).",
        )
    return QueryError(
        f"the engine broke down over this query (exit status {status})",
        hint="Ask in a simpler way.",
    )


def too_slow(limits: Limits) -> LimitExceeded:
    """Return the error for a query that did not end in time."""
    return LimitExceeded(
        f"the query was stopped after {limits.seconds:g} s",
        hint="Give it longer with --timeout SECONDS, or ask for less.",
    )


def answer_too_large(limits: Limits) -> TooLarge:
    """Return the error for an answer with too many bytes."""
    return TooLarge(
        f"the answer is larger than {limits.bytes / MEBIBYTE:g} MiB",
        hint="Ask for fewer rows or columns, with LIMIT for instance.",
    )


def _out_of_memory(limits: Limits) -> LimitExceeded:
    return LimitExceeded(
        f"the query needs more than {limits.memory / MEBIBYTE:g} MiB of memory",
        hint="Ask for less at a time; GROUP_CONCAT and ORDER BY keep everything in memory.",
    )
