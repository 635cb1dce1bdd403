"""Results of queries as plain Python values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.knowledge_graph.notebook import html_table

if TYPE_CHECKING:
    from spallm.store.results import PythonValue

    Row = Mapping[str, PythonValue | None]


@dataclass(frozen=True)
class Result:
    """The answer to a query: rows of plain values by column.

    Numbers, truth values and dates are Python's own; entities are their IRIs; what is not bound
    is ``None``. ``truncated`` says that a limit of rows left some out. A graph that a query
    constructs has the columns subject, predicate and object; a yes or no the column answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[PythonValue | None, ...], ...]
    truncated: bool = False
    _raw: Callable[[str], bytes] = field(repr=False, compare=False, default=lambda _: b"")

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __getitem__(self, place: int) -> Row:
        return dict(zip(self.columns, self.rows[place], strict=True))

    def to_dicts(self) -> list[Row]:
        """Return the rows as a list of dictionaries, as pandas and polars read them."""
        return list(self)

    def raw(self, format: str = "json") -> bytes:  # noqa: A002  # the word every reader expects
        """Return the answer serialised: csv, tsv, json or xml, or turtle and the like for graphs.

        The query is asked again, so the graph has to be open still.
        """
        return self._raw(format)

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows, len(self.rows))
