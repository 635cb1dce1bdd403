"""The errors a user of SpaLLM can meet.

::

    SpallmError
    ├── UsageError            the request itself cannot be understood
    │   ├── UnknownId         no such entity, query, column or kind
    │   └── IdentifierError   text that is not the identifier it claims to be
    │       └── CutOffIdentifier   one that breaks off before its end
    ├── RecordError           a file in data/ cannot be read as a record
    ├── OntologyError         a file in ontology/ cannot be read
    ├── NothingFound          a selection that holds no entity
    ├── GraphError            a graph cannot be opened, read or written
    └── QueryError            a query cannot be answered
        ├── QuerySyntaxError  the text is not SPARQL
        ├── QueryRefused      the text asks for what this engine never does
        └── LimitExceeded     time, memory or size ran out
            ├── TooLarge      a query or an answer beyond its size
            └── Busy          too many queries wait already

Every message says what is wrong and where; ``hint`` says what to do next.
"""

from __future__ import annotations


class SpallmError(Exception):
    """The root of all errors that SpaLLM raises on purpose."""

    #: What a command that meets it exits with: 2 for what cannot be used, 1 for no answer.
    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(SpallmError):
    """A request that cannot be understood."""


class UnknownId(UsageError):
    """A name that stands for nothing in the graph or the library."""


class IdentifierError(UsageError):
    """Text that is not the identifier it claims to be."""


class CutOffIdentifier(IdentifierError):
    """An identifier that breaks off before its end."""


class RecordError(SpallmError):
    """A file of hand-written data that cannot be read as a record."""


class OntologyError(SpallmError):
    """A file of the ontology that cannot be read."""


class NothingFound(SpallmError):
    """A selection that was understood and holds no entity."""

    exit_code = 1


class GraphError(SpallmError):
    """A graph that cannot be opened, read or written."""


class QueryError(SpallmError):
    """A query that cannot be answered."""


class QuerySyntaxError(QueryError):
    """Text that is not a SPARQL query."""


class QueryRefused(QueryError):
    """A query that asks for what this engine never does."""


class LimitExceeded(QueryError):
    """A query that ran out of time, memory or room for its answer."""

    exit_code = 1


class TooLarge(LimitExceeded):
    """A query, or the answer to one, that is larger than allowed."""


class Busy(LimitExceeded):
    """A query that was not begun, because too many wait already."""
