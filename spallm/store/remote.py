"""An endpoint that speaks the SPARQL 1.1 Protocol, somewhere else.

The standard library is enough for one POST, and no HTTP package has to load before a small
question is on its way. Tables always travel as JSON: it can be checked, and a reply that does not
parse is an error even under status 200, because some servers break off long answers that way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from spallm.errors import QueryError
from spallm.store.closing import Closing
from spallm.store.engine import Limits, Reply
from spallm.store.exchange import Exchange, check_address
from spallm.store.formats import GRAPH_MEDIA, TABLE_FORMS, TABLE_MEDIA, check_format, formats_of
from spallm.store.prepared import prepare
from spallm.store.results import broken_answer, value_too_large
from spallm.store.rows import cut_rows
from spallm.store.worker import GRAPH_FORMATS, TABLE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spallm.store.answering import Dataset
    from spallm.store.exchange import Answer
    from spallm.store.prepared import PreparedQuery
    from spallm.store.results import Term

_GRAPH_ACCEPT = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"


class RemoteEngine(Closing):
    """The endpoint at an http or https URL; nothing is sent before the first query."""

    def __init__(self, url: str) -> None:
        check_address(url, "http")
        self.url = url
        self._running: Exchange | None = None

    def query(
        self,
        text: str,
        *,
        accept: str,
        limits: Limits = Limits(),  # noqa: B008  # a frozen value
        parameters: Mapping[str, Term] | None = None,
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        return self.answer(prepare(text, parameters, rows=limits.rows), accept, limits)

    def answer(
        self, query: PreparedQuery, accept: str, limits: Limits, dataset: Dataset | None = None
    ) -> Reply:
        """Answer a query that is ready, over a dataset or over what the endpoint takes for all."""
        form = query.form
        check_format(form, accept)
        table = form in TABLE_FORMS
        wanted = TABLE_MEDIA["json"] if table else _GRAPH_ACCEPT
        self._running = Exchange(self.url, _fields(query, dataset), wanted, limits)
        answer = self._running.run()
        read = _table if table else _triples
        body, cut = read(answer, accept, limits.rows if form != "ASK" else None)
        return Reply(body, accept, formats_of(form)[accept], form, cut)

    def interrupt(self) -> None:
        """Wait no longer for the answer that is on its way, from another thread."""
        if self._running:
            self._running.give_up()

    def close(self) -> None:
        """Do nothing: no connection stays open."""


def _fields(query: PreparedQuery, dataset: Dataset | None) -> list[tuple[str, str]]:
    """Return the fields of the protocol's form."""
    fields = [("query", query.text)]
    if dataset is not None:
        fields += [("default-graph-uri", graph) for graph in dataset.default]
        fields += [("named-graph-uri", graph) for graph in dataset.named]
    return fields


def _table(answer: Answer, accept: str, rows: int | None) -> tuple[bytes, bool]:
    """Check a table or a yes or no, and write it in the format that was asked for."""
    try:
        results = pyoxigraph.parse_query_results(answer.body, TABLE_FORMATS["json"])
        body = results.serialize(format=TABLE_FORMATS[accept])
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(answer, problem) from None
    except MemoryError:
        raise value_too_large() from None
    assert body is not None
    return cut_rows(body, accept, rows)


def _triples(answer: Answer, accept: str, rows: int | None) -> tuple[bytes, bool]:
    """Check a graph, and write it in the format that was asked for."""
    forms = {media: name for name, media in GRAPH_MEDIA.items()}
    form = GRAPH_FORMATS[forms.get(answer.media_type, "turtle")]
    try:
        quads = list(pyoxigraph.parse(answer.body, form))
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(answer, problem) from None
    except MemoryError:
        raise value_too_large() from None
    body = pyoxigraph.serialize(quads[:rows], format=GRAPH_FORMATS[accept])
    assert body is not None
    return body, rows is not None and len(quads) > rows


def _unreadable(answer: Answer, problem: Exception) -> QueryError:
    """Return the error for an answer that is not what the endpoint was asked for."""
    if "html" in answer.media_type:
        return QueryError(
            "the address answers with a web page, not with results",
            hint="Give the address of the SPARQL endpoint itself.",
        )
    return broken_answer(problem)
