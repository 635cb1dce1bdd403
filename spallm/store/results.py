"""Tables of terms, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph

from spallm.errors import LimitExceeded, QueryError
from spallm.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NamedNode = pyoxigraph.NamedNode
BlankNode = pyoxigraph.BlankNode
Literal = pyoxigraph.Literal
Quad = pyoxigraph.Quad
Triple = pyoxigraph.Triple
DEFAULT_GRAPH = pyoxigraph.DefaultGraph()
Term: TypeAlias = (
    pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
)
PythonValue: TypeAlias = str | int | float | bool | Decimal | date | datetime


@dataclass(frozen=True)
class Table:
    """Rows of terms under named columns; ``truncated`` says that there were more rows.

    >>> table = Table(("name",), ((Literal("scGPT"),),))
    >>> [text(name) for (name,) in table]
    ['scGPT']
    >>> table.texts()
    [{'name': 'scGPT'}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    truncated: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def column(self, name: str) -> tuple[Term | None, ...]:
        """Return one column from top to bottom."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def texts(self) -> list[dict[str, str]]:
        """Return the rows as dictionaries of texts, empty where nothing is bound."""
        return [dict(zip(self.columns, map(text, row), strict=True)) for row in self.rows]


def parse_table(body: bytes, *, truncated: bool = False) -> Table:
    """Read a table in the W3C's JSON format."""
    results = _parse(body)
    if not isinstance(results, pyoxigraph.QuerySolutions):
        raise QueryError("the answer is yes or no, not a table")
    columns = tuple(variable.value for variable in results.variables)
    try:
        rows = tuple(tuple(solution) for solution in results)
    except SyntaxError as problem:
        raise broken_answer(problem) from None
    except MemoryError:
        raise value_too_large() from None
    return Table(columns, rows, truncated)


def parse_boolean(body: bytes) -> bool:
    """Read a yes or no in the W3C's JSON format."""
    results = _parse(body)
    if not isinstance(results, pyoxigraph.QueryBoolean):
        raise QueryError("the answer is a table, not yes or no")
    return bool(results)


def _parse(body: bytes) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
    try:
        return pyoxigraph.parse_query_results(body, pyoxigraph.QueryResultsFormat.JSON)
    except SyntaxError as problem:
        raise broken_answer(problem) from None
    except MemoryError:
        raise value_too_large() from None


def value_too_large() -> LimitExceeded:
    """Return the error for a single value that the engine's reader has no room for."""
    return LimitExceeded(
        "a value in the answer is larger than 16 MiB",
        hint="Leave the longest texts out, or ask for a part of them with SUBSTR.",
    )


def broken_answer(problem: Exception | str) -> QueryError:
    """Return the error for an answer that does not parse."""
    return QueryError(
        f"the answer is broken or was cut off on its way: {problem}",
        hint="Ask again with a smaller LIMIT; some servers break off long answers.",
    )


def whole(word: str) -> str:
    r"""Return a word without the half characters that other encodings leave: no term holds them.

    >>> whole("sc\udcffGPT")
    'sc?GPT'
    """
    return word.encode("utf-8", "replace").decode()


def text(term: Term | None) -> str:
    """Return a term as people write it: an IRI or literal without marks, nothing as ''.

    >>> text(NamedNode("https://schema.org/Dataset")), text(Literal("模型", language="zh"))
    ('https://schema.org/Dataset', '模型')
    >>> text(None)
    ''
    """
    if isinstance(term, pyoxigraph.Triple):
        return str(term)
    return "" if term is None else term.value


def python_value(term: Term | None) -> PythonValue | None:
    """Return the Python value of a term: numbers, truth values and dates; texts otherwise.

    A literal that is not what its datatype says stays a text.

    >>> python_value(Literal(12)), python_value(Literal("2.50", datatype=NamedNode(XSD.decimal)))
    (12, Decimal('2.50'))
    """
    if not isinstance(term, pyoxigraph.Literal):
        return None if term is None else text(term)
    read = _READERS.get(term.datatype.value)
    try:
        return read(term.value) if read else term.value
    except (ValueError, InvalidOperation):
        return term.value


def _truth(written: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}.get(written, False)


_READERS: dict[str, Callable[[str], PythonValue]] = {
    XSD.iri + "integer": int,
    XSD.iri + "decimal": Decimal,
    XSD.iri + "double": float,
    XSD.iri + "float": float,
    XSD.iri + "boolean": _truth,
    XSD.iri + "date": date.fromisoformat,
    XSD.iri + "dateTime": datetime.fromisoformat,
}
