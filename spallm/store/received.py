"""What an endpoint sends, checked and written in the format that was asked for.

A reply that does not parse is an error even under status 200, because some servers break off long
answers that way. Virtuoso ends its answers in good order where it cuts them, and says so in headers
of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph

from spallm.errors import LimitExceeded, QueryError
from spallm.store.formats import GRAPH_MEDIA, TABLE_MEDIA
from spallm.store.results import broken_answer, value_too_large
from spallm.store.rows import cut_rows
from spallm.store.worker import GRAPH_FORMATS, TABLE_FORMATS

if TYPE_CHECKING:
    from spallm.store.exchange import Answer

#: Tables always travel as JSON, which can be checked.
TABLE_ACCEPT = TABLE_MEDIA["json"]
GRAPH_ACCEPT = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
# Virtuoso's names of blank nodes are no names of blank nodes. A text cannot look like this,
# because its quotation marks would be escaped.
_NODE_ID = re.compile(rb'("type":\s*"bnode",\s*"value":\s*")nodeID://')


def table(answer: Answer, accept: str, rows: int | None) -> tuple[bytes, bool]:
    """Return a table of at most ``rows`` rows, or a yes or no, and whether it was cut."""
    sent = _NODE_ID.sub(rb"\1", answer.body)
    try:
        results = pyoxigraph.parse_query_results(sent, TABLE_FORMATS["json"])
        body = results.serialize(format=TABLE_FORMATS[accept])
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(answer, problem) from None
    except MemoryError:
        raise value_too_large() from None
    assert body is not None
    if isinstance(results, pyoxigraph.QueryBoolean):
        return body, False
    body, cut = cut_rows(body, accept, rows)
    return body, _checked(answer, rows, cut=cut or _is_at_limit(answer))


def triples(answer: Answer, accept: str, rows: int | None) -> tuple[bytes, bool]:
    """Return a graph of at most ``rows`` triples, and whether it was cut."""
    forms = {media: name for name, media in GRAPH_MEDIA.items()}
    form = GRAPH_FORMATS[forms.get(answer.media_type, "turtle")]
    try:
        # Some servers repeat a triple for every way in which they find it.
        quads = list(dict.fromkeys(pyoxigraph.parse(answer.body, form)))
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(answer, problem) from None
    except MemoryError:
        raise value_too_large() from None
    body = pyoxigraph.serialize(quads[:rows], format=GRAPH_FORMATS[accept])
    assert body is not None
    cut = rows is not None and len(quads) > rows
    return body, _checked(answer, rows, cut=cut or _is_at_limit(answer))


def _is_at_limit(answer: Answer) -> bool:
    """Whether the server says that this answer has as many rows as it gives of any."""
    return answer.headers.get("X-SPARQL-MaxRows") is not None


def _checked(answer: Answer, rows: int | None, *, cut: bool) -> bool:
    """Return whether an answer was cut; one that had to come whole is refused then."""
    if answer.headers.get("X-SQL-State"):
        raise LimitExceeded(
            "the endpoint stopped in the middle of its answer, because its own time was up",
            hint="Ask for less, or have the endpoint's limit of time raised.",
        )
    if cut and rows is None:
        most = answer.headers.get("X-SPARQL-MaxRows")
        raise LimitExceeded(
            f"the endpoint gives no more than {most} rows of an answer",
            hint="Have its limit raised (in Virtuoso: ResultSetMaxRows), or ask for a part.",
        )
    return cut


def _unreadable(answer: Answer, problem: Exception) -> QueryError:
    """Return the error for an answer that is not what the endpoint was asked for."""
    if "html" in answer.media_type:
        return QueryError(
            "the address answers with a web page, not with results",
            hint="Give the address of the SPARQL endpoint itself.",
        )
    return broken_answer(problem)
