"""A query as a worker is asked it, and what the worker's reply means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.store.engine import Reply
from spallm.store.failures import query_failure
from spallm.store.formats import formats_of
from spallm.store.rows import cut_rows

if TYPE_CHECKING:
    from spallm.store.answering import Dataset
    from spallm.store.engine import Limits
    from spallm.store.frames import Head
    from spallm.store.prepared import PreparedQuery


def request(
    query: PreparedQuery, accept: str, limits: Limits, dataset: Dataset | None = None
) -> tuple[Head, bytes]:
    """Return the message that asks a worker."""
    head = {
        "format": accept,
        "seconds": str(limits.seconds),
        "bytes": str(limits.bytes),
        "memory": str(limits.memory),
    }
    if limits.rows is not None:
        head["rows"] = str(limits.rows)
    if dataset is None:
        return head, query.text.encode()
    head |= {"default": str(len(dataset.default)), "named": str(len(dataset.named))}
    return head, "\0".join([*dataset.default, *dataset.named, query.text]).encode()


def reply(query: PreparedQuery, accept: str, limits: Limits, head: Head, body: bytes) -> Reply:
    """Return what a worker's message says, or raise what it complains of."""
    if head["status"] == "failed":
        raise query_failure(query, head, body, limits)
    cut = head["cut"] == "1"
    if query.form == "SELECT":
        body, cut = cut_rows(body, accept, limits.rows)
    return Reply(body, accept, formats_of(query.form)[accept], query.form, cut)
