"""What every engine is: something that answers a query within limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from spallm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from spallm.store.results import Term

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one query may use: ``rows`` cut the answer, everything else ends the query.

    ``memory`` counts beyond the loaded graph. Rows are triples where the answer is a graph.
    """

    seconds: float = 10.0
    rows: int | None = 10_000
    bytes: int = 64 * MEBIBYTE
    memory: int = 1024 * MEBIBYTE

    def __post_init__(self) -> None:
        if not self.seconds > 0:  # which is also said of what is not a number
            raise UsageError(f"a query cannot be given {self.seconds} seconds")
        if self.rows is not None and self.rows < 0:
            raise UsageError(f"an answer cannot have {self.rows} rows", hint="None is no limit.")


@dataclass(frozen=True)
class Reply:
    """An answer in the format that was asked for.

    ``truncated`` says that there is more than the limit of rows let through; whoever shows the
    reply says so too.
    """

    body: bytes
    format: str
    media_type: str
    form: str
    truncated: bool = False


class Engine(Protocol):
    """A graph that can be asked; closing it ends what runs for it."""

    @property
    def default_graphs(self) -> tuple[str, ...]:
        """The names of the graphs that stand for the default graph, where it has any."""

    def query(
        self,
        text: str,
        *,
        accept: str,
        limits: Limits = ...,
        parameters: Mapping[str, Term] | None = ...,
        prefixes: Mapping[str, str] = ...,
    ) -> Reply:
        """Answer a query in the format ``accept``, such as json, csv or turtle.

        ``prefixes`` need no declaration; they are SpaLLM's own unless others are given.
        """

    def close(self) -> None:
        """End what runs for this engine."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
