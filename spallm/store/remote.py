"""An endpoint that speaks the SPARQL 1.1 Protocol, somewhere else.

The standard library is enough for one POST, and no HTTP package has to load before a small
question is on its way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.errors import QueryError
from spallm.store import received
from spallm.store.address import Address
from spallm.store.closing import Closing
from spallm.store.engine import Limits, Reply
from spallm.store.exchange import Exchange
from spallm.store.formats import TABLE_FORMS, check_format, formats_of
from spallm.store.prepared import prepare
from spallm.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spallm.store.answering import Dataset
    from spallm.store.exchange import Answer
    from spallm.store.prepared import PreparedQuery
    from spallm.store.results import Term

# Virtuoso sorts no more rows than it is set to where a query bounds them, and one that does not
# bound them may sort any number.
_TOO_MANY_TO_SORT = "Error SR353"


class RemoteEngine(Closing):
    """The endpoint at an http or https URL; nothing is sent before the first query.

    The URL may name the graphs that are asked, with ``default-graph-uri`` and ``named-graph-uri``.
    """

    def __init__(self, url: str) -> None:
        self.address = Address.read(url)
        self._running: Exchange | None = None

    def query(
        self,
        text: str,
        *,
        accept: str,
        limits: Limits = Limits(),  # noqa: B008  # a frozen value
        parameters: Mapping[str, Term] | None = None,
        prefixes: Mapping[str, str] = PREFIXES,
    ) -> Reply:
        """Answer a query in the format ``accept``."""
        prepared = prepare(text, parameters, rows=limits.rows, prefixes=prefixes)
        return self.answer(prepared, accept, limits)

    def answer(
        self, query: PreparedQuery, accept: str, limits: Limits, dataset: Dataset | None = None
    ) -> Reply:
        """Answer a query that is ready, over a dataset or over what the endpoint takes for all."""
        form = query.form
        check_format(form, accept)
        is_table = form in TABLE_FORMS
        wanted = received.TABLE_ACCEPT if is_table else received.GRAPH_ACCEPT
        answer = self._ask(query, wanted, limits, dataset)
        read = received.table if is_table else received.triples
        body, cut = read(answer, accept, limits.rows)
        return Reply(body, accept, formats_of(form)[accept], form, cut)

    @property
    def default_graphs(self) -> tuple[str, ...]:
        """The graphs that stand for the default graph because the URL says so."""
        graphs = self.address.graphs
        return graphs.default if graphs else ()

    def interrupt(self) -> None:
        """Wait no longer for the answer that is on its way, from another thread."""
        if self._running:
            self._running.give_up()

    def close(self) -> None:
        """Do nothing: no connection stays open."""

    def _ask(
        self, query: PreparedQuery, wanted: str, limits: Limits, dataset: Dataset | None
    ) -> Answer:
        """Send a query, and once more without its bound where that is what cannot be met."""
        try:
            return self._send(query, wanted, limits, dataset)
        except QueryError as problem:
            unbounded = query.unbounded(limits.rows)
            if _TOO_MANY_TO_SORT not in problem.message or unbounded == query:
                raise
            return self._send(unbounded, wanted, limits, dataset)

    def _send(
        self, query: PreparedQuery, wanted: str, limits: Limits, dataset: Dataset | None
    ) -> Answer:
        fields = _fields(query, dataset or self.address.graphs)
        self._running = Exchange(self.address.url, fields, wanted, limits)
        return self._running.run()


def _fields(query: PreparedQuery, dataset: Dataset | None) -> list[tuple[str, str]]:
    """Return the fields of the protocol's form."""
    fields = [("query", query.text)]
    if dataset is not None:
        fields += [("default-graph-uri", graph) for graph in dataset.default]
        fields += [("named-graph-uri", graph) for graph in dataset.named]
    return fields
