"""What a server asks of an engine: many answers at once, each within limits, none in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spallm.store.engine import Limits, Reply
    from spallm.store.prepared import PreparedQuery


@dataclass(frozen=True)
class Dataset:
    """The graphs that a request asks instead of all.

    The union of the ``default`` ones is the default graph; ``named`` may be reached by GRAPH.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Answering(Protocol):
    """Something that answers queries beside each other in an event loop.

    Cancelling an answer ends the work on it. ``limits`` hold for every query alike.
    """

    limits: Limits

    async def answer(
        self, query: PreparedQuery, accept: str, dataset: Dataset | None = None
    ) -> Reply:
        """Answer in the format ``accept``; raise :class:`~spallm.errors.QueryError` otherwise.

        A reply that had to be cut to ``limits.rows`` says so in ``truncated``.
        """

    async def close(self) -> None:
        """End what runs for this engine."""
