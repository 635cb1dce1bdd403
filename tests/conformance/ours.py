"""Our endpoint under test: the application as it is served, over an engine in the same process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from starlette.testclient import TestClient

from spallm.store import worker
from spallm.store.asking import reply, request
from spallm.store.engine import Limits
from spallm.store.formats import GRAPH_MEDIA, TABLE_MEDIA
from spallm.store.subgraph import subgraph
from spallm.web.app import application
from spallm.web.library import Library
from tests.conformance.conversation import converse
from tests.conformance.engines import quads

if TYPE_CHECKING:
    from httpx import Response

    from spallm.store.answering import Dataset
    from spallm.store.engine import Reply
    from spallm.store.prepared import PreparedQuery
    from tests.conformance.cases import Case

HOST = "http://localhost"
MEDIA = TABLE_MEDIA | GRAPH_MEDIA


class Refused(Exception):
    """The endpoint did not answer with 200."""


class InProcess:
    """What a worker does, without the process around it: a store for each test costs nothing."""

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008  # a frozen value
        self.limits = limits
        self.store = ox.Store()

    async def answer(
        self, query: PreparedQuery, accept: str, dataset: Dataset | None = None
    ) -> Reply:
        """Answer as a worker would."""
        try:
            said = worker.answer(self.store, *request(query, accept, self.limits, dataset))
        except Exception as problem:  # noqa: BLE001  # as the worker does
            said = worker.failure(problem)
        return reply(query, accept, self.limits, *said)

    async def close(self) -> None:
        """Do nothing."""


class Ours:
    """The endpoint, asked over HTTP in the three ways of the protocol by turns."""

    def __init__(self) -> None:
        self.engine = InProcess()
        graph = subgraph([ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"))])
        self.client = TestClient(application(Library(graph), self.engine), base_url=HOST)
        self.asked = 0

    def answer(self, case: Case, accept: str) -> tuple[bytes, str]:
        """Answer the query of a case."""
        return self._ask(case, quads(case), MEDIA[accept]), accept

    def parse(self, case: Case) -> None:
        """Ask the query of a case of nothing."""
        self._ask(case, [], "*/*")

    def converse(self, case: Case) -> str:
        """Return why a test of the protocol fails, or nothing."""
        self._load(quads(case))
        return converse(self.client, case)

    def _load(self, data: list[ox.Quad]) -> None:
        self.engine.store = ox.Store()
        self.engine.store.extend(data)

    def _ask(self, case: Case, data: list[ox.Quad], accept: str) -> bytes:
        self._load(data)
        # The protocol has no field for the base; a query says itself what it is relative to.
        response = self._sent(f"BASE <{case.base}>\n{case.query}", {"Accept": accept})
        if response.status_code != 200:
            raise Refused(f"{response.status_code}, {response.text}")
        return response.content

    def _sent(self, query: str, headers: dict[str, str]) -> Response:
        self.asked += 1
        if self.asked % 3 == 0:
            return self.client.get("/sparql", params={"query": query}, headers=headers)
        if self.asked % 3 == 1:
            return self.client.post("/sparql", data={"query": query}, headers=headers)
        headers = headers | {"Content-Type": "application/sparql-query"}
        return self.client.post("/sparql", content=query.encode(), headers=headers)
